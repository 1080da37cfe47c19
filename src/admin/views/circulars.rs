//! The list of letters to many, and a letter that was sent, as their templates draw them.

use std::collections::HashMap;

use askama::Template;
use askama_web::WebTemplate;

use super::AdminTab;
use crate::account::model::AccountId;
use crate::address;
use crate::admin::model::{Circular, CircularLetter, CircularSearch};
use crate::db::ids::Seq;
use crate::language::Messages;
use crate::mail::model::TimelineNotice;
use crate::practice::model::{PracticeId, Reference};
use crate::showing::mail_fate::fate_for_reviewer;
use crate::web::Frame;
use crate::web::paging::PageLinks;

/// `/admin/letters`.
#[derive(Template, WebTemplate)]
#[template(path = "admin/letters.html")]
pub struct CircularsPage {
    pub(in crate::admin) frame: Frame,
    pub(in crate::admin) tabs: Vec<AdminTab>,
    pub(in crate::admin) rows: Vec<CircularRow>,
    pub(in crate::admin) pages: PageLinks,
}

/// A letter in the list.
pub struct CircularRow {
    subject: String,
    /// How many authors got it, about how many practices.
    reached: String,
    /// When, and by whom.
    when: String,
    link: String,
}

impl CircularRow {
    /// The line in words.
    pub fn of(line: &Circular, name: impl Fn(AccountId) -> String, frame: &Frame) -> Self {
        Self {
            subject: line.subject.clone(),
            reached: reached(frame.t, line),
            when: when(frame.t, line, name),
            link: frame.to(address::admin_circular(line.id)),
        }
    }
}

fn reached(t: Messages, circular: &Circular) -> String {
    t.say("admin-letter-reached")
        .with("people", circular.people)
        .with("practices", circular.practices)
        .to_string()
}

fn when(t: Messages, circular: &Circular, name: impl Fn(AccountId) -> String) -> String {
    t.say("admin-letter-when")
        .with("moment", t.moment(circular.at))
        .with("name", name(circular.written_by))
        .to_string()
}

/// `/admin/letters/{id}`.
#[derive(Template, WebTemplate)]
#[template(path = "admin/letter.html")]
pub struct SentCircularPage {
    frame: Frame,
    subject: String,
    text: String,
    reached: String,
    when: String,
    /// By what the practices were found.
    search: Vec<String>,
    rows: Vec<SentRow>,
}

/// An author who got the letter.
struct SentRow {
    name: String,
    /// The practices: reference, and the link to the desk.
    practices: Vec<(String, String)>,
    /// What became of the mail, and the link to it.
    fate: String,
    mail: Option<String>,
}

impl SentCircularPage {
    /// The page of a letter.
    pub fn new(
        frame: Frame,
        circular: &Circular,
        letters: &[CircularLetter],
        told: &[(PracticeId, TimelineNotice)],
        name: impl Fn(AccountId) -> String,
    ) -> Self {
        let t = frame.t;
        let notices: HashMap<(PracticeId, Seq, Option<AccountId>), &TimelineNotice> = told
            .iter()
            .map(|(practice, notice)| ((*practice, notice.seq, notice.account), notice))
            .collect();
        let rows = letters.chunk_by(|one, next| one.account_id == next.account_id);
        let rows = rows.map(|of_author| {
            let notice = of_author.iter().find_map(|one| {
                let key = (one.practice_id, one.seq, Some(one.account_id));
                notices.get(&key).copied()
            });
            SentRow::of(of_author, notice, &name, &frame)
        });
        Self {
            subject: circular.subject.clone(),
            text: circular.text.clone(),
            reached: reached(t, circular),
            when: when(t, circular, &name),
            search: search_in_words(t, &circular.search),
            rows: rows.collect(),
            frame,
        }
    }
}

impl SentRow {
    fn of(
        letters: &[CircularLetter],
        notice: Option<&TimelineNotice>,
        name: impl Fn(AccountId) -> String,
        frame: &Frame,
    ) -> Self {
        let name = letters.first().map(|one| name(one.account_id));
        let name = name.unwrap_or_default();
        let link = |one: &CircularLetter| {
            let reference = one.reference.as_ref().map(Reference::as_str);
            let desk = frame.to(address::review(one.practice_id));
            (reference.unwrap_or_default().to_owned(), desk)
        };
        Self {
            practices: letters.iter().map(link).collect(),
            fate: notice
                .map(|one| fate_for_reviewer(frame.t, &one.fate, name.clone()).to_string())
                .unwrap_or_default(),
            mail: notice
                .and_then(|one| one.mail)
                .map(|mail| frame.to(address::admin_mail(mail))),
            name,
        }
    }
}

/// Each condition of a search, in words; none is every practice.
fn search_in_words(t: Messages, search: &CircularSearch) -> Vec<String> {
    let said = |key: &'static str, value: String| t.say(key).with("value", value).to_string();
    let objective = search.objective.map(|one| one.line(t).to_string());
    let status = search.status;
    let status = status.map(|one| t.of("admin-letter-status", one.as_str()).to_string());
    let written_in = search.written_in.map(|one| one.name(t).to_string());
    let reads = search.reads.map(|one| one.own_name().to_owned());
    let before = search.submitted_before.map(|at| t.day(at));
    let references = search.references.iter().map(Reference::as_str);
    let references: Vec<&str> = references.collect();
    let references = (!references.is_empty()).then(|| references.join(", "));
    let said: Vec<String> = [
        objective.map(|value| said("admin-letter-by-objective", value)),
        status,
        written_in.map(|value| said("admin-letter-by-written-in", value)),
        reads.map(|value| said("admin-letter-by-reads", value)),
        before.map(|value| said("admin-letter-by-before", value)),
        references,
    ]
    .into_iter()
    .flatten()
    .collect();
    if said.is_empty() {
        vec![t.say("admin-letter-by-nothing").to_string()]
    } else {
        said
    }
}
