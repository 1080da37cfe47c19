//! What an import says of the rows of a file, and what readers see of the practices that it has brought.

use praxis::address::FileForm;
use praxis::edition;
use praxis::import::ImportStopped;
use praxis::practice::actions::mint_missing_arks;
use praxis::practice::model::PracticeId;
use praxis::site_copy::write_site;

use crate::cast::Cast;
use crate::imports::{brought, export, import, is_sound, put, rows};
use crate::site::{Site, publish_again};
use crate::world::World;

const PAGE: &str = "/practices/caravan-school";

/// The addresses below that of the practice to which a page leads, each of which answers.
async fn led(site: &Site, address: &str) -> Vec<String> {
    let page = site.browser.visit(address).await.ok();
    let links = page.attributes("a[href*='/caravan-school/']", "href");
    for link in &links {
        site.browser.visit(link).await.ok();
    }
    links
}

/// An import brings one version, under the number that it had elsewhere. No page leads to the versions before it.
async fn an_imported_version_leads_to_no_former_one(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let text = "key,title,summary,language,objectives,revision\n\
                a,Caravan school,What was done and how it went on.,en,9,3\n";
    let done = brought(&world, &cast.amina, &put(&world, "third.csv", text)).await;
    let edition = done.published.unwrap().edition.number;
    site.catch_up().await;
    for address in [
        PAGE.to_owned(),
        format!("/fr{PAGE}"),
        format!("{PAGE}?edition={edition}"),
        format!("{PAGE}/revisions/3"),
        format!("{PAGE}/compare"),
    ] {
        for link in led(&site, &address).await {
            assert!(
                !link.contains("from=2") && !link.contains("/revisions/2"),
                "{address}: {link}"
            );
        }
        let page = site.browser.visit(&address).await.ok();
        let signposts = page.header("link").unwrap_or_default();
        assert!(!signposts.contains("/revisions/2"), "{signposts}");
    }
    let copy = async |name: &str| {
        let place = world.data().join(name);
        write_site(&world.app, &place, false, |_| ()).await.unwrap();
    };
    copy("copy").await;

    let id = PracticeId(rows(&world, "SELECT MAX(id) FROM practice").await);
    publish_again(&cast, id, "Caravan schools", 9).await;
    site.catch_up().await;
    let links = led(&site, PAGE).await;
    let leads = |end: &str| links.iter().any(|link| link.ends_with(end));
    assert!(leads("/compare?from=3&to=4"), "{links:?}");
    assert!(leads("/revisions/3"), "{links:?}");
    assert!(!leads("/compare?from=2&to=3"), "{links:?}");
    copy("again").await;
    is_sound(&world).await;
}
story!(an_imported_version_leads_to_no_former_one);

/// A row has the number of the line on which it begins, however the lines end, behind empty lines and cells of several lines.
async fn a_wrong_row_is_told_by_its_line(world: World) {
    let cast = Cast::of(&world).await;
    let head = "key,title,summary,language,objectives";
    let long = "a,Caravan school,\"What was done.\n\nHow it went, too.\",en,9";
    let wrong = "b,,What was done and how.,en,9";
    let other = "c,,\"What was done.\nAnd how.\",en,9";
    for (lines, told) in [
        (vec![head, wrong], vec![2]),
        (vec![head, "", "", wrong, ""], vec![4]),
        (vec![head, long, wrong], vec![5]),
        (vec![head, other, "", long, "", wrong, ""], vec![2, 9]),
        (vec!["", head, long, other, wrong], vec![6, 8]),
    ] {
        for end in ["\n", "\r\n", "\r"] {
            let text = lines.join("\n").replace('\n', end);
            let path = put(&world, "lines.csv", &text);
            let (done, said) = import(&world, &cast.boris, &path).await;
            assert!(matches!(done, Err(ImportStopped::Wrong(_))), "{text:?}");
            let told: Vec<String> = told
                .iter()
                .map(|line| format!("{line}: column “title” is empty"))
                .collect();
            assert_eq!(said, told, "{text:?}");
        }
    }
}
story!(a_wrong_row_is_told_by_its_line);

/// A value that is missing in a list is no wrong value.
async fn a_list_that_lacks_a_value_is_told(world: World) {
    let cast = Cast::of(&world).await;
    let head = "key,title,summary,language,objectives,organisations,organisations_kinds,organisations_roles";
    let row = "a,Caravan school,What was done and how.,en,9,Labour;Water";
    for (cells, column) in [
        ("government,", "organisations_kinds"),
        ("government;government,lead", "organisations_roles"),
    ] {
        let path = put(&world, "lists.csv", format!("{head}\n{row},{cells}\n"));
        let (done, said) = import(&world, &cast.boris, &path).await;
        assert!(matches!(done, Err(ImportStopped::Wrong(_))), "{cells}");
        let why = "it needs as many values as column “organisations”, which has 2; it has 1";
        assert_eq!(said, [format!("2: column “{column}”: {why}")]);
    }
}
story!(a_list_that_lacks_a_value_is_told);

/// A site with a number mints the identifiers that a file lacks in the edition that makes its practices public. Another start
/// changes nothing.
async fn an_imported_practice_has_a_persistent_identifier(world: World) {
    let world = world.with(&[("ark_naan", "12345")]);
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    cast.published("Almaty Process", 9).await;
    let taken = site.browser.visit("/practices/almaty-process").await.ok();
    let taken = taken.texts("a.num[href*='/ark:']").remove(0);
    let head = "key,identifier,title,summary,language,objectives\n";
    let rest = "What was done and how.,en,9\n";
    let text = format!("{head}a,,First,{rest}b,{taken},Second,{rest}c,,Third,{rest}");
    let (done, said) = import(&world, &cast.boris, &put(&world, "arks.csv", &text)).await;
    assert_eq!(
        said,
        ["3: its persistent identifier is taken, so it does not keep it"]
    );
    let edition = done.unwrap().published.unwrap().edition.number;
    let mut arks = vec![taken];
    for slug in ["first", "second", "third"] {
        let address = format!("/practices/{slug}");
        let page = site.browser.visit(&address).await.ok();
        let ark = page.texts("a.num[href*='/ark:']").remove(0);
        let landed = site.browser.visit(&format!("/{ark}")).await.ok();
        landed.lands_on(&address);
        arks.push(ark);
    }
    arks.sort();
    arks.dedup();
    assert_eq!(arks.len(), 4, "{arks:?}");
    assert!(arks.iter().all(|ark| ark.starts_with("ark:12345/p1")));

    let before = export(&world, FileForm::Csv).await;
    assert_eq!(mint_missing_arks(&world.app).await.unwrap(), 0);
    let mut db = world.app.db.read().await.unwrap();
    assert_eq!(edition::current(&mut db).await.unwrap(), edition);
    drop(db);
    assert_eq!(export(&world, FileForm::Csv).await, before);
    is_sound(&world).await;
}
story!(an_imported_practice_has_a_persistent_identifier);
