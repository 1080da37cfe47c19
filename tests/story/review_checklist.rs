//! The review checklist: filled in at the desk, stored with the decision, and what it writes into the letter.

use std::time::Duration;

use praxis::db::Engine as _;
use praxis::language::Language;
use praxis::practice::actions::{self, Intent};
use praxis::practice::model::{
    CheckNote, Checklist, ChecklistLine, ChecklistMark, Decision, GivenChecklist, MarkedLine,
    PracticeId, ReviewNotes,
};

use crate::browser::{Browser, Form, Page};
use crate::cast::{Cast, reasons};
use crate::desk::{deeds, desk, desk_of};
use crate::people::signed_in;
use crate::world::World;

const NOTE: &str = "The report of 2023 names no figures.";

/// What is marked in these stories.
fn with_marks(form: Form) -> Form {
    form.choose("check-entitled", "met")
        .choose("check-supported", "partly")
        .fill("check-supported-note", NOTE)
        .choose("check-safe", "not")
        .choose("check-new", "does-not-apply")
}

fn marked(line: ChecklistLine, mark: ChecklistMark, note: &str) -> MarkedLine {
    let note = CheckNote::parse(note).unwrap();
    MarkedLine { line, mark, note }
}

/// The same as it is stored.
fn marks() -> Checklist {
    Checklist::of([
        marked(ChecklistLine::Entitled, ChecklistMark::Met, ""),
        marked(ChecklistLine::Supported, ChecklistMark::Partly, NOTE),
        marked(ChecklistLine::Safe, ChecklistMark::Not, ""),
        marked(ChecklistLine::New, ChecklistMark::DoesNotApply, ""),
    ])
}

/// A checklist, and no words to the review team.
fn noted(checklist: Checklist) -> ReviewNotes {
    ReviewNotes {
        checklist,
        to_team: None,
    }
}

/// The checklists of a practice, as Grace may read them.
async fn stored(cast: &Cast, id: PracticeId) -> Vec<GivenChecklist> {
    let mut db = cast.app.db.read().await.unwrap();
    let found = actions::case(&cast.app, &mut db, &cast.grace, id).await;
    let (case, _, actor) = found.unwrap().unwrap();
    let read = actions::desk_history(&mut db, (&case, &actor), cast.grace.id, &[]).await;
    read.unwrap().checklists
}

/// The points that stand in the letter's box.
fn points(page: &Page) -> Vec<String> {
    let form = page.form_with("return");
    let letter = form.value("reasons").unwrap_or_default().to_owned();
    letter
        .lines()
        .filter(|line| line.starts_with('•'))
        .map(str::to_owned)
        .collect()
}

async fn returned(browser: &Browser, id: PracticeId) -> Page {
    let form = with_marks(desk(browser, id).await.form_with("return"));
    form.fill("reasons", "Say more.").press("return").await.ok()
}

/// What was marked is stored with the decision, and reviewers read it: in the history, and at the revision when it is an
/// earlier one. The reviewer of the next revision reads it beside each line. No author reads a mark.
async fn what_was_marked_is_read_by_reviewers_and_by_no_author(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    returned(&ruth, id).await;
    cast.settle().await;
    let given = stored(&cast, id).await;
    assert_eq!(given.len(), 1);
    assert_eq!(given[0].checklist, marks());

    let said = "Checklist: 2 of 10 lines are not met";
    let omar = signed_in(&world, &cast.omar).await;
    let read = omar.visit(&desk_of(id)).await.ok().shows(said).shows(NOTE);
    assert_eq!(read.texts("#round ~ details .marks .reason").len(), 2);
    // Amina reads her letter, and nothing else of it, before and after.
    let amina = signed_in(&world, &cast.amina).await;
    for page in ["", "/check", "/preview", "/compare"] {
        let page = amina.visit(&format!("/my/practices/{id}{page}")).await.ok();
        assert!(!page.body.contains(NOTE), "{}", page.text());
        page.lacks("Not met").lacks("lines are not met");
    }
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    let page = desk(&omar, id).await;
    page.shows("Revision 1: Partly. The report of 2023 names no figures.")
        .shows("Revision 1: Not met");
    let earlier = omar
        .visit(&format!("{}?revision=1", desk_of(id)))
        .await
        .ok();
    assert_eq!(earlier.texts("#round ~ details .marks li").len(), 4);
}
story!(what_was_marked_is_read_by_reviewers_and_by_no_author);

/// A reviewer who is a party reads what the authors read.
async fn a_reviewer_who_is_a_party_reads_no_mark(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted_by(&cast.omar, "Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    returned(&ruth, id).await;
    let omar = signed_in(&world, &cast.omar).await;
    for settled in [false, true] {
        let page = omar.visit(&desk_of(id)).await.ok();
        assert!(!page.body.contains(NOTE), "{settled}: {}", page.text());
        page.lacks("lines are not met").lacks("Not met");
        cast.settle().await;
    }
}
story!(a_reviewer_who_is_a_party_reads_no_mark);

/// The lines that are not met become sentences below the reviewer's words, in the language of the authors, once each.
async fn the_lines_that_are_not_met_write_the_letter(world: World) {
    let cast = Cast::of(&world).await;
    let claire = crate::cast::Member {
        language: Language::Fr,
        ..crate::cast::Member::named(
            "Ms.",
            "Claire",
            "Dubois",
            praxis::account::model::Role::Submitter,
        )
    };
    let claire = claire.join(&cast.app).await;
    let (english, french) = (
        cast.submitted("Almaty Process", 9).await,
        cast.submitted_by(&claire, "Processus d’Almaty", 9).await,
    );
    let ruth = signed_in(&world, &cast.ruth).await;
    for (id, asks) in [
        (
            english,
            ["Please support the results", "Please take out every detail"],
        ),
        (
            french,
            [
                "Veuillez appuyer les résultats",
                "Veuillez retirer tout détail",
            ],
        ),
    ] {
        let typed = "Dear Amina,\nthank you.";
        let form = with_marks(desk(&ruth, id).await.form_with("return"));
        let page = form.fill("reasons", typed).press("compose").await;
        let page = page
            .ok()
            .lands_on(&desk_of(id))
            .shows("Nothing of it was sent.");
        let form = page.form_with("return");
        assert!(
            form.value("reasons")
                .unwrap()
                .starts_with(&format!("{typed}\n\n• "))
        );
        let found = points(&page);
        assert_eq!(found.len(), 2, "{found:?}");
        for (point, asks) in found.iter().zip(asks) {
            assert!(point.starts_with(&format!("• {asks}")), "{point}");
        }
        assert!(found[0].ends_with(NOTE), "{found:?}");
        // A second press adds only what is new.
        let form = page.form_with("return").choose("check-happened", "not");
        let page = form.press("compose").await.ok();
        assert_eq!(points(&page).len(), 3);
        assert_eq!(deeds(&cast, id).await, ["start", "submit"]);
    }
    // The letter is sent as it stands, and the checklist with it.
    let page = desk(&ruth, english).await;
    let letter = page
        .form_with("return")
        .value("reasons")
        .unwrap()
        .to_owned();
    page.form_with("return").press("return").await.ok();
    cast.settle().await;
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(&format!("/my/practices/{english}")).await.ok();
    for line in letter.lines().filter(|line| !line.is_empty()) {
        let line = line.trim_start_matches("• ");
        assert!(
            page.whole_text().contains(line),
            "{line}: {}",
            page.whole_text()
        );
    }
}
story!(the_lines_that_are_not_met_write_the_letter);

/// A button, the boxes filled in, and what the page says of them.
type Refused<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str);

/// Refused: a letter from a checklist on which nothing is missing, a mark that does not exist, a line without a mark, a
/// line that is too long. Every word stays.
async fn a_checklist_that_cannot_be_read_is_refused_with_its_words(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let long = "x".repeat(201);
    let rows: [Refused<'_>; 5] = [
        (
            "compose",
            &[("check-safe", "met")],
            "Mark at least one line",
        ),
        (
            "compose",
            &[("check-safe", "perhaps")],
            "Mark at least one line",
        ),
        (
            "return",
            &[("check-safe", "perhaps")],
            "Choose one of the answers offered",
        ),
        ("return", &[("check-safe-note", "Who?")], "Say whether"),
        (
            "approve",
            &[("check-safe", "not"), ("check-safe-note", &long)],
            "200",
        ),
    ];
    for (button, boxes, says) in rows {
        let seq = cast.seq(id).await.0.to_string();
        let mut form = vec![
            ("deed", button),
            ("seq", seq.as_str()),
            ("reasons", "My letter"),
        ];
        form.extend(boxes);
        let page = ruth.post(&desk_of(id), &form).await.status(422);
        page.shows(says).keeps("My letter");
        ruth.post(&desk_of(id), &[("deed", "clear")]).await;
    }
    assert_eq!(deeds(&cast, id).await, ["start", "submit"]);
    assert_eq!(stored(&cast, id).await, []);
}
story!(a_checklist_that_cannot_be_read_is_refused_with_its_words);

/// After an Undo the checklist stands in its boxes again; what is decided then is stored beside what was taken back.
async fn an_undone_decision_keeps_its_checklist_in_the_boxes(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let page = returned(&ruth, id).await;
    page.form_with("undo").press("undo").await.ok();
    let form = desk(&ruth, id).await.form_with("return");
    assert_eq!(form.value("check-supported"), Some("partly"));
    assert_eq!(form.value("check-supported-note"), Some(NOTE));
    let form = form
        .choose("check-supported", "met")
        .fill("check-supported-note", "");
    form.press("return").await.ok();
    let given = stored(&cast, id).await;
    let marks = given.iter().map(|one| {
        one.checklist
            .line(ChecklistLine::Supported)
            .map(|line| line.mark)
    });
    assert_eq!(
        marks.collect::<Vec<_>>(),
        [Some(ChecklistMark::Partly), Some(ChecklistMark::Met)]
    );
}
story!(an_undone_decision_keeps_its_checklist_in_the_boxes);

/// The same letter with other marks is not taken for a second press of the first one.
async fn other_marks_are_another_decision(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let seen = cast.seq(id).await;
    let decision = Decision::Return {
        words: reasons("Say more."),
    };
    let first = Intent::DecideWith(decision.clone(), noted(marks()));
    let press = |intent: Intent| actions::act(&cast.app, &cast.ruth, id, seen, intent);
    assert!(!press(first.clone()).await.unwrap().already);
    assert!(press(first).await.unwrap().already);
    let other = Checklist::of([marked(ChecklistLine::New, ChecklistMark::Not, "")]);
    let rows = [
        Intent::DecideWith(decision.clone(), noted(other)),
        Intent::Decide(decision),
    ];
    for other in rows {
        let refused = press(other).await;
        assert!(
            matches!(refused, Err(actions::Error::Overtaken(_))),
            "{refused:?}"
        );
    }
    assert_eq!(stored(&cast, id).await.len(), 1);
}
story!(other_marks_are_another_decision);

/// The database itself refuses to change or delete a mark.
async fn marks_are_written_once(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let decision = Decision::Return {
        words: reasons("Say more."),
    };
    let decided = Intent::DecideWith(decision, noted(marks()));
    cast.act(&cast.ruth, &id, decided).await.unwrap();
    for statement in [
        "UPDATE checklist_mark SET mark = 'met'",
        "DELETE FROM checklist_mark",
    ] {
        let mut tx = cast.app.db.write().await.unwrap();
        let refused = tx.sql(statement).execute().await;
        assert!(refused.is_err(), "{statement}");
    }
    assert_eq!(stored(&cast, id).await[0].checklist, marks());
}
story!(marks_are_written_once);

/// A checklist that was begun waits at the desk for its reviewer, and for nobody else.
async fn a_checklist_begun_waits_for_its_reviewer(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let form = with_marks(desk(&ruth, id).await.form_with("Save the letter"));
    form.press("Save the letter")
        .await
        .ok()
        .shows("Nothing of it was sent.");
    world.clock().advance(Duration::from_hours(29 * 24));
    let ruth = signed_in(&world, &cast.ruth).await;
    let form = desk(&ruth, id).await.form_with("return");
    assert_eq!(form.value("check-supported-note"), Some(NOTE));
    assert_eq!(form.value("check-new"), Some("does-not-apply"));
    let omar = signed_in(&world, &cast.omar).await;
    assert!(!desk(&omar, id).await.body.contains(NOTE));
}
story!(a_checklist_begun_waits_for_its_reviewer);

/// The queue says to a reviewer, and to nobody else, at which desk a letter was begun, until it is sent or cleared.
async fn the_queue_says_where_a_letter_was_begun(world: World) {
    let cast = Cast::of(&world).await;
    let begun = cast.submitted("Almaty Process", 9).await;
    let other = cast.submitted("Bali Process", 9).await;
    let (ruth, omar) = (
        signed_in(&world, &cast.ruth).await,
        signed_in(&world, &cast.omar).await,
    );
    let form = desk(&ruth, begun).await.form_with("Save the letter");
    form.fill("reasons", "Half a letter")
        .press("Save the letter")
        .await
        .ok();
    let rows = async |browser: &Browser| -> Vec<String> {
        let page = browser.visit("/review").await.ok();
        let rows = page.texts("tbody tr").into_iter();
        rows.filter(|row| row.contains("letter begun")).collect()
    };
    let found = rows(&ruth).await;
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("Almaty Process"), "{found:?}");
    assert!(rows(&omar).await.is_empty());
    ruth.visit("/fr/review")
        .await
        .ok()
        .shows("lettre commencée");
    desk(&ruth, begun)
        .await
        .form_with("return")
        .press("return")
        .await
        .ok();
    assert!(rows(&ruth).await.is_empty());
    let form = desk(&ruth, other).await.form_with("Save the letter");
    form.choose("check-safe", "not")
        .press("Save the letter")
        .await
        .ok();
    assert_eq!(rows(&ruth).await.len(), 1);
    desk(&ruth, other)
        .await
        .form_with("clear")
        .press("clear")
        .await
        .ok();
    assert!(rows(&ruth).await.is_empty());
}
story!(the_queue_says_where_a_letter_was_begun);
