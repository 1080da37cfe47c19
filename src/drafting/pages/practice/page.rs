//! The page of one practice: the steps of a draft, the receipt of a submission, the deeds of an author, the history.

use super::buttons::deed_sections;
use super::links::side_links;
use super::past::load_past;
use super::said;
use crate::account::model::Account;
use crate::address;
use crate::app::App;
use crate::db::{Conn, Timestamp};
use crate::drafting::forms::WITH_WORDS;
use crate::drafting::pages::{OwnPractice, draw_frame, public_address};
use crate::drafting::views::{
    AnsweredStep, AuthorsSection, DraftTask, OPEN_FORM, OfferedWords, OwnHistoryLine,
    OwnPracticePage, PracticeStanding, SideFact, SubmissionReceipt, checklist_hints,
    own_history_lines, step_lines,
};
use crate::language::{Language, Messages};
use crate::practice::actions;
use crate::practice::answer_checks::{AnswerCheck, Finding};
use crate::practice::answers::Answers;
use crate::practice::fields::{FIELDS, Step};
use crate::practice::ground::Ground;
use crate::practice::missing::missing_answers;
use crate::practice::model::{CallStanding, PracticeCall, QueueStanding, StaleSaveId};
use crate::practice::plain;
use crate::showing::page_views::ViewsSection;
use crate::showing::referred::Referred;
use crate::web::page_views::ViewMonth;
use crate::web::{Failure, Frame, Notice, OpenForm, Refused};
use crate::workflow::{Deed, State as Revised};

/// Loads the page, with the notes that were typed and not sent, or were refused.
pub(super) async fn load_page(
    app: &App,
    reader: &Account,
    language: Language,
    notice: Option<Notice>,
    own: &OwnPractice,
    refused: &Refused,
) -> Result<OwnPracticePage, Failure> {
    let frame = draw_frame(app, reader, language, own.address(), notice)
        .with_open_form(open_form(&own.deeds()));
    let records = PracticeRecords::load(app, &frame, reader, own).await?;
    let (t, now) = (frame.t, app.clock.now());
    let standing = standing_beside_steps(own, now);
    let (still_true, deeds) = deed_sections(t, own, &standing, refused);
    Ok(OwnPracticePage {
        state: standing.badge(t),
        title: own.title(t),
        sentence: sentence(t, own, &standing, (records.standing, now)),
        receipt: receipt(t, reader, own).filter(|_| standing.accepted_for.is_none()),
        help: (standing.state == Revised::Spam).then(|| frame.to(address::help())),
        said: said::hold_words(t, own, now)
            .or_else(|| said::team_words(&frame, own, records.ground, &records.referred)),
        asked: own.points_drawer(&frame, reader).list(),
        offered: records.offered,
        task: own.is_draft().then(|| draft_task(&frame, own)),
        second: records.second,
        words: String::new(),
        still_true,
        deeds,
        action: frame.to(own.address()),
        seq: own.drawn_up_to.0,
        authors: records.authors,
        views: records.views,
        history: records.history,
        facts: side_facts(t, own),
        links: side_links(&frame, own),
        sent: sent_answers(&frame, own),
        frame,
    })
}

/// How it stands. The number of ready steps stands beside their list, not in the sentence.
fn standing_beside_steps(own: &OwnPractice, now: Timestamp) -> PracticeStanding {
    PracticeStanding {
        ready: 0,
        ..own.standing(now)
    }
}

/// The form of the notes, if a deed takes one. A note lasts until the session ends, so signing out keeps none.
fn open_form(offered: &[Deed]) -> Option<OpenForm> {
    let has_notes = offered.iter().any(|deed| WITH_WORDS.contains(deed));
    has_notes.then_some(OpenForm {
        id: OPEN_FORM,
        saves_at_sign_out: false,
    })
}

/// What the page shows besides the practice itself.
struct PracticeRecords {
    /// Who the authors are.
    authors: AuthorsSection,
    history: Vec<OwnHistoryLine>,
    /// The address of the save that came second, for the author to choose.
    second: Option<String>,
    /// The ground on which the latest revision was not taken up.
    ground: Option<Ground>,
    /// The practices that the history names.
    referred: Referred,
    /// Its place in the queue, while it waits for an answer.
    standing: Option<QueueStanding>,
    /// The words of the review team, beside those of the authors.
    offered: Option<OfferedWords>,
    /// How often its public page was opened.
    views: Option<ViewsSection>,
}

impl PracticeRecords {
    async fn load(
        app: &App,
        frame: &Frame,
        reader: &Account,
        own: &OwnPractice,
    ) -> Result<Self, Failure> {
        let mut db = app.db.read().await?;
        let past = load_past(&mut db, reader, own).await?;
        let referred = actions::referred_practices(&mut db, &past.events).await?;
        let told = (&*past.events, &*past.mails);
        let history = own_history_lines(frame.t, &past.names, &frame.site, told, &referred);
        let second = if own.is_draft() {
            let stale = actions::stale_saves(&mut db, reader, own.revision.id).await?;
            stale.into_iter().next()
        } else {
            None
        };
        let ground = match &own.case.latest {
            Some(latest) => Ground::of(&mut db, latest).await?,
            None => None,
        };
        let standing = actions::queue_standing(app, &mut db, &own.revision).await?;
        let authors = own.authors_section(app, &mut db, frame, reader).await?;
        Ok(Self {
            authors,
            standing,
            offered: super::offered::load_offered(&mut db, frame, own).await?,
            views: load_views(app, &mut db, frame.t, own).await?,
            history,
            second: second.map(|(id, answers)| frame.to(address_of_second(own, id, &answers))),
            ground,
            referred,
        })
    }
}

/// How often the public page was opened. A practice that was never public has none.
async fn load_views(
    app: &App,
    db: &mut Conn,
    t: Messages,
    own: &OwnPractice,
) -> Result<Option<ViewsSection>, Failure> {
    if !own.was_public() {
        return Ok(None);
    }
    let views = actions::views_by_month(db, own.id()).await?;
    let month = ViewMonth::of(app.clock.now(), &app.settings.time_zone);
    Ok(Some(ViewsSection::of(&views, month, t)))
}

/// How the practice stands, and its place in the queue.
fn sentence(
    t: Messages,
    own: &OwnPractice,
    standing: &PracticeStanding,
    (queued, now): (Option<QueueStanding>, Timestamp),
) -> String {
    let withdrawn = queue_position_line(t, own, now);
    let waits = standing.accepted_for.is_none() && standing.on_hold_until.is_none();
    let queued = queued.filter(|_| waits);
    let waits = queued
        .map(|queued| waiting_line(t, &queued))
        .unwrap_or_default();
    let stands = match own.open_appeal() {
        Some(at) => t
            .say("drafting-stand-appealed")
            .with("day", t.day(at))
            .to_string(),
        None => standing.sentence(t),
    };
    let whole = format!("{stands} {withdrawn}{waits}");
    whole.trim_end().to_owned()
}

/// How many came before it, and how long the last answers took.
fn waiting_line(t: Messages, queued: &QueueStanding) -> String {
    let before = t.say("drafting-stand-before").with("count", queued.before);
    match queued.answered {
        None => before.to_string(),
        Some((last, days)) => {
            let took = t.say("drafting-stand-answered").with("last", last);
            format!("{before} {}", took.with("days", days))
        }
    }
}

/// The answers of the submission; a draft is read step by step instead.
fn sent_answers(frame: &Frame, own: &OwnPractice) -> Vec<AnsweredStep> {
    if own.is_draft() {
        return Vec::new();
    }
    AnsweredStep::all(frame, &own.answers, None, own.was_public())
}

/// Whether a withdrawn practice keeps its position in the queue; empty if none was withdrawn.
fn queue_position_line(t: Messages, own: &OwnPractice, now: Timestamp) -> String {
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

/// The address of the first step in which the second save differs.
fn address_of_second(own: &OwnPractice, second: StaleSaveId, theirs: &Answers) -> address::Address {
    let differs = FIELDS
        .iter()
        .find(|one| theirs.get(one.field) != own.answers.get(one.field));
    let step = differs.map_or(Step::Brief, |one| one.step);
    address::my_practice_step(own.id(), step.as_str()).query("second", second)
}

fn receipt(t: Messages, reader: &Account, own: &OwnPractice) -> Option<SubmissionReceipt> {
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
        if own.revision.show_first {
            "drafting-next-shown"
        } else {
            "drafting-next-public"
        },
    ];
    Some(SubmissionReceipt {
        reference: reference.to_string(),
        sent: sent.to_string(),
        next: next
            .map(|key| t.say(key).with("days", own.target_days).to_string())
            .into(),
    })
}

fn draft_task(frame: &Frame, own: &OwnPractice) -> DraftTask {
    let t = frame.t;
    let found = own.findings();
    let lines = step_lines(frame, own.id(), (&own.answers, &found), None);
    let ready = lines.iter().filter(|step| step.ready).count();
    let left = missing_answers(&own.answers).len();
    DraftTask {
        done: t.say("drafting-ready-of").with("ready", ready).to_string(),
        share: ready * 100 / lines.len().max(1),
        steps: lines,
        check: frame.to(address::my_practice_check(own.id())),
        check_status: check_status(t, left, &found),
        checklist: checklist_hints(t),
    }
}

/// What the list of all answers will say: how many are missing, or how many of a translation are not translated.
fn check_status(t: Messages, left: usize, found: &[Finding]) -> String {
    let is_same = |one: &&Finding| one.check == AnswerCheck::Untranslated;
    let same = found.iter().filter(is_same).count();
    match (left, same) {
        (0, 0) => t.say("drafting-check-ready"),
        (0, same) => t.say("drafting-check-untranslated").with("count", same),
        (left, _) => t.say("drafting-step-left").with("left", left),
    }
    .to_string()
}

/// The call that it answers, with its last day while that matters to a draft.
fn call_fact(t: Messages, own: &OwnPractice, call: &PracticeCall) -> String {
    let title = call.title(t.language());
    match call.standing(t) {
        CallStanding::Open { .. } if own.is_draft() => {
            let open = t.say("drafting-fact-call-open").with("title", title);
            open.with("day", t.day(call.last_day())).to_string()
        }
        _ => title.to_owned(),
    }
}

fn side_facts(t: Messages, own: &OwnPractice) -> Vec<SideFact> {
    let practice = &own.case.practice;
    let fact = |name: &'static str, value: String| SideFact {
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
        (
            "drafting-fact-confirmed",
            practice.confirmation.confirmed_at,
        ),
    ];
    for (name, at) in dates {
        facts.extend(at.map(|at| fact(name, t.day(at))));
    }
    if let Some(day) = own.revision.not_before.filter(|_| own.case.open.is_some()) {
        facts.push(fact("drafting-fact-not-before", t.day(day)));
    }
    if let Some(call) = &own.call {
        facts.push(fact("drafting-fact-call", call_fact(t, own, call)));
    }
    if let Some(original) = &own.original {
        let title = plain::shown_title(&original.text.title, t);
        facts.push(fact("drafting-fact-translation-of", title));
    }
    let labels = own.case.labels.iter().filter(|one| one.for_authors);
    let labels: Vec<&str> = labels.map(|one| one.name.as_str()).collect();
    if !labels.is_empty() {
        facts.push(fact("drafting-fact-labels", labels.join(", ")));
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
