//! What the review team does about a practice, and which of its reviewers, is hidden from everybody else until a decision
//! takes effect. For each hidden fact two databases differ in it alone, and everything that the others can get is asked in
//! both: not one byte may differ.

use std::time::Duration;

use praxis::account::model::Account;
use praxis::db::ids::LabelId;
use praxis::practice::actions::{self, Intent};
use praxis::practice::fields::Field;
use praxis::practice::model::{
    Checklist, ChecklistLine, ChecklistMark, CommentAudience, Decision, DeclineCode, LabelName,
    MarkedLine, ReviewNotes,
};
use praxis::workflow::Verdict;

use crate::cast::{approval, reasons, suspend};
use crate::desk::{desk, desk_of, press};
use crate::experts::{LIND, ask_expert, asked_by_ruth};
use crate::giving::opinion;
use crate::people::signed_in;
use crate::post::Post;
use crate::returned_mail::comes_back;
use crate::twin_worlds::{Got, Scene, assert_alike};
use crate::world::{World, drop_database};

/// Everything that the others get in a fresh world in which this has happened.
async fn got(world: &World, happens: impl AsyncFnOnce(&Scene)) -> Got {
    let twin = world.twin().await;
    let database = twin.app.settings.database.clone();
    let scene = Scene::of(twin).await;
    happens(&scene).await;
    let got = Box::pin(scene.everything()).await;
    drop_database(&database).await;
    got
}

impl Scene {
    /// This account does something about the practice.
    async fn act(&self, by: &Account, intent: Intent) {
        self.cast.act(by, &self.waiting, intent).await.unwrap();
    }
}

/// A label of the list, which every reviewer may read.
async fn listed_label(at: &Scene, name: &str, for_authors: bool) -> LabelId {
    let name = LabelName::parse(name).unwrap();
    let added = actions::add_to_list(&at.cast.app, &at.cast.grace, &name, for_authors).await;
    added.unwrap().unwrap()
}

fn comment(audience: CommentAudience) -> Intent {
    Intent::Comment {
        field: Field::Results,
        audience,
        words: reasons("Since when?"),
    }
}

fn sends_back() -> Intent {
    Intent::Decide(Decision::Return {
        words: reasons("Say more."),
    })
}

fn declines() -> Intent {
    Intent::Decide(Decision::Decline {
        words: reasons("Not for us."),
        code: DeclineCode::OutOfScope,
        duplicate_of: None,
        last: false,
    })
}

fn approves() -> Intent {
    Intent::Decide(approval())
}

/// Who holds a practice at the desk.
async fn a_claim_is_hidden(world: World) {
    let nothing = got(&world, async |_| {}).await;
    let ruth = got(&world, async |at| {
        at.act(&at.cast.ruth, Intent::Claim).await;
    });
    assert_alike("Ruth’s claim", &nothing, &ruth.await);
    let omar = got(&world, async |at| {
        at.act(&at.cast.omar, Intent::Claim).await;
    });
    assert_alike("Omar’s claim", &nothing, &omar.await);
    let released = got(&world, async |at| {
        at.act(&at.cast.ruth, Intent::Claim).await;
        at.act(&at.cast.ruth, Intent::Release).await;
    });
    assert_alike("a claim that was given back", &nothing, &released.await);
    let taken = got(&world, async |at| {
        at.act(&at.cast.ruth, Intent::Claim).await;
        at.act(&at.cast.grace, Intent::TakeOver).await;
    });
    assert_alike("a claim that was taken over", &nothing, &taken.await);
    let assigned = got(&world, async |at| {
        at.act(&at.cast.grace, Intent::Assign(at.cast.omar.id))
            .await;
    });
    assert_alike("an assignment", &nothing, &assigned.await);
    let suspended = got(&world, async |at| {
        at.act(&at.cast.ruth, Intent::Claim).await;
        suspend(&at.cast.app, at.cast.ruth.id, "A trial").await;
    });
    assert_alike(
        "the claim of a suspended reviewer",
        &nothing,
        &suspended.await,
    );
}
story!(a_claim_is_hidden);

/// A claim that is warned of, and then lapses.
async fn a_claim_that_lapses_is_hidden(world: World) {
    let later = async |at: &Scene| {
        for _ in 0..4 {
            at.cast.app.clock.advance(Duration::from_hours(6 * 24));
            let (_, failed) = actions::settle_all(&at.cast.app).await.unwrap();
            assert!(failed.is_empty(), "{failed:?}");
        }
    };
    let nothing = got(&world, later).await;
    let lapsed = got(&world, async |at| {
        at.act(&at.cast.ruth, Intent::Claim).await;
        later(at).await;
    });
    assert_alike("a claim that lapsed", &nothing, &lapsed.await);
}
story!(a_claim_that_lapses_is_hidden);

/// What reviewers say beside an answer, to one another or to the authors.
async fn comments_are_hidden_until_a_decision(world: World) {
    let nothing = got(&world, async |_| {}).await;
    for audience in CommentAudience::ALL {
        let said = got(&world, async |at| {
            at.act(&at.cast.ruth, comment(*audience)).await;
        });
        assert_alike(audience.as_str(), &nothing, &said.await);
    }
    let answered = got(&world, async |at| {
        at.act(&at.cast.ruth, comment(CommentAudience::Team)).await;
        let thread = at.cast.seq(at.waiting).await;
        let words = reasons("I think so, too.");
        at.act(&at.cast.omar, Intent::Reply { thread, words }).await;
    });
    assert_alike("an answer to a note", &nothing, &answered.await);
    let resolved = got(&world, async |at| {
        at.act(&at.cast.ruth, comment(CommentAudience::Authors))
            .await;
        let thread = at.cast.seq(at.waiting).await;
        at.act(&at.cast.omar, Intent::Resolve(thread)).await;
    });
    assert_alike("a comment that was resolved", &nothing, &resolved.await);
}
story!(comments_are_hidden_until_a_decision);

/// Who thinks what of it, who was asked, and who may not judge it.
async fn opinions_and_conflicts_are_hidden(world: World) {
    let nothing = got(&world, async |_| {}).await;
    for verdict in Verdict::ALL {
        let given = got(&world, async |at| {
            at.act(&at.cast.ruth, opinion(*verdict, "The results are thin."))
                .await;
        });
        assert_alike(verdict.as_str(), &nothing, &given.await);
    }
    let asked = got(&world, async |at| {
        at.act(&at.cast.ruth, Intent::Claim).await;
        at.act(&at.cast.ruth, opinion(Verdict::Approve, "Good."))
            .await;
        let (of, words) = (at.cast.omar.id, None);
        at.act(&at.cast.ruth, Intent::AskOpinion { of, words })
            .await;
    });
    assert_alike("a question for an opinion", &nothing, &asked.await);
    let expert = got(&world, async |at| {
        at.act(&at.cast.ruth, Intent::Claim).await;
        at.act(&at.cast.ruth, ask_expert(LIND)).await;
    });
    assert_alike("a question to an expert", &nothing, &expert.await);
    let given = got(&world, async |at| {
        let link = asked_by_ruth(&at.cast, &Post::of(&at.world), at.waiting).await;
        let page = at.world.browser().visit(&link).await.ok();
        let form = page
            .form_with("Give this opinion")
            .choose("opinion", "approve");
        form.press("Give this opinion").await.ok();
    });
    assert_alike("an opinion from outside", &nothing, &given.await);
    for (fact, by) in [("Ruth’s conflict", true), ("Omar’s conflict", false)] {
        let declared = got(&world, async |at| {
            let by = if by { &at.cast.ruth } else { &at.cast.omar };
            let words = Some(reasons("We worked together."));
            at.act(by, Intent::DeclareConflict(words)).await;
        });
        assert_alike(fact, &nothing, &declared.await);
    }
}
story!(opinions_and_conflicts_are_hidden);

/// A decision is no decision before it takes effect.
async fn a_decision_is_hidden_while_it_can_be_undone(world: World) {
    let nothing = got(&world, async |_| {}).await;
    for (fact, decides) in [
        ("an approval", approves()),
        ("a return", sends_back()),
        ("a decline", declines()),
    ] {
        let decided = got(&world, async |at| at.act(&at.cast.ruth, decides).await);
        assert_alike(fact, &nothing, &decided.await);
    }
    let undone = got(&world, async |at| {
        at.act(&at.cast.ruth, declines()).await;
        at.act(&at.cast.ruth, Intent::Undo(Some(reasons("A slip."))))
            .await;
    });
    assert_alike("a decline that was undone", &nothing, &undone.await);
    let reworded = got(&world, async |at| {
        at.cast.reword(at.waiting, "Other results.").await;
    });
    assert_alike("other words", &nothing, &reworded.await);
}
story!(a_decision_is_hidden_while_it_can_be_undone);

/// Its authors read of a hold. They do not read that it was decided meanwhile, also if the day comes while the decision can
/// be undone.
async fn a_decision_on_what_is_on_hold_is_hidden(world: World) {
    for (fact, wait) in [("an approval", 0), ("an approval on the last day", 5)] {
        let held = async |at: &Scene, decides: Option<Intent>| {
            at.act(&at.cast.ruth, Intent::Claim).await;
            let until = at.cast.app.clock.now().plus(Duration::from_mins(4));
            let words = reasons("We wait for a court.");
            at.act(&at.cast.ruth, Intent::Hold { until, words }).await;
            if let Some(decides) = decides {
                at.act(&at.cast.ruth, decides).await;
            }
            at.cast.app.clock.advance(Duration::from_mins(wait));
            let (_, failed) = actions::settle_all(&at.cast.app).await.unwrap();
            assert!(failed.is_empty(), "{failed:?}");
        };
        let nothing = got(&world, async |at| held(at, None).await);
        let decided = got(&world, async |at| held(at, Some(approves())).await);
        assert_alike(fact, &nothing.await, &decided.await);
    }
}
story!(a_decision_on_what_is_on_hold_is_hidden);

/// What a reviewer reads and begins at the desk.
async fn what_is_begun_at_the_desk_is_hidden(world: World) {
    let nothing = got(&world, async |at| {
        signed_in(&at.world, &at.cast.ruth).await;
    });
    let nothing = nothing.await;
    let read = got(&world, async |at| {
        let ruth = signed_in(&at.world, &at.cast.ruth).await;
        desk(&ruth, at.waiting).await;
    });
    assert_alike("an opened desk", &nothing, &read.await);
    let begun = got(&world, async |at| {
        let ruth = signed_in(&at.world, &at.cast.ruth).await;
        let letter = [("decision", "return"), ("reasons", "Say more.")];
        press(&ruth, at.waiting, "letter", &letter).await;
        desk(&ruth, at.waiting).await.keeps("Say more.");
    });
    assert_alike("a letter that was begun", &nothing, &begun.await);
    let rewritten = got(&world, async |at| {
        let ruth = signed_in(&at.world, &at.cast.ruth).await;
        let page = ruth
            .visit(&format!("{}/words", desk_of(at.waiting)))
            .await
            .ok();
        let form = page.form_with("Save").fill("results", "Other results.");
        form.press("Save").await.ok().shows("Your words are saved.");
    });
    assert_alike("words that were begun", &nothing, &rewritten.await);
}
story!(what_is_begun_at_the_desk_is_hidden);

/// Which of its reviewers the review team is, for good.
async fn who_decided_stays_hidden(world: World) {
    for (fact, decides) in [
        ("an approval", approves()),
        ("a return", sends_back()),
        ("a decline", declines()),
    ] {
        let by_ruth = got(&world, async |at| {
            at.act(&at.cast.ruth, decides.clone()).await;
            at.cast.settle().await;
        });
        let by_ruth = by_ruth.await;
        let by_omar = got(&world, async |at| {
            at.act(&at.cast.omar, decides).await;
            at.cast.settle().await;
        });
        assert_alike(fact, &by_ruth, &by_omar.await);
    }
}
story!(who_decided_stays_hidden);

/// Who declined, and who answered the appeal against it.
async fn who_answers_an_appeal_stays_hidden(world: World) {
    let appealed = async |at: &Scene, decider: &Account| {
        at.act(decider, declines()).await;
        at.cast.settle().await;
        let words = reasons("The report was not read.");
        at.act(&at.cast.amina, Intent::Appeal(words)).await;
    };
    let by_ruth = got(&world, async |at| appealed(at, &at.cast.ruth).await).await;
    let by_omar = got(&world, async |at| appealed(at, &at.cast.omar).await).await;
    assert_alike("an appeal against a decline", &by_ruth, &by_omar);
    let upheld = Intent::Uphold(None);
    let refused = Intent::RefuseAppeal(reasons("It stands."));
    for (fact, answer) in [("an appeal upheld", upheld), ("one refused", refused)] {
        let by_omar = got(&world, async |at| {
            appealed(at, &at.cast.ruth).await;
            at.act(&at.cast.omar, answer.clone()).await;
        });
        let by_omar = by_omar.await;
        let by_grace = got(&world, async |at| {
            appealed(at, &at.cast.ruth).await;
            at.act(&at.cast.grace, answer.clone()).await;
        });
        assert_alike(fact, &by_omar, &by_grace.await);
        let of_omar = got(&world, async |at| {
            appealed(at, &at.cast.omar).await;
            at.act(&at.cast.ruth, answer).await;
        });
        assert_alike(fact, &by_omar, &of_omar.await);
    }
}
story!(who_answers_an_appeal_stays_hidden);

/// How much the review team did before it decided, for good.
async fn the_way_to_a_decision_stays_hidden(world: World) {
    let decided = async |at: &Scene| {
        at.act(&at.cast.omar, comment(CommentAudience::Authors))
            .await;
        at.act(&at.cast.omar, sends_back()).await;
        at.cast.settle().await;
    };
    let at_once = got(&world, async |at| {
        listed_label(at, "Doubtful", false).await;
        decided(at).await;
    });
    let at_once = at_once.await;
    let after_much = got(&world, async |at| {
        at.act(&at.cast.ruth, Intent::Claim).await;
        at.act(&at.cast.grace, Intent::Remind).await;
        let doubtful = listed_label(at, "Doubtful", false).await;
        at.act(&at.cast.ruth, Intent::AddLabel(doubtful)).await;
        at.act(&at.cast.ruth, comment(CommentAudience::Team)).await;
        at.act(&at.cast.ruth, declines()).await;
        at.act(&at.cast.ruth, Intent::Undo(None)).await;
        at.act(&at.cast.grace, Intent::TakeOver).await;
        at.act(&at.cast.grace, Intent::Release).await;
        decided(at).await;
    });
    assert_alike("what came before", &at_once, &after_much.await);
    let by_checklist = got(&world, async |at| {
        listed_label(at, "Doubtful", false).await;
        at.act(&at.cast.omar, comment(CommentAudience::Authors))
            .await;
        let ticked = Checklist::of(vec![MarkedLine {
            line: ChecklistLine::ALL[0],
            mark: ChecklistMark::ALL[0],
            note: None,
        }]);
        let Intent::Decide(decision) = sends_back() else {
            unreachable!()
        };
        let notes = ReviewNotes {
            checklist: ticked,
            to_team: None,
        };
        at.act(&at.cast.omar, Intent::DecideWith(decision, notes))
            .await;
        at.cast.settle().await;
    });
    assert_alike("a checklist", &at_once, &by_checklist.await);
}
story!(the_way_to_a_decision_stays_hidden);

/// Which reviewer put a label for authors on a practice, and whether another label came and went.
async fn who_put_a_label_on_it_stays_hidden(world: World) {
    let labels = async |at: &Scene| {
        let inner = listed_label(at, "Doubtful", false).await;
        (inner, listed_label(at, "Regional meeting", true).await)
    };
    let by_ruth = got(&world, async |at| {
        let (_, shown) = labels(at).await;
        at.act(&at.cast.ruth, Intent::AddLabel(shown)).await;
    });
    let by_omar = got(&world, async |at| {
        let (inner, shown) = labels(at).await;
        at.act(&at.cast.ruth, Intent::AddLabel(inner)).await;
        at.act(&at.cast.omar, Intent::AddLabel(shown)).await;
        at.act(&at.cast.grace, Intent::RemoveLabel(inner)).await;
        at.act(&at.cast.ruth, Intent::AddLabel(inner)).await;
    });
    assert_alike("who put a label on it", &by_ruth.await, &by_omar.await);
}
story!(who_put_a_label_on_it_stays_hidden);

/// Which reviewers have the desk open.
async fn who_reads_a_practice_now_stays_hidden(world: World) {
    let nothing = got(&world, async |_| {}).await;
    for reviewers in [1, 2] {
        let read = got(&world, async |at| {
            let all = [&at.cast.ruth, &at.cast.grace];
            for who in all.into_iter().take(reviewers) {
                let browser = signed_in(&at.world, who).await;
                desk(&browser, at.waiting).await;
            }
        });
        assert_alike("who reads it now", &nothing, &read.await);
    }
}
story!(who_reads_a_practice_now_stays_hidden);

/// A mail to a reviewer that did not arrive, and which reviewer is told of one to an author.
async fn mails_that_come_back_tell_of_no_reviewer(world: World) {
    let assigned = async |at: &Scene| {
        at.act(&at.cast.grace, Intent::Assign(at.cast.omar.id))
            .await;
        at.deliver().await;
    };
    let arrived = got(&world, assigned).await;
    let returned = got(&world, async |at| {
        assigned(at).await;
        comes_back(&at.cast.app, at.cast.omar.email.as_str()).await;
    });
    assert_alike("a mail to a reviewer", &arrived, &returned.await);

    let decided = async |at: &Scene, by: &Account| {
        at.act(by, sends_back()).await;
        at.cast.settle().await;
        at.deliver().await;
        comes_back(&at.cast.app, at.cast.boris.email.as_str()).await;
    };
    let ruth_is_told = got(&world, async |at| {
        decided(at, &at.cast.ruth).await;
    })
    .await;
    let omar_is_told = got(&world, async |at| {
        decided(at, &at.cast.omar).await;
    });
    assert_alike("who is told", &ruth_is_told, &omar_is_told.await);
    let untold = got(&world, async |at| {
        at.act(&at.cast.ruth, sends_back()).await;
        at.cast.settle().await;
        at.deliver().await;
        suspend(&at.cast.app, at.cast.ruth.id, "A trial").await;
        comes_back(&at.cast.app, at.cast.boris.email.as_str()).await;
    });
    assert_alike("whether one is told", &ruth_is_told, &untold.await);
}
story!(mails_that_come_back_tell_of_no_reviewer);
