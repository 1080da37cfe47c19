//! Authors at their forms: a practice begun, written and read back.

use praxis::account::model::Account;
use praxis::practice::actions;
use praxis::practice::answers::Answers;
use praxis::practice::model::PracticeId;

use crate::browser::{Browser, Page};
use crate::world::World;

/// What no page for authors may say.
pub const REVIEWERS: [&str; 6] = ["Ruth", "Wanjiru", "Omar", "Haddad", "Odhiambo", "Brandt"];

/// Starts a practice and says where it is.
pub async fn started(browser: &Browser, title: &str) -> String {
    let page = browser.visit("/my/practices/new").await.ok();
    let page = page
        .form("/my/practices/new")
        .fill("title", title)
        .press("Start writing")
        .await
        .ok();
    page.path().trim_end_matches("/brief").to_owned()
}

/// The id in the address of a practice.
pub fn id_in(address: &str) -> PracticeId {
    address.rsplit('/').next().unwrap().parse().unwrap()
}

/// The stored answers of the newest revision.
pub async fn stored(world: &World, owner: &Account, address: &str) -> Answers {
    let mut db = world.app.db.read().await.unwrap();
    let id = id_in(address);
    let (case, _, actor) = actions::case(&world.app, &mut db, owner, id)
        .await
        .unwrap()
        .unwrap();
    let revision = case.newest().unwrap();
    actions::answers(&mut db, &actor, revision).await.unwrap()
}

/// The number of the newest save, as the form of a step carries it.
pub async fn saves(browser: &Browser, address: &str) -> String {
    browser
        .visit(address)
        .await
        .ok()
        .attributes("input[name=saves]", "value")
        .remove(0)
}

/// Fills in and saves all five steps as a person does.
pub async fn write_everything(browser: &Browser, at: &str) -> Page {
    let page = browser
        .visit(&format!("{at}/brief"))
        .await
        .ok()
        .shows("Step 1 of 5");
    let page = page
        .form(&format!("{at}/brief"))
        .fill("summary", "Registrars visit markets near the border and hand out the certificate of birth on the same day.")
        .choose("type", "service")
        .choose("stage", "one-place")
        .choose("on_behalf", "yes")
        .press("Save and continue")
        .await;
    let page = page
        .lands_on(&format!("{at}/where"))
        .shows("Your draft is saved.");
    let page = page
        .form(&format!("{at}/where"))
        .choose("scope", "national")
        .fill("countries_add", "Ivory Coast");
    let page = page
        .press("countries")
        .await
        .ok()
        .has("input[name=countries][value=CI]");
    let form = page
        .form(&format!("{at}/where"))
        .fill("from_month", "3")
        .fill("from_year", "2021");
    let form = form.fill("organisations[0].name", "Directorate of Civil Status");
    let form = form
        .choose("organisations[0].kind", "government")
        .choose("organisations[0].role", "lead");
    let page = form
        .press("Save and continue")
        .await
        .lands_on(&format!("{at}/story"));
    let action = "Two registrars and a nurse travel together once a month. ".repeat(5);
    let form = page
        .form(&format!("{at}/story"))
        .fill("problem", "The nearest registry is a day away.");
    let form = form
        .fill("action", action.trim())
        .tick("who_benefits", "children");
    let page = form
        .press("Save and continue")
        .await
        .lands_on(&format!("{at}/compact"));
    let form = page
        .form(&format!("{at}/compact"))
        .choose("primary_objective", "4")
        .tick("also", "15");
    let form = form.fill(
        "principles[7].how",
        "Children get the certificate on the same day.",
    );
    let page = form
        .press("Save and continue")
        .await
        .lands_on(&format!("{at}/sources"));
    let form = page
        .form(&format!("{at}/sources"))
        .fill("sources[0].title", "Yearly report");
    let form = form
        .fill("sources[0].url", "https://registry.example/2025")
        .choose("contact", "none");
    let form = form.tick("rights", "publish").tick("rights", "consent");
    form.press("Save and continue")
        .await
        .lands_on(&format!("{at}/check"))
}

/// No page of a practice for its authors names a reviewer.
pub async fn names_nobody(browser: &Browser, address: &str) {
    for page in [
        address.to_owned(),
        format!("{address}/preview"),
        "/my/practices".to_owned(),
    ] {
        let page = browser.visit(&page).await.ok();
        for name in REVIEWERS {
            assert!(!page.body.contains(name), "{name} is on {}", page.path());
        }
    }
}
