//! Reviewers' and administrators' forms whose deed failed: each word comes back in its box, and the deed is done once
//! when it can be done; and the number by which a repeat is recognised.

use praxis::practice::actions::Intent;
use praxis::practice::model::{ChecklistLine, Decision, TakeDown};
use praxis::workflow::{PublicStatus, State};

use crate::browser::{Browser, Page};
use crate::cast::{Cast, reasons};
use crate::desk::{deeds, desk, desk_of, stands};
use crate::full_disk::Disk;
use crate::people::signed_in;
use crate::unsaved::{NOT_SAVED, WORDS, count, pressed_twice};
use crate::world::World;

/// The desk's forms with these choices made.
async fn decided(
    disk: &Disk,
    browser: &Browser,
    at: &str,
    deed: &str,
    chosen: &[(&str, &str)],
) -> Page {
    let form = browser.visit(at).await.ok().form_with(deed);
    let form = chosen
        .iter()
        .fold(form, |form, (name, value)| form.choose(name, value));
    // Every box is filled in, those of the checklist among them: a line with words needs its mark.
    let marks = ChecklistLine::ALL
        .iter()
        .filter(|_| chosen.iter().any(|(name, _)| *name == "decision"));
    let form = marks.fold(form, |form, line| {
        form.choose(&format!("check-{}", line.as_str()), "partly")
    });
    pressed_twice(disk, form, deed).await
}

/// A reviewer's decisions, and the other forms of the desk, also from the page of the letter.
async fn a_full_disk_loses_no_reviewers_words(world: World) {
    let cast = Cast::of(&world).await;
    let disk = Disk::of(&world).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    for (title, deed, chosen) in [
        ("Almaty Process", "return", vec![("decision", "return")]),
        (
            "Bali Process",
            "decline",
            vec![("decision", "decline"), ("code", "too-little-substance")],
        ),
        ("Cairo Process", "approve", vec![("decision", "approve")]),
        (
            "Dakar Process",
            "correct_language",
            vec![("correct_language-language", "fr")],
        ),
        ("Exile Process", "claim", vec![]),
        ("Fiji Process", "mark_spam", vec![]),
    ] {
        // Nobody has more than five in review.
        let decision = chosen.iter().any(|(name, _)| *name == "decision");
        let owner = if decision { &cast.amina } else { &cast.boris };
        let id = cast.submitted_by(owner, title, 9).await;
        if deed == "correct_language" {
            cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
        }
        let before = deeds(&cast, id).await.len();
        decided(&disk, &ruth, &desk_of(id), deed, &chosen)
            .await
            .ok();
        assert_eq!(
            deeds(&cast, id).await[before..],
            [deed.to_owned()],
            "{title}"
        );
    }
    // The letter is read first, and the decision sent from there.
    let id = cast.submitted("Geneva Process", 9).await;
    let form = desk(&ruth, id)
        .await
        .form_with("return")
        .choose("decision", "return")
        .fill("reasons", WORDS);
    let letter = form.press("letter").await.ok();
    disk.fill().await;
    let answer = letter
        .form_with("return")
        .press("return")
        .await
        .status(503)
        .shows(NOT_SAVED)
        .keeps(WORDS);
    disk.clear().await;
    answer.form_with("return").press("return").await.ok();
    assert_eq!(deeds(&cast, id).await, ["start", "submit", "return"]);
}
story!(a_full_disk_loses_no_reviewers_words);

/// An administrator's forms: a role, a suspension, taking down, handing over.
async fn a_full_disk_loses_no_administrators_words(world: World) {
    let cast = Cast::of(&world).await;
    let disk = Disk::of(&world).await;
    let live = cast.published("Almaty Process", 9).await;
    let grace = signed_in(&world, &cast.grace).await;
    let at = format!("/admin/accounts/{}", cast.lena.id);
    let form = grace
        .visit(&at)
        .await
        .ok()
        .form_with("save")
        .tick("scope", "11");
    let page = pressed_twice(&disk, form, "save").await.lands_on(&at);
    let scope = page.attributes("input[name=scope][checked]", "value");
    assert!(scope.contains(&"11".to_owned()), "{scope:?}");
    pressed_twice(&disk, page.form_with("suspend"), "suspend")
        .await
        .lands_on(&at)
        .shows(WORDS);
    decided(
        &disk,
        &grace,
        &desk_of(live),
        "take_down",
        &[("take_down-kind", "gone")],
    )
    .await
    .ok();
    assert_eq!(
        stands(&cast, live).await,
        (None, Some(State::Published), PublicStatus::Gone)
    );
    assert_eq!(deeds(&cast, live).await.last().copied(), Some("take_down"));
}
story!(a_full_disk_loses_no_administrators_words);

/// Every other deed of the desk, by a reviewer or an administrator.
async fn a_full_disk_loses_no_words_of_any_deed(world: World) {
    let cast = Cast::of(&world).await;
    let disk = Disk::of(&world).await;
    let (ruth, grace) = (&cast.ruth, &cast.grace);
    let omar = cast.omar.id.to_string();
    let because = || reasons("So it was decided.");
    let back = Intent::Decide(Decision::Return { words: because() });
    let gone = Intent::TakeDown {
        how: TakeDown::Gone,
        words: because(),
    };
    let ask = Intent::AskRemoval(Some(because()));
    let claimed = || Some((&cast.ruth, Intent::Claim));
    let waiting = [
        ("move", ruth, vec![("move-objective", "11")], claimed()),
        ("release", ruth, vec![], claimed()),
        (
            "assign",
            grace,
            vec![("assign-reviewer", omar.as_str())],
            None,
        ),
        ("reopen", grace, vec![], Some((&cast.ruth, back))),
    ];
    let live = [
        ("hand_over", grace, vec![], None),
        ("restore", grace, vec![], Some((&cast.ruth, gone))),
        ("keep", ruth, vec![], Some((&cast.amina, ask))),
    ];
    for (deed, who, chosen, before) in waiting.into_iter().chain(live) {
        let title = format!("Practice to {deed}");
        let id = match deed {
            "hand_over" | "restore" | "keep" => cast.published(&title, 9).await,
            _ => cast.submitted(&title, 9).await,
        };
        if let Some((by, intent)) = before {
            cast.act(by, &id, intent).await.unwrap();
            cast.settle().await;
        }
        // To publish takes longer than a reviewer's session may be silent.
        let browser = signed_in(&world, who).await;
        let at = desk_of(id);
        decided(&disk, &browser, &at, deed, &chosen).await.ok();
        assert_eq!(deeds(&cast, id).await.last().copied(), Some(deed));
    }
}
story!(a_full_disk_loses_no_words_of_any_deed);

/// The number of what a page was drawn from comes back with the form, whatever happened since: so a repeat is
/// recognised.
async fn the_number_of_the_form_comes_back(world: World) {
    let cast = Cast::of(&world).await;
    let disk = Disk::of(&world).await;
    let sent = cast.submitted("Almaty Process", 9).await;
    cast.act(&cast.ruth, &sent, Intent::Claim).await.unwrap();
    let (amina, ruth) = (
        signed_in(&world, &cast.amina).await,
        signed_in(&world, &cast.ruth).await,
    );
    let author = amina
        .visit(&format!("/my/practices/{sent}"))
        .await
        .ok()
        .form_with("withdraw")
        .fill("reasons", WORDS);
    let reviewer = desk(&ruth, sent)
        .await
        .form_with("return")
        .choose("decision", "return")
        .fill("reasons", WORDS);
    let fr = praxis::language::TextLanguage::Fr;
    cast.act(&cast.ruth, &sent, Intent::CorrectLanguage(fr))
        .await
        .unwrap();
    for (form, deed) in [(author, "withdraw"), (reviewer, "return")] {
        disk.fill().await;
        let drawn = form.value("seq").map(str::to_owned);
        let answer = form.press(deed).await.status(503);
        assert_eq!(
            answer.form_with(deed).value("seq"),
            drawn.as_deref(),
            "{deed}"
        );
    }
    disk.clear().await;

    // A save whose answer was lost, repeated as it was: stored already, and not kept a second time beside itself.
    let at = format!(
        "/my/practices/{}/brief",
        cast.draft("Bali Process", 9).await
    );
    let form = amina
        .visit(&at)
        .await
        .ok()
        .form(&at)
        .fill("title", "Bali Process, corrected");
    let again = amina
        .visit(&at)
        .await
        .ok()
        .form(&at)
        .fill("title", "Bali Process, corrected");
    form.press("steps").await.ok();
    again.press("steps").await.ok().lacks("two windows");
    assert_eq!(count(&world, "SELECT COUNT(*) FROM stale_save").await, 0);
}
story!(the_number_of_the_form_comes_back);
