//! The comments at the desk: first the points that the authors were asked to answer, each with the answer and the wording
//! on which it was made; and the ways to comment beside the answers.

use std::collections::BTreeMap;

use super::desk::DESK_FORM;
use super::{Desk, name_label};
use crate::language::Messages;
use crate::practice::fields::{FIELDS, Field};
use crate::practice::model::{CommentAudience, CommentThread, Event};
use crate::practice::plain;
use crate::review::forms::{AskedRemark, button_of_thread};
use crate::showing::comments::DrawnThread;
use crate::showing::face::AnswerNote;
use crate::showing::names::ShownName;
use crate::web::Frame;
use crate::workflow::{self, Deed};

/// The threads of a practice at the desk.
pub struct CommentsSection {
    /// The parts: their headings and threads; none is empty.
    pub parts: Vec<(String, Vec<DeskThread>)>,
    /// The resolved threads, with the line that opens them.
    pub resolved: Option<(String, Vec<DeskThread>)>,
}

/// One thread, with what the reviewer may do to it.
pub struct DeskThread {
    pub drawn: DrawnThread,
    /// The wording on which it was made, if the shown revision is another one: a label, and the lines of the answer.
    pub wording: Option<(String, Vec<String>)>,
    /// The way to what has changed since: a label and an address.
    pub change: Option<(String, String)>,
    /// The buttons: value and label.
    pub buttons: Vec<(String, String)>,
    /// The way to the box of a reply: a label and an address.
    pub reply: Option<(String, String)>,
}

impl CommentsSection {
    /// The section, if there is any comment that this reviewer may read.
    pub(super) fn new(frame: &Frame, desk: &Desk) -> Option<Self> {
        let t = frame.t;
        if desk.comments.is_empty() {
            return None;
        }
        let mut threads: Vec<&CommentThread> = desk.comments.iter().collect();
        threads.sort_by_key(|thread| thread.field);
        let draw = |wanted: &dyn Fn(&CommentThread) -> bool| -> Vec<DeskThread> {
            let wanted = threads.iter().filter(|thread| wanted(thread));
            wanted
                .map(|thread| desk_thread(frame, desk, thread))
                .collect()
        };
        let asked = draw(&CommentThread::is_asked);
        let others = draw(&|thread| thread.is_open && !thread.is_asked());
        let resolved = draw(&|thread| !thread.is_open);
        let part = |key, threads: Vec<DeskThread>| {
            let heading = t.say(key).with("count", threads.len()).to_string();
            (!threads.is_empty()).then_some((heading, threads))
        };
        Some(Self {
            parts: [
                part("review-comments-asked", asked),
                part("review-comments-open", others),
            ]
            .into_iter()
            .flatten()
            .collect(),
            resolved: part("review-comments-resolved", resolved),
        })
    }
}

/// What stands beside the answers of the text: the way to comment, and how many comments are open there.
pub(super) fn answer_notes(frame: &Frame, desk: &Desk) -> BTreeMap<&'static str, AnswerNote> {
    let t = frame.t;
    let may_comment = allows(desk, Deed::Comment);
    let note = |field: Field| {
        let of_field = desk.comments.iter().filter(|one| one.field == field);
        let open = of_field.filter(|one| one.is_open).count();
        let address = AskedRemark::Comment(field).at(desk.address());
        AnswerNote {
            form: DESK_FORM.id,
            question: t.of("field-label", field.name()).to_string(),
            way: may_comment.then(|| (t.say("review-comment").to_string(), frame.to(address))),
            open: (open > 0).then(|| {
                let says = t.say("review-comments-open").with("count", open);
                says.to_string()
            }),
        }
    };
    let all = FIELDS.iter().map(|one| (one.name, note(one.field)));
    all.filter(|(_, note)| note.way.is_some() || note.open.is_some())
        .collect()
}

fn allows(desk: &Desk, deed: Deed) -> bool {
    workflow::step(deed, &desk.situation, &desk.actor).is_ok()
}

fn desk_thread(frame: &Frame, desk: &Desk, thread: &CommentThread) -> DeskThread {
    let t = frame.t;
    let deed = if thread.is_open {
        Deed::Resolve
    } else {
        Deed::AskAgain
    };
    let button = (
        button_of_thread(deed, thread.seq),
        t.of("deed", deed.as_str()).to_string(),
    );
    let reply = AskedRemark::Reply(thread.seq).at(desk.address());
    let (wording, change) = wording(t, desk, thread);
    DeskThread {
        drawn: DrawnThread::new(
            t,
            thread,
            |event| writer(t, desk, event),
            |event| facts(t, desk, thread, event),
        ),
        wording,
        change,
        buttons: allows(desk, deed).then_some(button).into_iter().collect(),
        reply: allows(desk, Deed::Reply)
            .then(|| (t.say("review-comment-reply").to_string(), frame.to(reply))),
    }
}

/// Whose line it is, at the beginning of the line.
fn writer(t: Messages, desk: &Desk, event: &Event) -> String {
    match desk.people.of_actor(event) {
        ShownName::You => t.say("review-comment-you").to_string(),
        name => name_label(t, name),
    }
}

/// When a line was written. The first one says who reads the thread, and of which revision it speaks.
fn facts(t: Messages, desk: &Desk, thread: &CommentThread, event: &Event) -> String {
    let day = t.day(event.at);
    if event.seq != thread.seq || desk.actor.party {
        return day;
    }
    let audience = match thread.audience {
        CommentAudience::Team => "team",
        CommentAudience::Authors if thread.is_told() => "told",
        CommentAudience::Authors => "authors",
    };
    let to = t.of("review-comment-to", audience).to_string();
    let about = t
        .say("review-comment-facts")
        .with("to", to)
        .with("day", day);
    about.with("number", thread.number).to_string()
}

/// The wording on which a comment was made: a label, and the lines of the answer.
type Wording = Option<(String, Vec<String>)>;
/// The way to what has changed since: a label and an address.
type ChangeWay = Option<(String, String)>;

/// The wording on which a comment was made, and the way to what has changed since.
fn wording(t: Messages, desk: &Desk, thread: &CommentThread) -> (Wording, ChangeWay) {
    let Some(then) = desk.earlier.answers.get(&thread.revision_id) else {
        return (None, None);
    };
    let (field, now) = (thread.field, &desk.submission.answers);
    let is_same = then.get(field) == now.get(field);
    let key = if is_same {
        "review-comment-wording-same"
    } else {
        "review-comment-wording"
    };
    let label = t.say(key).with("number", thread.number).to_string();
    let lines = match then.get(field) {
        Some(answer) => plain::text(field.declaration().kind, answer, t),
        None => t.say("comment-unanswered").to_string(),
    };
    let lines = lines.lines().map(str::to_owned).collect();
    let change = (!is_same).then(|| {
        let way = super::changed::address(desk, thread.number).in_language(t.language());
        (t.say("review-comment-compare").to_string(), way)
    });
    (Some((label, lines)), change)
}
