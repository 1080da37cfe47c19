//! `/my/practices/{id}`: the steps of a draft, the receipt of a submission, every deed of an author, the history.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use super::deed::overtaken;
use super::{Own, frame, notes, public_address};
use crate::account::model::Account;
use crate::account::queries;
use crate::account::reader::SignedIn;
use crate::address;
use crate::app::App;
use crate::db::{Conn, Timestamp};
use crate::drafting::forms::{WITH_WORDS, words_name, words_with};
use crate::drafting::views::{
    DeedView, Fact, GivenStep, OPEN_FORM, OwnHistoryLine, PracticePage, Receipt, Said, Stand, Task,
    authors_in, own_history_lines, steps,
};
use crate::language::{Language, Messages};
use crate::mail;
use crate::practice::actions;
use crate::practice::ground::Ground;
use crate::practice::missing::missing_answers;
use crate::practice::model::{StaleSaveId, TARGET_DAYS};
use crate::showing::names::ShownNames;
use crate::web::{
    DrawnUpTo, Failure, Field, Flash, Frame, KeptForm, Lang, Notice, OpenForm, Refused, Session,
};
use crate::workflow::{Deed, State as Revised, Viewer};

/// Lines of the reviewers' checklist; the same list is shown to the submitter.
const CHECKLIST: std::ops::RangeInclusive<u8> = 1..=10;

/// The page.
pub async fn show(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    Lang(language): Lang,
    Flash(notice): Flash,
    (KeptForm(kept), drawn): (KeptForm, DrawnUpTo),
    session: Session,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let mut db = app.db.read().await?;
    let own = Own::load(&app, &mut db, &reader, &id).await?;
    let own = own.drawn(drawn);
    drop(db);
    let kept = kept.map(Refused::only_typed);
    if let Some(words) = kept.as_ref().and_then(|kept| homeless(&own, kept)) {
        let told = app.words(language).say("drafting-not-now").to_string();
        return Ok(overtaken(&app, &reader, language, &own, told, words));
    }
    let typed = match kept {
        Some(kept) => kept,
        None => Refused::only_typed(notes::waiting(&session, own.id(), &own.deeds()).await?),
    };
    let page = page(&app, &reader, language, notice, &own, &typed).await?;
    Ok(page.into_response())
}

/// Words that went with a deed which the page no longer offers: no form of it could show them.
fn homeless(own: &Own, kept: &Refused) -> Option<String> {
    let deed = Deed::parse(kept.typed.get("deed"))?;
    let (_, words) = words_with(&kept.typed, deed);
    let offered = own.deeds().contains(&deed);
    (!offered && !words.trim().is_empty()).then_some(words)
}

/// The page, with the notes that were typed and not sent, or were refused.
pub async fn page(
    app: &App,
    reader: &Account,
    language: Language,
    notice: Option<Notice>,
    own: &Own,
    refused: &Refused,
) -> Result<PracticePage, Failure> {
    let frame = frame(app, reader, language, own.address(), notice);
    let offered = own.deeds();
    let has_notes = offered.iter().any(|deed| WITH_WORDS.contains(deed));
    // A note is for now: it ends with the session, so signing out keeps none.
    let frame = frame.with_open_form(has_notes.then_some(OpenForm {
        id: OPEN_FORM,
        saves_at_sign_out: false,
    }));
    let t = frame.t;
    let mut db = app.db.read().await?;
    let history = history(&mut db, &frame, reader, own).await?;
    let seconds = actions::stale_saves(&mut db, reader, own.revision.id).await?;
    let second = seconds.into_iter().next().filter(|_| own.is_draft());
    let ground = match &own.case.latest {
        Some(latest) => Ground::of(&mut db, latest).await?,
        None => None,
    };
    drop(db);
    let draft = own.is_draft();
    // How many steps are ready is told where they are listed.
    let stand = Stand {
        ready: 0,
        ..own.stand(app.clock.now())
    };
    Ok(PracticePage {
        state: stand.badge(t),
        title: own.title(t),
        sentence: format!("{} {}", stand.sentence(t), place(t, own, app.clock.now()))
            .trim_end()
            .to_owned(),
        receipt: receipt(t, reader, own).filter(|_| stand.accepted_for.is_none()),
        help: (stand.state == Revised::Spam).then(|| frame.to(address::help())),
        said: said(&frame, own, ground),
        task: draft.then(|| task(&frame, own)),
        second: second.map(|(id, answers)| frame.to(place_of_second(own, id, &answers))),
        deeds: offered
            .iter()
            .filter(|deed| **deed != Deed::Submit)
            .map(|deed| deed_view(t, *deed, refused, notes::several(&offered)))
            .collect(),
        action: frame.to(own.address()),
        seq: own.case.practice.seq.0,
        history,
        facts: facts(t, own),
        links: links(&frame, own),
        sent: if draft {
            Vec::new()
        } else {
            GivenStep::all(&frame, &own.answers, None, own.was_public())
        },
        back: frame.to(address::my_practices()),
        frame,
    })
}

/// Whether a withdrawn practice keeps its place in the queue; nothing where none was withdrawn.
fn place(t: Messages, own: &Own, now: Timestamp) -> String {
    let withdrawn = own.case.latest.as_ref().filter(|_| own.is_draft());
    let Some(at) = withdrawn
        .filter(|latest| latest.state == Revised::Withdrawn)
        .and_then(|latest| latest.closed_at)
    else {
        return String::new();
    };
    let until = at.plus(actions::PLACE_KEPT);
    if own.revision.queued_at.is_some() && until > now {
        t.say("drafting-stand-place-kept")
            .with("until", t.moment(until))
            .to_string()
    } else {
        t.say("drafting-stand-place-lost").to_string()
    }
}

/// The history as this author reads it, with what became of the mails to them.
async fn history(
    db: &mut Conn,
    frame: &Frame,
    reader: &Account,
    own: &Own,
) -> Result<Vec<OwnHistoryLine>, Failure> {
    let events = actions::history(db, &own.actor, own.id()).await?;
    let mails = mail::actions::timeline(db, own.id(), Some(reader.id)).await?;
    let names = ShownNames {
        names: queries::names_of(db, &authors_in(&events)).await?,
        reader: reader.id,
        viewer: Viewer::Author,
    };
    Ok(own_history_lines(
        frame.t,
        &names,
        &frame.site,
        &events,
        &mails,
    ))
}

/// The first step in which the save that came second differs.
fn place_of_second(
    own: &Own,
    second: StaleSaveId,
    theirs: &crate::practice::answers::Answers,
) -> address::Address {
    let differs = crate::practice::fields::FIELDS
        .iter()
        .find(|one| theirs.get(one.field) != own.answers.get(one.field));
    let step = differs.map_or(crate::practice::fields::Step::Brief, |one| one.step);
    address::my_practice_step(own.id(), step.as_str()).query("second", second)
}

fn receipt(t: Messages, reader: &Account, own: &Own) -> Option<Receipt> {
    let submitted = matches!(own.revision.state, Revised::InReview | Revised::Decided);
    let reference = own.case.practice.reference.as_ref().filter(|_| submitted)?;
    let by_reader = own.revision.submitted_by == Some(reader.id);
    let sent = if by_reader {
        t.say("drafting-receipt-sent")
            .with("email", reader.email.to_string())
    } else {
        t.say("drafting-receipt-by-other")
    };
    let next = [
        "drafting-next-read",
        "drafting-next-decide",
        "drafting-next-public",
    ];
    Some(Receipt {
        reference: reference.to_string(),
        sent: sent.to_string(),
        next: next
            .map(|key| t.say(key).with("days", TARGET_DAYS).to_string())
            .into(),
    })
}

/// The words that count now: why it came back, was not taken up, or was taken down.
fn said(frame: &Frame, own: &Own, ground: Option<Ground>) -> Option<Said> {
    let t = frame.t;
    let practice = &own.case.practice;
    if let (true, Some(words)) = (
        practice.public.is_taken_down(),
        &practice.taken_down_reasons,
    ) {
        let day = practice
            .taken_down_at
            .map(|at| t.day(at))
            .unwrap_or_default();
        let heading = t
            .say("drafting-words-taken-down")
            .with("day", day)
            .to_string();
        return Some(Said {
            heading,
            words: words.clone(),
            ground: None,
            other: None,
        });
    }
    let latest = own.case.latest.as_ref()?;
    let open_or_draft = own.is_draft() || own.case.open.is_none();
    let words = latest.reasons.clone().filter(|_| open_or_draft)?;
    let heading = match latest.state {
        Revised::Returned => "drafting-words-returned",
        Revised::Declined => "drafting-words-declined",
        Revised::Published => "drafting-words-published",
        _ => return None,
    };
    let day = latest.closed_at.map(|at| t.day(at)).unwrap_or_default();
    let ground = ground.filter(|_| latest.state == Revised::Declined);
    Some(Said {
        heading: t.say(heading).with("day", day).to_string(),
        words,
        ground: ground.as_ref().map(|ground| ground.says(t).to_string()),
        other: ground
            .and_then(|ground| ground.other)
            .map(|(title, slug)| (title, frame.to(address::practice(&slug)))),
    })
}

fn task(frame: &Frame, own: &Own) -> Task {
    let t = frame.t;
    let steps = steps(frame, own.id(), &own.answers, None);
    let ready = steps.iter().filter(|step| step.ready).count();
    let left = missing_answers(&own.answers).len();
    let check_status = match left {
        0 => t.say("drafting-check-ready").to_string(),
        left => t.say("drafting-step-left").with("left", left).to_string(),
    };
    Task {
        done: t.say("drafting-ready-of").with("ready", ready).to_string(),
        share: ready * 100 / steps.len().max(1),
        steps,
        check: frame.to(address::my_practice_check(own.id())),
        check_status,
        checklist: CHECKLIST
            .map(|line| t.of("checklist", line).to_string())
            .collect(),
    }
}

fn deed_view(t: Messages, deed: Deed, refused: &Refused, several: bool) -> DeedView {
    let takes_words = WITH_WORDS.contains(&deed);
    let words = takes_words.then(|| {
        let label = t.of("drafting-words-with", deed);
        let field = Field::area(t, &words_name(deed, several), &label, 3).optional();
        field.id(format!("reasons-{deed}")).refused(Some(refused))
    });
    DeedView {
        word: deed.as_str(),
        label: t.of("deed", deed).to_string(),
        about: t.of("drafting-about", deed).to_string(),
        class: match deed {
            Deed::Discard | Deed::AskRemoval => "grave",
            _ => "second",
        },
        words,
    }
}

fn facts(t: Messages, own: &Own) -> Vec<Fact> {
    let practice = &own.case.practice;
    let fact = |name: &'static str, value: String| Fact {
        name: t.say(name).to_string(),
        value,
    };
    let mut facts = Vec::new();
    if own.is_draft() {
        let saved = own.revision.saved_at.map_or_else(
            || {
                let copied = own.case.latest.is_some();
                let key = if copied {
                    "drafting-fact-copied"
                } else {
                    "drafting-fact-not-saved"
                };
                t.say(key).to_string()
            },
            |at| t.moment(at),
        );
        facts.push(fact("drafting-fact-saved", saved));
    }
    let seen_by = match (own.is_draft(), own.case.open.is_some()) {
        (true, _) => "drafting-seen-draft",
        (false, true) => "drafting-seen-team",
        (false, false) if public_address(practice.public, practice.slug.as_ref()).is_some() => {
            "drafting-seen-public"
        }
        _ => "drafting-seen-closed",
    };
    facts.push(fact("drafting-fact-seen", t.say(seen_by).to_string()));
    let reference = practice.reference.as_ref().map_or_else(
        || t.say("drafting-fact-no-reference").to_string(),
        ToString::to_string,
    );
    facts.push(fact("drafting-fact-reference", reference));
    let dates = [
        ("drafting-fact-submitted", own.revision.submitted_at),
        ("drafting-fact-published", practice.first_published_at),
        ("drafting-fact-confirmed", practice.confirmed_at),
    ];
    for (name, at) in dates {
        facts.extend(at.map(|at| fact(name, t.day(at))));
    }
    if practice.versions > 0 {
        let versions = t
            .say("drafting-versions")
            .with("count", practice.versions)
            .to_string();
        facts.push(fact("drafting-fact-versions", versions));
    }
    facts
}

fn links(frame: &Frame, own: &Own) -> Vec<(String, String)> {
    let t = frame.t;
    let practice = &own.case.practice;
    let preview = if own.is_draft() {
        "drafting-link-preview"
    } else {
        "drafting-link-sent"
    };
    let mut links = vec![(
        t.say(preview).to_string(),
        frame.to(address::my_practice_preview(own.id())),
    )];
    if let Some(public) = public_address(practice.public, practice.slug.as_ref()) {
        links.push((t.say("drafting-link-public").to_string(), frame.to(public)));
    }
    links
}
