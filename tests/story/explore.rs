//! The figures of the catalogue: a map on which each country is a link, charts by objective and year, and tables of places.
//! All follow the facets, and each number is what its link finds.

use std::collections::{BTreeMap, BTreeSet};

use crate::browser::Page;
use crate::cast::Cast;
use crate::catalogue_facets::{count_beside, practices, published, terms_of};
use crate::site::Site;
use crate::world::World;

/// The countries on the map: the name and the number that each link says, and where it leads.
fn on_the_map(page: &Page) -> BTreeMap<String, (usize, String)> {
    let links = page.attributes("svg.map a", "href");
    let titles = page.texts("svg.map a title");
    assert_eq!(links.len(), titles.len());
    let said = titles.iter().map(|title| {
        let (name, number) = title.split_once(": ").unwrap();
        let number = number.split(' ').next().unwrap().parse().unwrap();
        (name.to_owned(), number)
    });
    let said = said.zip(links);
    said.map(|((name, number), link)| (name, (number, link)))
        .collect()
}

/// The bars of a chart: the name, the number, and where it leads; without a practice nowhere.
fn bars(page: &Page, chart: &str) -> Vec<(String, usize, Option<String>)> {
    let names = page.texts(&format!("[aria-labelledby={chart}] tbody th"));
    let numbers = page.texts(&format!("[aria-labelledby={chart}] tbody td.num"));
    let mut links = page
        .attributes(&format!("[aria-labelledby={chart}] tbody a"), "href")
        .into_iter();
    let numbers = numbers.iter().map(|number| number.parse().unwrap());
    let bars = names.into_iter().zip(numbers);
    bars.map(|(name, number)| (name, number, if number > 0 { links.next() } else { None }))
        .collect()
}

/// The number of practices that a page says.
fn found(page: &Page) -> usize {
    let heading = page.texts("#found").join(" ");
    heading.split(' ').next().unwrap().parse().unwrap_or(0)
}

/// Each number equals the one beside the facet's term, and is what its link finds: of the map and the charts in these
/// figures, of the tables in the list.
async fn every_number_is_the_facets_and_what_its_link_finds(world: World) {
    let (_, site) = published(&world).await;
    let visit = async |path: String| site.browser.visit(&path).await.ok();
    for (query, chosen) in [
        ("", 0),
        ("?objective=5", 0),
        ("?country=FJ", 1),
        ("?country=FJ&country=KZ", 2),
        ("?q=work", 0),
        ("?objective=5&region=m49-009", 0),
        ("?objective=23&since=2015", 0),
        // France has no practice under this objective, so it is not on the map.
        ("?objective=21&country=FR", 0),
    ] {
        let page = visit(format!("/explore{query}")).await;
        let list = visit(format!("/practices{query}")).await;
        let in_list = list.texts(".items h3").len();
        assert_eq!(found(&page), in_list, "{query}");
        let marked = page.attributes("svg.map a[aria-current]", "href");
        assert_eq!(marked.len(), chosen, "{query}");
        let is_said = page
            .text()
            .contains("Your choice has the colour of the text.");
        assert_eq!(is_said, chosen > 0, "{query}");
        for (name, (number, link)) in on_the_map(&page) {
            let code = link.split("country=").nth(1).unwrap()[..2].to_owned();
            let told = count_beside(&list, "country", &code);
            assert_eq!(told.unwrap_or(number), number, "{query} {name}");
            let narrowed = visit(link).await;
            assert_eq!(found(&narrowed), number, "{query} {name}");
            assert_eq!(
                narrowed.attributes("svg.map a[aria-current]", "href").len(),
                1,
                "{query} {name}"
            );
        }
        for (chart, facet) in [("by-objective", "objective"), ("by-year", "year")] {
            for (name, number, link) in bars(&page, chart) {
                let id = name.split(':').next().unwrap();
                let told = count_beside(&list, facet, id);
                assert_eq!(told.unwrap_or(number), number, "{query} {name}");
                if let Some(link) = link {
                    assert_eq!(found(&visit(link).await), number, "{query} {name}");
                }
            }
        }
        let links = page.attributes(".counted a, [aria-labelledby=regions] tbody a", "href");
        assert!(
            links.iter().all(|link| !link.starts_with("/explore")),
            "{links:?}"
        );
        let numbers =
            page.texts(".counted .num, [aria-labelledby=regions] tbody td.num:first-of-type");
        for (link, number) in links.into_iter().zip(numbers) {
            let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
            let list = visit(link.clone()).await.texts("#found").join(" ");
            let says: String = list.chars().take_while(char::is_ascii_digit).collect();
            assert_eq!(
                says.parse().unwrap_or(0),
                digits.parse::<usize>().unwrap(),
                "{query} {link}"
            );
        }
    }
}
story!(every_number_is_the_facets_and_what_its_link_finds);

/// The map shows each country that a practice names, the charts each objective and each year that one has.
async fn nothing_that_a_practice_has_is_missing(world: World) {
    let (_, site) = published(&world).await;
    let page = site.browser.visit("/explore").await.ok();
    let mut wanted: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (_, objective, changes) in practices() {
        for term in terms_of(objective, &changes) {
            *wanted.entry(term).or_default() += 1;
        }
    }
    let of = |facet: &str| -> BTreeMap<String, usize> {
        let own = wanted.iter().filter(|((one, _), _)| one == facet);
        own.map(|((_, id), count)| (id.clone(), *count)).collect()
    };
    let map: BTreeMap<String, usize> = on_the_map(&page)
        .into_values()
        .map(|(number, link)| (link.rsplit('=').next().unwrap().to_owned(), number))
        .collect();
    assert_eq!(map, of("country"));
    let objectives: BTreeMap<String, usize> = bars(&page, "by-objective")
        .into_iter()
        .filter(|(_, number, _)| *number > 0)
        .map(|(name, number, _)| (name.split(':').next().unwrap().to_owned(), number))
        .collect();
    assert_eq!(objectives, of("objective"));
    assert_eq!(bars(&page, "by-objective").len(), 23);
    let years: BTreeMap<String, usize> = bars(&page, "by-year")
        .into_iter()
        .map(|(name, number, _)| (name, number))
        .collect();
    assert_eq!(years, of("year"));
    let names = page.texts("svg.map a title");
    let mut sorted = names.clone();
    sorted.sort();
    assert_eq!(
        names, sorted,
        "the keyboard goes through the countries by name"
    );
    assert_eq!(page.count("svg.map a[tabindex], svg.map[role=img]"), 0);
    let french = site.browser.visit("/fr/explore").await.ok();
    assert!(
        french
            .texts("svg.map a title")
            .contains(&"Fidji : 1 pratique".to_owned())
    );
    assert!(
        french
            .attributes("svg.map a", "href")
            .iter()
            .all(|link| link.starts_with("/fr/explore?country="))
    );
}
story!(nothing_that_a_practice_has_is_missing);

/// The form of the facets, the chips and the ways between map and list keep the choices; each address has one spelling.
async fn an_address_of_figures_can_be_shared(world: World) {
    let (_, site) = published(&world).await;
    let page = site
        .browser
        .visit("/practices?objective=5&country=FJ")
        .await
        .ok();
    let page = page
        .follow("On a map")
        .await
        .lands_on("/explore?objective=5&country=FJ");
    let page = page.shows("1 practice");
    page.follow("As a list")
        .await
        .lands_on("/practices?objective=5&country=FJ");
    // New words keep the choices, and a chip takes one back.
    let form = page.form("/explore").fill("q", "seasonal");
    let page = form.press("Search").await;
    let page = page.lands_on("/explore?q=seasonal&objective=5&country=FJ");
    let chip = page.attributes(".chips a", "href")[1].clone();
    let page = page.go(&chip).await;
    let page = page.lands_on("/explore?q=seasonal&objective=5");
    page.follow("Français")
        .await
        .lands_on("/fr/explore?q=seasonal&objective=5");
    // One place alone has a page of its own.
    let page = site.browser.visit("/explore?country=FJ").await.ok();
    page.follow("As a list")
        .await
        .lands_on("/countries/FJ")
        .ok()
        .follow("On a map")
        .await
        .lands_on("/explore?country=FJ");
    for (sent, clean) in [
        ("/explore?q=&since=", "/explore"),
        (
            "/explore?country=FJ&objective=5",
            "/explore?objective=5&country=FJ",
        ),
        (
            "/explore?sort=title&objective=5&from=a00",
            "/explore?objective=5",
        ),
        (
            "/fr/explore?utm_source=mail&year=2019",
            "/fr/explore?year=2019",
        ),
    ] {
        site.browser.visit(sent).await.lands_on(clean).ok();
    }
    for (hostile, status) in [
        ("country=Fiji", 404),
        ("objective=24", 404),
        ("since=x", 404),
        ("q=a&q=b", 400),
        ("q=%ff", 400),
    ] {
        let page = site.browser.visit(&format!("/explore?{hostile}")).await;
        page.status(status);
    }
    for (query, robots) in [
        ("", ""),
        ("?objective=5&country=FJ", ""),
        ("?objective=5&country=FJ&since=2019", "noindex, nofollow"),
        ("?q=work", "noindex"),
    ] {
        let page = site.browser.visit(&format!("/explore{query}")).await.ok();
        assert_eq!(
            page.attributes("meta[name=robots]", "content").concat(),
            robots,
            "{query}"
        );
    }
    let none = site
        .browser
        .visit("/explore?objective=21&country=FJ")
        .await
        .ok();
    none.shows("No practices")
        .follow("Without “Country or area: Fiji” there is 1 practice.")
        .await
        .lands_on("/explore?objective=21");
}
story!(an_address_of_figures_can_be_shared);

/// While the index is being built, the figures of all practices come from the database and lead to lists, which are served
/// then, too. Narrowed figures come a little later.
async fn the_map_is_there_before_the_index(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    cast.published("Almaty Process", 9).await;
    let page = site.browser.visit("/explore").await.ok();
    assert_eq!(
        page.attributes("svg.map a", "href"),
        ["/countries/KZ", "/countries/KG"]
    );
    assert_eq!(
        page.texts("svg.map a title"),
        ["Kazakhstan: 1 practice", "Kyrgyzstan: 1 practice"]
    );
    let links: BTreeSet<String> = page.attributes("main a", "href").into_iter().collect();
    assert!(
        links.iter().all(|link| !link.contains("/explore?")),
        "{links:?}"
    );
    let later = site.browser.visit("/explore?objective=9").await.status(503);
    assert_eq!(later.header("retry-after"), Some("5"));
}
story!(the_map_is_there_before_the_index);
