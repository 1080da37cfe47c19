//! Deeds on what is public: taken down in three kinds, restored, kept; and what never reaches an author.

use std::time::Duration;

use praxis::db::Engine as _;
use praxis::practice::actions::Intent;
use praxis::practice::model::Decision;
use praxis::workflow::{PublicStatus, State};

use crate::cast::{Cast, reasons};
use crate::desk::{desk, desk_of, press, stands, told_since};
use crate::people::signed_in;
use crate::post::Post;
use crate::world::World;

/// Three kinds of taking down, each with words; another reviewer restores, an administrator even an own one.
async fn what_is_public_is_taken_down_and_restored(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Bali Process", 9).await;
    let id = cast.published("Almaty Process", 9).await;
    let (ruth, omar) = (
        signed_in(&world, &cast.ruth).await,
        signed_in(&world, &cast.omar).await,
    );
    let words = ("reasons", "It is not so any more.");
    for wrong in [
        &[][..],
        &[words],
        &[("kind", "gone")],
        &[words, ("kind", "burnt")],
    ] {
        press(&ruth, id, "take_down", wrong)
            .await
            .status(422)
            .has(".problem")
            .has("details[open]");
    }
    for named in [
        "",
        "PX-2026-0002",
        "PX-2020-0001",
        "almaty-process",
        "javascript:alert(1)",
    ] {
        let fields = [words, ("kind", "replaced"), ("replaced_by", named)];
        press(&ruth, id, "take_down", &fields)
            .await
            .status(422)
            .has("#take_down-replaced_by[aria-invalid=true]")
            .keeps("It is not so any more.");
    }
    let seq = cast.seq(id).await.0;
    for (kind, public, shown) in [
        ("gone", PublicStatus::Gone, "Taken down: gone."),
        (
            "replaced",
            PublicStatus::Replaced,
            "Taken down: replaced by another practice.",
        ),
        (
            "no-longer-current",
            PublicStatus::NotCurrent,
            "Taken down: no longer current.",
        ),
    ] {
        let fields = [words, ("kind", kind), ("replaced_by", "bali-process")];
        press(&ruth, id, "take_down", &fields)
            .await
            .ok()
            .shows("Taken down, and the authors are told.")
            .shows(shown);
        assert_eq!(stands(&cast, id).await.2, public);
        // Whoever took it down does not restore it, unless administrator.
        assert_eq!(desk(&ruth, id).await.count("button[value=restore]"), 0);
        ruth.post(&desk_of(id), &[("deed", "restore"), ("seq", "9")])
            .await
            .status(404);
        press(&omar, id, "restore", &[])
            .await
            .ok()
            .shows("It is public again.");
        assert_eq!(stands(&cast, id).await.2, PublicStatus::Live);
    }
    let grace = signed_in(&world, &cast.grace).await;
    press(&grace, id, "take_down", &[words, ("kind", "gone")])
        .await
        .ok();
    press(&grace, id, "restore", &[("reasons", "A mistake.")])
        .await
        .ok();
    assert_eq!(stands(&cast, id).await.2, PublicStatus::Live);
    let told = told_since(&cast, id, seq).await;
    assert_eq!(
        told.iter()
            .filter(|kind| *kind == "practice-take_down author")
            .count(),
        4
    );
    assert_eq!(told.len(), 8);
}
story!(what_is_public_is_taken_down_and_restored);

/// A request for removal is answered: kept, with a reason that its owner reads, or taken down.
async fn a_request_for_removal_is_answered(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.published("Almaty Process", 9).await;
    let post = Post::of(&world);
    cast.act(
        &cast.amina,
        &id,
        Intent::AskRemoval(Some(reasons("It names a village."))),
    )
    .await
    .unwrap();
    post.new_ones().await;
    let ruth = signed_in(&world, &cast.ruth).await;
    press(&ruth, id, "keep", &[])
        .await
        .status(422)
        .shows("Fill in “Your words to the owner”");
    press(&ruth, id, "keep", &[("reasons", "The village agreed.")])
        .await
        .ok()
        .shows("It stays public");
    let letter = post.only().await;
    assert_eq!(letter.subject, "“Almaty Process” stays public");
    assert!(letter.text.contains("> The village agreed."));
    assert_eq!(desk(&ruth, id).await.count("button[value=keep]"), 0);
    cast.act(&cast.amina, &id, Intent::AskRemoval(None))
        .await
        .unwrap();
    press(
        &ruth,
        id,
        "take_down",
        &[("kind", "gone"), ("reasons", "As you asked.")],
    )
    .await
    .ok();
    ruth.visit("/review")
        .await
        .ok()
        .lacks("Removal asked for by the owner");
}
story!(a_request_for_removal_is_answered);

/// Whatever reviewers do, no mail to an author and no page for a party holds one of their names.
async fn wish_13_a_reviewers_name_never_reaches_an_author(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let names = ["Ruth", "Wanjiru", "Omar", "Haddad", "Grace", "Odhiambo"];
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    press(&ruth, id, "claim", &[]).await.ok();
    press(&ruth, id, "move", &[("objective", "3")]).await.ok();
    press(&ruth, id, "correct_language", &[("language", "fr")])
        .await
        .ok();
    press(&ruth, id, "return", &[("reasons", "One question.")])
        .await
        .ok();
    cast.settle().await;
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    cast.approve(id).await;
    press(
        &signed_in(&world, &cast.omar).await,
        id,
        "take_down",
        &[("kind", "gone"), ("reasons", "A name.")],
    )
    .await
    .ok();
    press(&signed_in(&world, &cast.grace).await, id, "restore", &[])
        .await
        .ok();
    // What the public sees changes a microsecond after a clock that stands still.
    world.clock().advance(std::time::Duration::from_secs(1));
    let letters = post.new_ones().await;
    let to_authors: Vec<_> = letters
        .iter()
        .filter(|letter| {
            ["amina@people.example", "nour@focal.example"].contains(&letter.to.as_str())
        })
        .collect();
    let subjects: Vec<&str> = to_authors
        .iter()
        .map(|letter| letter.subject.as_str())
        .collect();
    assert!(
        subjects.len() >= 9,
        "{subjects:#?} {:?}",
        told_since(&cast, id, 0).await
    );
    for letter in to_authors {
        for name in names {
            assert!(
                !format!("{}{}{}", letter.subject, letter.text, letter.html).contains(name),
                "{name} in {letter:#?}"
            );
        }
    }
    // The author becomes a reviewer: her desk still shows what authors read.
    let mut tx = cast.app.db.write().await.unwrap();
    tx.sql("UPDATE account SET role = 'reviewer' WHERE id = $1")
        .bind(cast.amina.id)
        .execute()
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let amina = signed_in(&world, &cast.amina).await;
    for address in [
        desk_of(id),
        "/review".to_owned(),
        "/review?state=published".to_owned(),
        format!("{}?revision=1", desk_of(id)),
    ] {
        let page = amina.visit(&address).await.ok();
        for name in names {
            assert!(!page.body.contains(name), "{name} at {address}");
        }
    }
    let other = cast
        .act(&cast.amina, &id, Intent::Revise)
        .await
        .map(|_| id)
        .unwrap();
    cast.act(&cast.amina, &other, Intent::Submit).await.unwrap();
    cast.act(&cast.ruth, &other, Intent::Decide(crate::cast::approval()))
        .await
        .unwrap();
    amina
        .visit("/review?state=decided")
        .await
        .ok()
        .lacks("Almaty Process");
    amina
        .visit(&desk_of(id))
        .await
        .ok()
        .shows("In review")
        .lacks("undo until")
        .lacks("Approved");
    desk(&amina, id)
        .await
        .shows("the review team")
        .shows("One question.")
        .lacks("Decided: return")
        .lacks("Mail to");
}
story!(wish_13_a_reviewers_name_never_reaches_an_author);

/// The log tells who did what; neither the service nor anybody with the database’s own hands rewrites it.
async fn wish_20_the_log_tells_who_did_it(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    press(&ruth, id, "claim", &[]).await.ok();
    press(&ruth, id, "approve", &[]).await.ok();
    cast.settle().await;
    let page = desk(&signed_in(&world, &cast.omar).await, id).await;
    let lines: Vec<String> = page.texts(".timeline > li > span");
    assert_eq!(
        lines,
        [
            "Revision 1 · the service · 3 November 2026 at 12:10",
            "Revision 1 · Ms. Ruth Wanjiru · 3 November 2026 at 12:00",
            "Revision 1 · Ms. Ruth Wanjiru · 3 November 2026 at 12:00",
            "Revision 1 · Ms. Amina Saidova · 3 November 2026 at 12:00",
            "Revision 1 · Ms. Amina Saidova · 3 November 2026 at 12:00",
        ]
    );
    for change in [
        "UPDATE event SET actor_id = NULL",
        "DELETE FROM event",
        "UPDATE content SET answers = '{}'",
    ] {
        let mut tx = cast.app.db.write().await.unwrap();
        // Not a statement of the service: somebody at the database.
        assert!(by_hand(&mut tx, change).await.is_err(), "{change}");
    }
}
story!(wish_20_the_log_tells_who_did_it);

/// Runs what somebody at the database would.
async fn by_hand(tx: &mut praxis::db::Tx, change: &'static str) -> Result<u64, praxis::db::Fault> {
    match change {
        "DELETE FROM event" => tx.sql("DELETE FROM event").execute().await,
        "UPDATE event SET actor_id = NULL" => {
            tx.sql("UPDATE event SET actor_id = NULL").execute().await
        }
        _ => tx.sql("UPDATE content SET answers = '{}'").execute().await,
    }
}

/// Each notice says which practice, its reference and objective, what happened, what comes next, and where.
async fn wish_23_each_notice_says_who_what_and_next(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = cast.submitted("Almaty Process", 2).await;
    let says_who = |text: &str| text.contains("submitted by Ms. Amina Saidova");
    // The suggested reviewer is told at once, everybody else in the digest of the next morning.
    world.clock().advance(Duration::from_hours(24));
    let mut first = post.new_ones().await;
    first.retain(|letter| letter.to != "amina@people.example");
    assert_eq!(first.len(), 3, "{first:#?}");
    assert_eq!(
        first
            .iter()
            .filter(|letter| letter.subject.starts_with("To review: "))
            .count(),
        1
    );
    for letter in first {
        let text = letter.text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            text.contains("Almaty Process") && text.contains("Objective 2") && says_who(&text),
            "{letter:#?}"
        );
        assert!(
            text.contains("a first answer is due by 17 November 2026"),
            "{letter:#?}"
        );
    }
    let ruth = signed_in(&world, &cast.ruth).await;
    press(&ruth, id, "claim", &[]).await.ok();
    press(&ruth, id, "move", &[("objective", "3")]).await.ok();
    press(&signed_in(&world, &cast.grace).await, id, "take_over", &[])
        .await
        .ok();
    let omar = cast.omar.id.to_string();
    press(
        &signed_in(&world, &cast.grace).await,
        id,
        "assign",
        &[("reviewer", &omar)],
    )
    .await
    .ok();
    cast.act(
        &cast.omar,
        &id,
        Intent::Decide(Decision::Return {
            words: reasons("Why?"),
        }),
    )
    .await
    .unwrap();
    cast.settle().await;
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    cast.act(&cast.amina, &id, Intent::Withdraw(None))
        .await
        .unwrap();
    let letters = post.new_ones().await;
    assert!(letters.len() >= 6, "{letters:#?}");
    for letter in letters {
        let text = letter.text.split_whitespace().collect::<Vec<_>>().join(" ");
        // Those who review read whose it is; its author knows.
        assert_eq!(
            says_who(&text),
            letter.to != "amina@people.example",
            "{letter:#?}"
        );
        for part in [
            "Almaty Process",
            "PX-2026-0001",
            "Objective",
            "You get this because",
            "https://praxis.example/",
        ] {
            assert!(text.contains(part), "“{part}” is missing in {letter:#?}");
        }
        assert!(
            letter.subject.contains("Almaty Process"),
            "{}",
            letter.subject
        );
        let sentences = letter
            .text
            .split("\n\n")
            .filter(|part| part.ends_with(['.', ':']))
            .count();
        assert!(
            sentences >= 2,
            "what happened and what is next: {}",
            letter.text
        );
    }
    assert_eq!(stands(&cast, id).await.0, Some(State::Draft));
}
story!(wish_23_each_notice_says_who_what_and_next);

/// Forms of any shape get a page: unknown deeds, missing and repeated fields, wild numbers, other methods.
async fn no_form_of_the_desk_breaks_it(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let grace = signed_in(&world, &cast.grace).await;
    let wild = [
        "",
        "0",
        "-1",
        "9223372036854775808",
        "1e309",
        "NaN",
        "0x10",
        "x",
        "' or 1=1--",
        "\u{202e}",
        "{{7*7}}",
        "../../x",
        "\u{feff}",
    ];
    for value in wild {
        for name in [
            "seq",
            "deed",
            "decision",
            "reasons",
            "code",
            "effective_on",
            "kind",
            "replaced_by",
            "minor",
            "final",
            "duplicate_of",
            "objective",
            "language",
            "reviewer",
        ] {
            for deed in [
                "return",
                "decline",
                "take_down",
                "assign",
                "move",
                "letter",
                "stay",
                "clear",
                "undo",
            ] {
                let mut form = vec![("deed", deed), ("seq", "1"), ("decision", "decline")];
                form.retain(|(own, _)| *own != name);
                form.push((name, value));
                let status = grace.post(&desk_of(id), &form).await.status.as_u16();
                assert!(
                    [200, 400, 404, 409, 422].contains(&status),
                    "{form:?}: {status}"
                );
                if stands(&cast, id).await.0 != Some(State::InReview) {
                    press(&grace, id, "undo", &[]).await.ok();
                }
            }
        }
    }
    for path in [
        "/review/0",
        "/review/-1",
        "/review/x",
        "/review/9223372036854775808",
        "/review/1'",
        "/review/%00",
    ] {
        let status = grace.visit(path).await.status.as_u16();
        assert!([400, 404].contains(&status), "{path}: {status}");
        let status = grace.post(path, &[("deed", "claim")]).await.status.as_u16();
        assert!([400, 404].contains(&status), "{path}: {status}");
    }
    for deed in [
        "start",
        "submit",
        "discard",
        "withdraw",
        "revise",
        "confirm",
        "ask_removal",
        "start_again",
        "free_claim",
        "suggest_anew",
        "accept",
        "take_effect",
        "fall_back",
    ] {
        grace
            .post(
                &desk_of(id),
                &[("deed", deed), ("seq", "2"), ("reasons", "x")],
            )
            .await
            .status(404);
    }
    grace.post(&desk_of(id), &[]).await.status(400);
    grace
        .post("/review", &[("deed", "claim")])
        .await
        .status(405);
}
story!(no_form_of_the_desk_breaks_it);

/// An administrator hands a practice over, with a reason: both are told, the former owner's pages of it are gone,
/// the new owner's are there, and who was reviewing what is now their own loses the claim.
async fn a_practice_is_handed_over(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = cast.submitted("Almaty Process", 9).await;
    let (ruth, grace) = (
        signed_in(&world, &cast.ruth).await,
        signed_in(&world, &cast.grace).await,
    );
    press(&ruth, id, "claim", &[]).await.ok();
    // Not a reviewer's to do.
    assert_eq!(desk(&ruth, id).await.count("button[value=hand_over]"), 0);
    let typed = [
        ("deed", "hand_over"),
        ("seq", "3"),
        ("receiver", "boris@people.example"),
        ("reasons", "x"),
    ];
    ruth.post(&desk_of(id), &typed).await.status(404);
    for receiver in [
        "",
        "nobody@people.example",
        "amina@people.example",
        "boris",
        "' or 1=1--",
    ] {
        let fields = [
            ("receiver", receiver),
            ("reasons", "She moved to another ministry."),
        ];
        press(&grace, id, "hand_over", &fields)
            .await
            .status(422)
            .has("#hand_over-receiver[aria-invalid=true]")
            .keeps("She moved to another ministry.");
    }
    press(
        &grace,
        id,
        "hand_over",
        &[("receiver", "boris@people.example")],
    )
    .await
    .status(422)
    .has("#hand_over-reasons[aria-invalid=true]");
    post.new_ones().await;
    let fields = [
        ("receiver", " Boris@People.example "),
        ("reasons", "She moved to another ministry."),
    ];
    press(&grace, id, "hand_over", &fields)
        .await
        .ok()
        .shows("Handed over: it has a new owner")
        .shows("Mr. Boris Lenz");
    let letters = post.new_ones().await;
    assert_eq!(letters.len(), 2, "{letters:#?}");
    for (to, link) in [
        ("amina@people.example", "/my/practices".to_owned()),
        ("boris@people.example", format!("/my/practices/{id}")),
    ] {
        let letter = letters.iter().find(|letter| letter.to == to).unwrap();
        assert_eq!(letter.subject, "“Almaty Process” has a new owner");
        assert!(
            letter.text.contains("> She moved to another ministry."),
            "{}",
            letter.text
        );
        assert!(
            letter.text.lines().any(|line| line.trim().ends_with(&link)),
            "{}",
            letter.text
        );
        assert!(!letter.text.contains("Grace"));
    }
    let (amina, boris) = (
        cast.sign_in(&world, &cast.amina).await,
        cast.sign_in(&world, &cast.boris).await,
    );
    amina
        .visit(&format!("/my/practices/{id}"))
        .await
        .status(404);
    amina
        .visit("/my/practices")
        .await
        .ok()
        .lacks("Almaty Process");
    boris
        .visit(&format!("/my/practices/{id}"))
        .await
        .ok()
        .shows("Almaty Process")
        .shows("Mail to another author")
        .lacks("Odhiambo");
    boris
        .visit(&format!("/my/practices/{id}/preview"))
        .await
        .ok()
        .shows("Submitted by Ms. Amina Saidova");
    desk(&grace, id)
        .await
        .shows("Submitted by Ms. Amina Saidova");
    // Who submitted it stays who submitted it.
    cast.approve(id).await;
    assert_eq!(stands(&cast, id).await.2, PublicStatus::Live);
    world
        .browser()
        .visit("/practices/almaty-process")
        .await
        .ok()
        .shows("Submitted by Ms. Amina Saidova");
    // To the reviewer who has the claim: nobody reviews an own practice.
    let other = cast.submitted("Bali Process", 9).await;
    press(&ruth, other, "claim", &[]).await.ok();
    let fields = [
        ("receiver", "ruth@people.example"),
        ("reasons", "It is hers."),
    ];
    press(&grace, other, "hand_over", &fields).await.ok();
    assert_eq!(crate::desk::claimed_by(&cast, other).await, None);
    let refused = cast.act(&cast.ruth, &other, Intent::Claim).await;
    assert!(refused.is_err(), "{refused:?}");
}
story!(a_practice_is_handed_over);
