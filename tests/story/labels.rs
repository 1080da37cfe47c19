//! Labels of the review team: kept by administrators, put on practices at the desk, found in the queue, and shown to authors
//! only if the list says so.

use praxis::db::ids::LabelId;
use praxis::practice::actions::{self, Intent};
use praxis::practice::model::{LabelName, PracticeId};

use crate::cast::Cast;
use crate::desk::{deeds, desk, press};
use crate::people::signed_in;
use crate::world::World;

const LIST: &str = "/admin/labels";

async fn added(cast: &Cast, name: &str, for_authors: bool) -> LabelId {
    let name = LabelName::parse(name).unwrap();
    let added = actions::add_to_list(&cast.app, &cast.grace, &name, for_authors).await;
    added.unwrap().unwrap()
}

async fn labelled(cast: &Cast, id: &PracticeId, label: LabelId) {
    cast.act(&cast.ruth, id, Intent::AddLabel(label))
        .await
        .unwrap();
}

/// An administrator adds a label, which reviewers are offered until it is retired; practices keep it.
async fn administrators_keep_the_list_of_labels(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let grace = signed_in(&world, &cast.grace).await;
    let page = grace.visit(LIST).await.ok().shows("There is no label yet.");
    let form = page.form_with("add");
    form.fill("label_name", "").press("add").await.status(422);
    let page = grace.visit(LIST).await.ok();
    let form = page.form_with("add").fill("label_name", "Needs figures");
    let page = form.press("add").await.ok().lands_on(LIST);
    let page = page
        .shows("The label is added.")
        .shows("label:needs-figures")
        .shows("The review team");
    let again = page.form_with("add").fill("label_name", "needs FIGURES!");
    let refused = again.press("add").await.status(422).keeps("needs FIGURES!");
    refused.shows("has the search word of another label");
    let ruth = signed_in(&world, &cast.ruth).await;
    let offered = desk(&ruth, id)
        .await
        .form_with("add_label")
        .choices("add_label-label");
    press(
        &ruth,
        id,
        "add_label",
        &[("label", offered.last().unwrap())],
    )
    .await
    .ok();
    grace
        .visit(LIST)
        .await
        .ok()
        .form_with("retire")
        .press("retire")
        .await
        .ok()
        .shows("retired");
    let page = desk(&ruth, id).await;
    let page = page.shows("Needs figures").lacks("Put a label on it");
    assert!(page.form_with("remove_label").offers("remove_label-label"));
    grace
        .visit(LIST)
        .await
        .ok()
        .form_with("offer")
        .press("offer")
        .await
        .ok()
        .shows("offered again");
    ruth.visit(LIST).await.status(404);
}
story!(administrators_keep_the_list_of_labels);

/// At the desk a label is put on and taken off; the history says by whom, and `praxis check` replays it.
async fn a_label_is_put_on_and_taken_off_with_its_history(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let label = added(&cast, "Needs figures", false).await;
    let other = added(&cast, "Legal", false).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    press(&ruth, id, "add_label", &[("label", &label.to_string())])
        .await
        .ok()
        .shows("The label is put on it.");
    labelled(&cast, &id, other).await;
    let twice = cast.act(&cast.omar, &id, Intent::AddLabel(label)).await;
    assert!(twice.is_err(), "{twice:?}");
    let page = desk(&ruth, id).await;
    page.shows("Legal, Needs figures")
        .shows("Label put on it")
        .shows("Label: Needs figures");
    press(&ruth, id, "remove_label", &[("label", &label.to_string())])
        .await
        .ok();
    assert_eq!(
        deeds(&cast, id).await,
        ["start", "submit", "add_label", "add_label", "remove_label"]
    );
    // A label stays with the practice through its revisions.
    let mut db = cast.app.db.read().await.unwrap();
    let checked = praxis::practice::check::check(&mut db).await.unwrap();
    for one in checked {
        assert!(one.broken.is_empty(), "{one:?}");
    }
}
story!(a_label_is_put_on_and_taken_off_with_its_history);

/// The queue shows labels, narrows by them with a count, and finds them by their search word.
async fn the_queue_is_narrowed_by_labels(world: World) {
    let cast = Cast::of(&world).await;
    let label = added(&cast, "Needs figures", false).await;
    let first = cast.submitted("Almaty Process", 9).await;
    let second = cast.submitted_by(&cast.boris, "Bali Process", 2).await;
    cast.submitted_by(&cast.boris, "Colombo Process", 9).await;
    let own = cast.submitted_by(&cast.omar, "Omar’s own", 9).await;
    for id in [first, second, own] {
        labelled(&cast, &id, label).await;
    }
    let ruth = signed_in(&world, &cast.ruth).await;
    ruth.visit("/review").await.ok().shows("Needs figures (3)");
    // The count is that of the list which the page shows.
    let published = ruth.visit("/review?state=published").await.ok();
    published.shows("Needs figures (0)");
    for address in [
        "/review?label=needs-figures",
        "/review?q=label:needs-figures",
        "/review?q=label:needs-figures+process&state=waiting",
    ] {
        let page = ruth.visit(address).await.ok();
        page.shows("Almaty Process")
            .shows("Bali Process")
            .lacks("Colombo Process");
    }
    let page = ruth
        .visit("/review?q=label:needs-figures+objective:2")
        .await
        .ok();
    page.shows("Bali Process").lacks("Almaty Process");
    ruth.visit("/review?q=label:nothing")
        .await
        .status(422)
        .shows("is no label that is offered");
    // A party reads neither the label nor the count, and finds the practice by no label in any list.
    let omar = signed_in(&world, &cast.omar).await;
    omar.visit("/review")
        .await
        .ok()
        .shows("Needs figures (2)")
        .shows("Omar’s own");
    for list in ["waiting", "all", "published"] {
        let page = omar
            .visit(&format!("/review?q=label:needs-figures+own&state={list}"))
            .await
            .ok();
        page.lacks("Omar’s own");
    }
    // A new revision of the practice is found by its label, too.
    cast.act(&cast.amina, &first, Intent::Withdraw(None))
        .await
        .unwrap();
    cast.act(&cast.amina, &first, Intent::Submit).await.unwrap();
    let page = ruth.visit("/review?q=label:needs-figures").await.ok();
    page.shows("Almaty Process");
}
story!(the_queue_is_narrowed_by_labels);

/// Authors are shown the labels that are for them, without who put them there.
async fn authors_are_shown_the_labels_that_are_for_them(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let inner = added(&cast, "Doubtful", false).await;
    let shown = added(&cast, "Regional meeting 2027", true).await;
    for label in [inner, shown] {
        labelled(&cast, &id, label).await;
    }
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(&format!("/my/practices/{id}")).await.ok();
    let page = page.shows("Regional meeting 2027").lacks("Doubtful");
    page.lacks("Ruth").lacks("Label put on it");
}
story!(authors_are_shown_the_labels_that_are_for_them);
