//! What an editorial cycle asks of the database: each press of a button and the page that answers it have a budget of
//! calls, each with one statement or several. A call costs more than the page that it is for, so a new one is a decision.

use std::future::Future;

use crate::browser::Page;
use crate::cast::Cast;
use crate::drafts::{id_in, started};
use crate::people::signed_in;
use crate::world::{Engine, World};

/// Counts the calls of each step.
struct Meter<'w> {
    world: &'w World,
    spent: Vec<(&'static str, u64)>,
}

impl Meter<'_> {
    async fn count<T>(&mut self, step: &'static str, doing: impl Future<Output = T>) -> T {
        let before = self.world.app.db.calls();
        let done = doing.await;
        self.spent.push((step, self.world.app.db.calls() - before));
        done
    }
}

/// The calls of each step on SQLite. PostgreSQL has its locks and its notices to other nodes besides.
const BUDGETS: [(&str, u64, u64); 11] = [
    ("begin", 12, 0),
    ("brief", 8, 1),
    ("where", 7, 1),
    ("story", 7, 1),
    ("compact", 7, 1),
    // The page of all answers asks which calls for practices are open.
    ("sources", 9, 1),
    ("submit", 28, 3),
    ("own page", 7, 0),
    ("queue", 5, 0),
    // Two more at the first reading: what this reviewer has read, and that it is this revision now.
    ("desk", 17, 0),
    ("approve", 17, 2),
];

/// An author writes and submits, a reviewer finds it and approves it: 19 requests as a browser makes them.
async fn an_editorial_cycle_keeps_within_its_budget(world: World) {
    let cast = Cast::of(&world).await;
    let (amina, ruth) = (
        signed_in(&world, &cast.amina).await,
        signed_in(&world, &cast.ruth).await,
    );
    let mut meter = Meter {
        world: &world,
        spent: Vec::new(),
    };
    let at = meter
        .count("begin", started(&amina, "Births by the road"))
        .await;
    let page = amina.visit(&format!("{at}/brief")).await.ok();
    let form = page
        .form(page.path())
        .fill(
            "summary",
            "Registrars visit markets near the border and hand out certificates.",
        )
        .choose("type", "service")
        .choose("stage", "one-place")
        .choose("on_behalf", "yes");
    let page = meter.count("brief", form.press("Save and continue")).await;
    let form = page
        .form(page.path())
        .choose("scope", "national")
        .fill("countries_add", "Ivory Coast")
        .fill("from_month", "3")
        .fill("from_year", "2021")
        .fill("organisations[0].name", "Directorate of Civil Status")
        .choose("organisations[0].kind", "government")
        .choose("organisations[0].role", "lead");
    let page = meter.count("where", form.press("Save and continue")).await;
    let form = page
        .form(page.path())
        .fill("problem", "The nearest registry is a day away.")
        .fill(
            "action",
            &"A registrar drives a van along the road once a month. ".repeat(5),
        );
    let page = meter.count("story", form.press("Save and continue")).await;
    let form = page.form(page.path()).choose("primary_objective", "9");
    let page = meter
        .count("compact", form.press("Save and continue"))
        .await;
    let form = page
        .form(page.path())
        .choose("contact", "none")
        .tick("rights", "publish")
        .tick("rights", "consent");
    let page = meter
        .count("sources", form.press("Save and continue"))
        .await;
    let page: Page = page.lands_on(&format!("{at}/check"));
    let submit = page.form_with("submit").press("submit");
    meter.count("submit", submit).await.lands_on(&at);
    meter.count("own page", amina.visit(&at)).await.ok();
    meter.count("queue", ruth.visit("/review")).await.ok();
    let desk = format!("/review/{}", id_in(&at));
    let page = meter.count("desk", ruth.visit(&desk)).await.ok();
    let approve = page.form_with("approve").press("approve");
    meter.count("approve", approve).await.ok();
    let beyond: Vec<String> = meter
        .spent
        .iter()
        .zip(BUDGETS)
        .filter_map(|((step, spent), (named, sqlite, more))| {
            assert_eq!(*step, named);
            let most = match world.engine() {
                Engine::Sqlite => sqlite,
                Engine::Postgres => sqlite + more,
            };
            // A budget that is too large would let a call in unseen.
            (*spent != most).then(|| format!("{step}: {spent} calls, {most} in its budget"))
        })
        .collect();
    assert!(beyond.is_empty(), "{beyond:#?}");
}
story!(an_editorial_cycle_keeps_within_its_budget);
