//! What a harvester learns when the catalogue changes: each public change, whatever it is, and nothing that is not public; also
//! while it walks, and whichever node it asks.

use praxis::db::Engine as _;
use praxis::edition;
use praxis::practice::actions::Intent;
use praxis::practice::model::TakeDown;

use crate::cast::{Cast, reasons};
use crate::harvester::{ALL, Harvester, SECOND, second, slug};
use crate::people::signed_in;
use crate::site::publish_again;
use crate::world::World;

fn take_down(how: TakeDown) -> Intent {
    Intent::TakeDown {
        how,
        words: reasons("For a while"),
    }
}

/// What changed since the answer to the last question, as an incremental harvest finds it.
async fn changed(harvester: &Harvester<'_>, since: &mut String) -> Vec<String> {
    let answer = harvester.ask(&format!("{ALL}&from={since}")).await;
    let found = match answer.all("ListRecords").as_slice() {
        [list] => list
            .all("record")
            .iter()
            .map(|one| slug(one.only("header")))
            .collect(),
        _ => Vec::new(),
    };
    answer.only("responseDate").text.clone_into(since);
    found
}

/// Publication, a new version, a new name, the ways to be taken down and back again: each is found by who asks for the changes
/// since. A deleted record keeps its sets, and stays for good.
async fn every_public_change_is_harvested(world: World) {
    let cast = Cast::of(&world).await;
    let browser = world.browser();
    let harvester = Harvester(&browser);
    let almaty = cast.published("Almaty Process", 9).await;
    let bali = cast.published("Bali Process", 9).await;
    let mut since = "1970-01-01T00:00:00Z".to_owned();
    assert_eq!(
        changed(&harvester, &mut since).await,
        ["almaty-process", "bali-process"]
    );
    // Beyond what an answer leaves open because the clocks of nodes may differ.
    let later = || world.clock().advance(SECOND * 120);
    later();
    since = second(world.clock().now());
    let mut expect = async |what: &str, wanted: &[&str]| {
        let found = changed(&harvester, &mut since).await;
        assert_eq!(found, wanted, "{what}");
        later();
        since = second(world.clock().now());
    };
    cast.submitted("Still a secret", 9).await;
    expect("a submission", &[]).await;
    publish_again(&cast, almaty, "Almaty Process", 10).await;
    expect("a new version", &["almaty-process"]).await;
    let amina = signed_in(&world, &cast.amina).await;
    let form = amina.visit("/account").await.ok().form("/account");
    form.choose("country", "TJ")
        .fill("family_name", "Saidova-Lenz")
        .press("Save")
        .await
        .ok();
    expect("a new name", &["almaty-process", "bali-process"]).await;
    cast.act(&cast.ruth, &bali, take_down(TakeDown::NotCurrent))
        .await
        .unwrap();
    expect("no longer current", &["bali-process †"]).await;
    cast.act(&cast.grace, &bali, Intent::Restore(None))
        .await
        .unwrap();
    expect("back again", &["bali-process"]).await;
    cast.act(&cast.ruth, &bali, take_down(TakeDown::Replaced(almaty)))
        .await
        .unwrap();
    expect("replaced", &["bali-process †"]).await;
    cast.act(&cast.grace, &bali, Intent::Restore(None))
        .await
        .unwrap();
    expect("back once more", &["bali-process"]).await;
    cast.act(&cast.ruth, &bali, take_down(TakeDown::Gone))
        .await
        .unwrap();
    expect("gone", &["bali-process †"]).await;
    let gone = "oai:praxis.example:bali-process";
    let found = harvester
        .found(&format!(
            "verb=GetRecord&metadataPrefix=oai_dc&identifier={gone}"
        ))
        .await;
    let record = found.only("record");
    assert!(record.all("metadata").is_empty());
    let sets = record.only("header").texts("setSpec");
    assert!(
        sets.contains(&"objective:9") && sets.contains(&"country:KZ"),
        "{sets:?}"
    );
    let of_set = format!("{ALL}&set=objective:9");
    assert_eq!(harvester.slugs(&of_set).await, ["bali-process †"]);
}
story!(every_public_change_is_harvested);

/// A list goes on where it was, although practices are published, changed and taken down meanwhile: what it has not shown
/// before it shows now, and a token may be sent again.
async fn a_list_goes_on_through_changes(world: World) {
    let cast = Cast::of(&world).await;
    let browser = world.browser();
    let harvester = Harvester(&browser);
    let mut ids = Vec::new();
    for number in 1..=203 {
        ids.push(cast.published(&format!("Practice {number:03}"), 9).await);
    }
    for verb in ["ListRecords", "ListIdentifiers"] {
        let (headers, pages) = harvester
            .walk(&format!("verb={verb}&metadataPrefix=oai_dc"))
            .await;
        assert_eq!((headers.len(), pages), (203, 3), "{verb}");
    }
    let page = harvester.found(ALL).await;
    let token = page.only("resumptionToken").text.clone();
    assert!(
        token.bytes().all(|byte| byte.is_ascii_alphanumeric()),
        "{token}"
    );
    assert_eq!(page.all("record").len(), 100);
    let rest = format!("verb=ListRecords&resumptionToken={token}");
    assert_eq!(harvester.slugs(&rest).await.len(), 103);
    // One that was shown changes, one that was not shown goes, and one is new.
    publish_again(&cast, ids[0], "Practice 001", 9).await;
    cast.act(&cast.ruth, &ids[150], take_down(TakeDown::Gone))
        .await
        .unwrap();
    cast.published("Practice 204", 9).await;
    let slugs = harvester.slugs(&rest).await;
    assert_eq!(slugs.len(), 105);
    assert_eq!(
        slugs[102..],
        ["practice-001", "practice-151 †", "practice-204"]
    );
    assert_eq!(harvester.slugs(&rest).await, slugs, "the token works again");
    let other = format!("verb=ListIdentifiers&resumptionToken={token}");
    assert_eq!(harvester.refused(&other).await, "badResumptionToken");
}
story!(a_list_goes_on_through_changes);

/// A page costs the same number of statements with one record and with thirty.
async fn a_page_costs_the_same_however_many_records_it_has(world: World) {
    let cast = Cast::of(&world).await;
    let browser = world.browser();
    let harvester = Harvester(&browser);
    let (mut published, mut costs) = (0, Vec::new());
    for wanted in [1, 30] {
        while published < wanted {
            published += 1;
            cast.published(&format!("Practice {published}"), 9).await;
        }
        // The name of the repository is read once.
        harvester.found("verb=Identify").await;
        let before = world.app.db.statements();
        let page = harvester.found(ALL).await;
        costs.push(world.app.db.statements() - before);
        assert_eq!(page.all("record").len(), wanted);
    }
    assert_eq!(costs[0], costs[1], "{costs:?}");
    assert!(costs[0] <= 7, "{costs:?}");
}
story!(a_page_costs_the_same_however_many_records_it_has);

/// A publication that is under way while a harvester asks is found by its next question: no answer claims to be complete
/// beyond it.
async fn a_publication_under_way_is_not_missed(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    let browser = world.browser();
    let harvester = Harvester(&browser);
    world.clock().advance(SECOND * 600);
    let mut under_way = world.app.db.write().await.unwrap();
    let clock = &world.app.clock;
    edition::raise(&mut under_way, clock).await.unwrap();
    let change = "UPDATE harvested SET changed_at = (SELECT at FROM edition WHERE id = 1)";
    under_way.sql(change).execute().await.unwrap();
    world.clock().advance(SECOND * 20);
    let mut since = second(world.clock().now());
    assert!(changed(&harvester, &mut since).await.is_empty());
    under_way.commit().await.unwrap();
    assert_eq!(changed(&harvester, &mut since).await, ["almaty-process"]);
}
story!(a_publication_under_way_is_not_missed);

/// Two nodes whose clocks differ publish in turns. The times of the records rise in the order of the commits, so who asks one
/// node for the changes since the answer of the other misses nothing.
async fn the_times_of_two_nodes_rise_in_the_order_of_commits(world: World) {
    let other = world.another_node().await;
    let nodes = [&world, &other];
    let mut cast = Cast::of(&world).await;
    let browsers = nodes.map(World::browser);
    let mut since = "1970-01-01T00:00:00Z".to_owned();
    let mut seen = Vec::new();
    let began = world.clock().now();
    for number in 1..=6_usize {
        let node = nodes[number % 2];
        // The clock of one of them is twenty seconds behind that of the other.
        let behind = SECOND * if number.is_multiple_of(2) { 0 } else { 20 };
        let now = began.plus(SECOND * 610 * u32::try_from(number).unwrap());
        node.app.clock.set(now.minus(behind));
        cast.app = node.app.clone();
        let title = format!("Practice {number}");
        cast.published(&title, 9).await;
        let harvester = Harvester(&browsers[(number + 1) % 2]);
        seen.extend(changed(&harvester, &mut since).await);
        let wanted = format!("practice-{number}");
        assert!(seen.contains(&wanted), "{wanted} was missed: {seen:?}");
    }
    let mut db = world.app.db.read().await.unwrap();
    let stamps: Vec<(i64, i64)> = db
        .sql(
            "SELECT h.changed_at, p.edition FROM harvested h JOIN practice p ON p.id = h.practice_id
             WHERE h.set_spec = '' ORDER BY p.edition",
        )
        .all()
        .await
        .unwrap();
    assert_eq!(stamps.len(), 6);
    assert!(
        stamps.is_sorted_by(|one, next| one.0 < next.0),
        "{stamps:?}"
    );
}
story!(
    the_times_of_two_nodes_rise_in_the_order_of_commits,
    Postgres
);
