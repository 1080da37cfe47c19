//! Comments beside single answers: internal ones and those to the authors, told with the decision, answered with the
//! resubmission, and never by a reviewer's name.

use praxis::account::model::Account;
use praxis::practice::actions::{Error, Intent};
use praxis::practice::check::check;
use praxis::practice::fields::Field;
use praxis::practice::model::{
    CommentAudience, Decision, MOST_COMMENTS, PointAnswer, PracticeId, Seq,
};

use crate::browser::Page;
use crate::cast::{Cast, approval, reasons};
use crate::desk::{desk, desk_of};
use crate::people::{move_to, signed_in};
use crate::post::Post;
use crate::world::World;

/// What Ruth asks the authors, and what she tells her colleagues only.
const ASKED: &str = "Which two members, and since when?";
const INSIDE: &str = "A chair of mine told me otherwise.";
const RESULTS: &str = "What changed, and how do you know?";

/// Somebody comments on an answer.
async fn comment(
    cast: &Cast,
    by: &Account,
    id: PracticeId,
    (field, audience): (Field, CommentAudience),
    words: &str,
) -> Seq {
    let words = reasons(words);
    let intent = Intent::Comment {
        field,
        audience,
        words,
    };
    cast.act(by, &id, intent).await.unwrap().seq
}

/// A practice of Amina's on which Ruth has commented twice: the event of the comment that is to the authors.
async fn commented(cast: &Cast) -> (PracticeId, Seq) {
    let id = cast.submitted("Almaty Process", 9).await;
    let to_authors = (Field::Results, CommentAudience::Authors);
    let asked = comment(cast, &cast.ruth, id, to_authors, ASKED).await;
    let inside = (Field::Results, CommentAudience::Team);
    comment(cast, &cast.ruth, id, inside, INSIDE).await;
    (id, asked)
}

async fn send_back(cast: &Cast, id: PracticeId) {
    let words = reasons("Please see my comments.");
    let intent = Intent::Decide(Decision::Return { words });
    cast.act(&cast.ruth, &id, intent).await.unwrap();
}

/// The threads of a desk or of an author's page, as a reader reads them.
fn threads(page: &Page) -> Vec<String> {
    page.texts(".thread")
}

/// The question of the results, as the page puts it.
fn question(page: &Page) -> String {
    page.texts(".thread h4")[0].clone()
}

/// A reviewer opens the box of an answer by the link beside it, reads the wording above it, and says who reads the comment.
/// Nobody is chosen beforehand.
async fn a_reviewer_comments_beside_an_answer(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let at = format!("{}?comment=results", desk_of(id));
    let page = desk(&ruth, id).await;
    let form = page.form_with("return").fill("reasons", "Half a letter");
    let page = form.press(&at).await.ok();
    let open = page.texts("details.deed[open]").join(" ");
    assert!(open.contains("Two members put the common steps"), "{open}");
    let form = page.form_with("comment");
    assert_eq!(form.value("comment-field"), Some("results"));
    assert_eq!(form.value("comment-audience"), None);
    assert_eq!(form.value("reasons"), Some("Half a letter"));
    let page = form.fill("comment-reasons", ASKED).press("comment").await;
    let form = page.status(422).keeps(ASKED).form_with("comment");
    let page = form.choose("comment-audience", "authors").press("comment");
    let page = page.await.ok().keeps("Half a letter");
    let all = threads(&page);
    assert_eq!(all.len(), 1, "{all:?}");
    assert!(
        all[0].contains("You to the authors, with your decision"),
        "{all:?}"
    );
    assert!(all[0].contains(ASKED), "{all:?}");
    page.shows("One open comment");
    let omar = signed_in(&world, &cast.omar).await;
    let page = desk(&omar, id).await.shows("Ms. Ruth Wanjiru").shows(ASKED);
    let form = page.form_with("reply");
    let thread = form.choices("reply-thread")[1].clone();
    let form = form.choose("reply-thread", &thread);
    let page = form
        .fill("reply-reasons", "Since 2024, I think.")
        .press("reply");
    let page = page.await.ok().shows("Since 2024, I think.");
    let resolve = format!("resolve-{thread}");
    let page = page.form_with(&resolve).press(&resolve).await.ok();
    page.shows("One comment is resolved").shows("Resolved.");
    let again = format!("ask_again-{thread}");
    let page = desk(&omar, id).await.form_with(&again).press(&again).await;
    page.ok().shows("Asked again.").shows("One open comment");
    ruth.visit(&format!("/fr{}", desk_of(id)))
        .await
        .ok()
        .shows("aux auteurs, avec votre décision");
}
story!(a_reviewer_comments_beside_an_answer);

/// Authors read a comment when the decision takes effect, and not while it can be undone: in the mail, on their page and
/// beside the question. What is internal they never read, nor whose comment it is.
async fn authors_read_comments_with_the_decision(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let (id, _) = commented(&cast).await;
    let amina = signed_in(&world, &cast.amina).await;
    let own = format!("/my/practices/{id}");
    post.new_ones().await;
    let unread = async || {
        for words in [ASKED, INSIDE, "Wanjiru"] {
            amina.visit(&own).await.ok().lacks(words);
        }
        assert_eq!(post.new_ones().await.len(), 0);
    };
    unread().await;
    send_back(&cast, id).await;
    unread().await;
    cast.act(&cast.ruth, &id, Intent::Undo(None)).await.unwrap();
    unread().await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let form = desk(&ruth, id).await.form_with("letter");
    let form = form
        .choose("decision", "return")
        .fill("reasons", "See below.");
    form.press("letter").await.ok().shows(ASKED).lacks(INSIDE);
    send_back(&cast, id).await;
    cast.settle().await;
    let letter = post.only().await;
    for part in [&letter.text, &letter.html] {
        assert!(part.contains(ASKED) && !part.contains(INSIDE), "{part}");
        assert!(part.contains(RESULTS), "{part}");
        assert!(!part.contains("Wanjiru"), "{part}");
    }
    let step = amina.visit(&format!("{own}/story")).await.ok();
    assert!(step.texts("form .thread").join(" ").contains(ASKED));
    for page in [amina.visit(&own).await.ok(), step] {
        let page = page.shows("The review team asks for one thing");
        let page = page.shows("You have not answered it yet.").lacks(INSIDE);
        page.lacks("Wanjiru").lacks("Ruth");
    }
    amina
        .visit(&format!("/fr{own}"))
        .await
        .ok()
        .shows("L’équipe d’examen demande une chose à côté d’une réponse");
    let questions = amina.visit(&format!("{own}/brief")).await.ok();
    assert_eq!(questions.count("form .thread"), 0);
}
story!(authors_read_comments_with_the_decision);

/// Submitting asks for an answer to each point first; the reviewer of the resubmission reads the answers above what
/// changed, with the wording on which the comment was made.
async fn a_resubmission_answers_what_was_asked(world: World) {
    let cast = Cast::of(&world).await;
    let (id, asked) = commented(&cast).await;
    let on_title = (Field::Title, CommentAudience::Authors);
    let title = comment(&cast, &cast.omar, id, on_title, "Say where it is.").await;
    let ruth = signed_in(&world, &cast.ruth).await;
    desk(&ruth, id).await;
    send_back(&cast, id).await;
    cast.settle().await;
    let amina = signed_in(&world, &cast.amina).await;
    let (own, points) = (
        format!("/my/practices/{id}"),
        format!("/my/practices/{id}/points"),
    );
    let page = amina.visit(&format!("{own}/check")).await.ok();
    let page = page.shows("2 points of the review team are not answered yet.");
    let page = page.form_with("submit").press("submit").await.ok();
    let page = page.lands_on(&format!("{points}?submit=yes"));
    let form = page.form(&points);
    let (point, because) = ("point-1", "because-1");
    let page = form.choose(point, "not-done").press("submit").await;
    let form = page.status(422).form(&points);
    let form = form.fill(because, "The two ministries have not published it.");
    let page = form.press("/my/practices").await.ok();
    page.lands_on("/my/practices");
    let page = amina
        .visit(&points)
        .await
        .ok()
        .shows("Nothing of it was sent");
    let form = page.form(&points);
    assert_eq!(form.value(point), Some("not-done"));
    let page = form.press("submit").await.status(422);
    let page = page.shows("One point of the review team is not answered yet.");
    page.form(&points)
        .press("submit_unanswered")
        .await
        .lands_on(&own);
    let late = Intent::Answer {
        thread: title,
        answer: PointAnswer::Done(None),
    };
    let refused = cast.act(&cast.amina, &id, late).await;
    assert!(matches!(refused, Err(Error::Denied(_))), "{refused:?}");

    let page = desk(&ruth, id).await;
    let page = page.shows("2 points that the authors were asked to answer");
    let all = threads(&page);
    assert!(
        all[0].contains("Say where it is.") && !all[0].contains("Done"),
        "{all:?}"
    );
    let answered = "Not done, because: The two ministries have not published it.";
    assert!(all[1].contains(answered), "{all:?}");
    assert!(
        all[1].contains("The answer in revision 1, unchanged since"),
        "{all:?}"
    );
    assert_eq!(question(&page), "What is the practice called?");
    let body = &page.body;
    let (comments, changed) = (body.find("id=\"comments\""), body.find("id=\"changed\""));
    assert!(
        comments.is_some() && comments < changed,
        "{comments:?}, {changed:?}"
    );
    let resolve = format!("resolve-{asked}");
    let page = page.form_with(&resolve).press(&resolve).await.ok();
    page.shows("One point that the authors were asked to answer");
    cast.approve(id).await;
    let page = amina.visit(&own).await.ok().shows("One point is resolved");
    page.lacks(INSIDE).lacks("Wanjiru");
    let mut db = cast.app.db.read().await.unwrap();
    for checked in check(&mut db).await.unwrap() {
        assert!(
            checked.broken.is_empty(),
            "{}: {:?}",
            checked.promise,
            checked.broken
        );
    }
}
story!(a_resubmission_answers_what_was_asked);

/// A reviewer who is named in the practice reads what its authors read; an answer of a draft stays with its authors; no
/// comment is on any public page.
async fn a_comment_is_read_by_nobody_else(world: World) {
    let cast = Cast::of(&world).await;
    let (id, asked) = commented(&cast).await;
    let omar = signed_in(&world, &cast.omar).await;
    desk(&omar, id).await.shows(INSIDE).shows(ASKED);
    // The practice names this address as its focal point's.
    let named = move_to(&cast, &cast.omar, "nour@focal.example").await;
    let omar = signed_in(&world, &named).await;
    desk(&omar, id).await.lacks(INSIDE).lacks(ASKED);
    send_back(&cast, id).await;
    cast.settle().await;
    let page = desk(&omar, id).await.lacks(INSIDE).shows(ASKED);
    assert_eq!(page.count(".thread button"), 0);
    let answer = PointAnswer::Done(Some(reasons("Kazakhstan and Kyrgyzstan.")));
    let intent = Intent::Answer {
        thread: asked,
        answer,
    };
    cast.act(&cast.amina, &id, intent).await.unwrap();
    let ruth = signed_in(&world, &cast.ruth).await;
    desk(&ruth, id).await.lacks("Kazakhstan and Kyrgyzstan.");
    desk(&omar, id).await.lacks("Kazakhstan and Kyrgyzstan.");
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    desk(&ruth, id).await.shows("Kazakhstan and Kyrgyzstan.");
    cast.approve(id).await;
    let visitor = world.browser();
    let almaty = "/practices/almaty-process";
    for at in [
        "/",
        "/practices",
        almaty,
        "/practices/almaty-process/revisions/1",
    ] {
        let page = visitor.visit(at).await.ok();
        for words in [ASKED, INSIDE, "Kazakhstan and Kyrgyzstan.", "omment"] {
            assert!(!page.body.contains(words), "{at} says {words}");
        }
    }
}
story!(a_comment_is_read_by_nobody_else);

/// While a decision can be undone nobody comments; a claim that changes hands takes no comment away.
async fn comments_outlive_the_claim_and_wait_for_the_review(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    let to_authors = (Field::Results, CommentAudience::Authors);
    comment(&cast, &cast.ruth, id, to_authors, ASKED).await;
    cast.act(&cast.grace, &id, Intent::TakeOver).await.unwrap();
    let grace = signed_in(&world, &cast.grace).await;
    desk(&grace, id).await.shows(ASKED);
    cast.act(&cast.grace, &id, Intent::Decide(approval()))
        .await
        .unwrap();
    let intent = Intent::Comment {
        field: Field::Title,
        audience: CommentAudience::Team,
        words: reasons("Too late."),
    };
    let refused = cast.act(&cast.ruth, &id, intent).await;
    assert!(matches!(refused, Err(Error::Denied(_))), "{refused:?}");
}
story!(comments_outlive_the_claim_and_wait_for_the_review);

/// A page with 30 comments asks the database what a page with one asks.
async fn many_comments_cost_no_statement_more(world: World) {
    let cast = Cast::of(&world).await;
    let (few, _) = commented(&cast).await;
    let many = cast.submitted("Bali Process", 9).await;
    for turn in 0..30 {
        let to_authors = (Field::Results, CommentAudience::Authors);
        let words = format!("Point {turn}");
        comment(&cast, &cast.ruth, many, to_authors, &words).await;
    }
    for id in [few, many] {
        send_back(&cast, id).await;
    }
    cast.settle().await;
    let (ruth, amina) = (
        signed_in(&world, &cast.ruth).await,
        signed_in(&world, &cast.amina).await,
    );
    let spent = async |id: PracticeId| {
        let mut all = Vec::new();
        // What the process counts once an hour is counted.
        amina.visit(&format!("/my/practices/{id}")).await.ok();
        for page in ["", "/story", "/check", "/points"] {
            let before = world.app.db.statements();
            amina.visit(&format!("/my/practices/{id}{page}")).await.ok();
            all.push((page, world.app.db.statements() - before));
        }
        ruth.visit(&desk_of(id)).await.ok();
        let before = world.app.db.statements();
        ruth.visit(&desk_of(id)).await.ok();
        all.push(("desk", world.app.db.statements() - before));
        all
    };
    assert_eq!(spent(few).await, spent(many).await);
    let full = (0..MOST_COMMENTS - 30).map(|_| Intent::Reply {
        thread: Seq(3),
        words: reasons("And more."),
    });
    for id in [few, many] {
        cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    }
    for intent in full {
        cast.act(&cast.ruth, &many, intent).await.unwrap();
    }
    let form = desk(&ruth, many).await.form_with("comment");
    let form = form
        .choose("comment-field", "title")
        .choose("comment-audience", "team");
    let page = form
        .fill("comment-reasons", "One too many")
        .press("comment")
        .await;
    page.status(422)
        .keeps("One too many")
        .shows("there is no room for more");
}
story!(many_comments_cost_no_statement_more);

/// Whatever a browser sends is refused with a page, and typed text stays text.
async fn odd_comments_are_refused(world: World) {
    let cast = Cast::of(&world).await;
    let (id, asked) = commented(&cast).await;
    let other = cast.submitted("Bali Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let long = "x".repeat(4_001);
    let thread = asked.to_string();
    let rows: &[(&str, &[(&str, &str)])] = &[
        (
            "comment",
            &[
                ("comment-field", "nothing"),
                ("comment-audience", "team"),
                ("comment-reasons", "x"),
            ],
        ),
        (
            "comment",
            &[
                ("comment-field", "title"),
                ("comment-audience", "public"),
                ("comment-reasons", "x"),
            ],
        ),
        (
            "comment",
            &[
                ("comment-field", "title"),
                ("comment-audience", "team"),
                ("comment-reasons", &long),
            ],
        ),
        ("comment", &[]),
        ("reply", &[("reply-thread", "999"), ("reply-reasons", "x")]),
        ("reply", &[("reply-thread", "-1"), ("reply-reasons", "x")]),
        ("reply", &[("reply-thread", "1"), ("reply-reasons", "x")]),
        ("resolve-999", &[]),
        ("resolve-x", &[]),
        ("resolve", &[]),
    ];
    for (deed, fields) in rows {
        let mut form = vec![("deed", *deed), ("seq", "9")];
        form.extend_from_slice(fields);
        ruth.post(&desk_of(id), &form).await.status(422);
    }
    // A thread of another practice is none of this one.
    let form = [
        ("deed", "reply"),
        ("seq", "9"),
        ("reply-thread", &thread),
        ("reply-reasons", "x"),
    ];
    ruth.post(&desk_of(other), &form).await.status(422);
    for odd in ["?comment=nothing", "?reply=x", "?reply=999"] {
        ruth.visit(&format!("{}{odd}", desk_of(id))).await.ok();
    }
    let script = "<script>alert(1)</script>";
    let inside = (Field::Title, CommentAudience::Team);
    comment(&cast, &cast.ruth, id, inside, script).await;
    let page = desk(&ruth, id).await.shows(script);
    assert!(!page.body.contains(script));
    let answer = [("deed", "answer"), ("seq", "9"), ("answer-thread", "2")];
    ruth.post(&desk_of(id), &answer).await.status(404);
    send_back(&cast, id).await;
    cast.settle().await;
    let amina = signed_in(&world, &cast.amina).await;
    let at = format!("/my/practices/{id}/points");
    let (point, because) = ("point-1", "because-1");
    for (choice, words) in [
        ("burnt", ""),
        ("not-done", " \n"),
        ("", "x"),
        ("done", long.as_str()),
    ] {
        let form = [
            ("deed", "save"),
            ("seq", "0"),
            (point, choice),
            (because, words),
        ];
        amina.post(&at, &form).await.status(422);
    }
    let odd = [
        ("deed", "save"),
        ("seq", "x"),
        ("point-999", "done"),
        ("point-x", "done"),
    ];
    amina
        .post(&at, &odd)
        .await
        .lands_on(&format!("/my/practices/{id}"));
    amina.post(&at, &[("deed", "burn")]).await.status(400);
    let boris = signed_in(&world, &cast.boris).await;
    boris.visit(&at).await.status(404);
    boris.post(&at, &[("deed", "save")]).await.status(404);
}
story!(odd_comments_are_refused);
