//! Replications: the form of a reader, the page after it, the reviewers' list, and the page of one entry.

use askama::Template;
use askama_web::WebTemplate;

use crate::address;
use crate::language::Messages;
use crate::practice::model::{
    Dismissal, PracticeId, Reasons, Replication, ReplicationText, ReportablePractice, Seq,
};
use crate::review::actions::{MOST_PUBLIC, Replications};
use crate::review::forms::{
    ENTRY_DIFFERENCE, ENTRY_EMAIL, ENTRY_LINK, ENTRY_ORGANISATION, ENTRY_PLACE, ENTRY_SINCE,
};
use crate::showing::replication::ReplicationLine;
use crate::taxonomy::{countries, regions};
use crate::web::{Choice, FormField, Frame, Refused, Summary};
use crate::workflow::Deed;

/// `/practices/{slug}/replication`.
#[derive(Template, WebTemplate)]
#[template(path = "review/replicate.html")]
pub struct ReplicatePage {
    frame: Frame,
    summary: Summary,
    title: String,
    /// The practice's page.
    practice: String,
    action: String,
    /// Under which licence it becomes public.
    licence: String,
    fields: Vec<FormField>,
}

impl ReplicatePage {
    /// The form, empty or as it was refused.
    pub fn new(
        frame: Frame,
        practice: &ReportablePractice,
        licence: &str,
        refused: Option<&Refused>,
    ) -> Self {
        let t = frame.t;
        let sender = FormField::email(t, ENTRY_EMAIL, &t.say("review-report-email"))
            .hint(t.say("review-entry-email-hint"))
            .autocomplete("email")
            .refused(refused);
        let fields: Vec<FormField> = text_fields(t, None, refused)
            .into_iter()
            .chain([sender])
            .collect();
        let said = t.say("review-replicate-licence").with("licence", licence);
        Self {
            summary: Summary::of(t, &fields),
            title: practice.title.trim().to_owned(),
            practice: frame.to(address::practice(&practice.slug)),
            action: frame.to(address::replicate(&practice.slug)),
            licence: said.to_string(),
            fields,
            frame,
        }
    }
}

/// The boxes of what becomes public, with an entry in them or as they were refused.
fn text_fields(
    t: Messages,
    entry: Option<&ReplicationText>,
    refused: Option<&Refused>,
) -> Vec<FormField> {
    let held = |part: fn(&ReplicationText) -> String| entry.map(part).unwrap_or_default();
    let fields = [
        FormField::text(t, ENTRY_ORGANISATION, &t.say("review-entry-organisation"))
            .limit(ReplicationText::ORGANISATION)
            .holding(held(|one| one.organisation.clone())),
        FormField::select(t, ENTRY_PLACE, &t.say("review-entry-place"), places(t))
            .hint(t.say("review-entry-place-hint"))
            .holding(held(|one| one.place.to_string())),
        FormField::text(t, ENTRY_SINCE, &t.say("review-entry-since"))
            .inputmode("numeric")
            .width("w4")
            .optional()
            .holding(held(|one| {
                let year = one.since.map(|year| year.get().to_string());
                year.unwrap_or_default()
            })),
        FormField::area(t, ENTRY_DIFFERENCE, &t.say("review-entry-difference"), 5)
            .hint(t.say("review-entry-difference-hint"))
            .limit(ReplicationText::DIFFERENCE)
            .holding(held(|one| one.difference.clone())),
        FormField::url(t, ENTRY_LINK, &t.say("review-entry-link"))
            .hint(t.say("review-entry-link-hint"))
            .optional()
            .holding(held(|one| one.link.clone().unwrap_or_default())),
    ];
    fields
        .into_iter()
        .map(|field| field.refused(refused))
        .collect()
}

/// “Choose …”, every country, then every region.
fn places(t: Messages) -> Vec<Choice> {
    let choose = Choice::new("", t.say("review-choose").to_string());
    let of_countries = countries(t).iter();
    let of_countries = of_countries.map(|code| Choice::new(code.as_str(), code.name(t)));
    let of_regions = regions(t).into_iter();
    let of_regions = of_regions.map(|id| Choice::new(id.as_str(), id.name(t)));
    std::iter::once(choose)
        .chain(of_countries)
        .chain(of_regions)
        .collect()
}

/// `/practices/{slug}/replication/sent`.
#[derive(Template, WebTemplate)]
#[template(path = "review/replicate_sent.html")]
pub struct EntrySentPage {
    frame: Frame,
    title: String,
    /// The practice's page.
    practice: String,
}

impl EntrySentPage {
    /// The page after an entry about this practice.
    pub fn new(frame: Frame, practice: &ReportablePractice) -> Self {
        Self {
            title: practice.title.trim().to_owned(),
            practice: frame.to(address::practice(&practice.slug)),
            frame,
        }
    }
}

/// `/review/replications`.
#[derive(Template, WebTemplate)]
#[template(path = "review/replications.html")]
pub struct ReplicationsPage {
    frame: Frame,
    /// The queue, or the desk of the one practice.
    back: (String, String),
    waiting: Vec<EntryRow>,
    public: Vec<EntryRow>,
    /// Said where not all public ones are listed.
    newest: Option<String>,
}

/// An entry in a list.
struct EntryRow {
    line: ReplicationLine,
    /// The title of the practice.
    title: String,
    /// Its page for reviewers.
    link: String,
    /// “Sent on 3 November 2026”.
    at: String,
}

impl ReplicationsPage {
    /// Those that wait and those that are public, of all practices or of one.
    pub fn new(frame: Frame, entries: &Replications, of: Option<PracticeId>) -> Self {
        let t = frame.t;
        let row = |one: &Replication| EntryRow {
            line: ReplicationLine::of(&one.text, t),
            title: one.title.trim().to_owned(),
            link: frame.to(address::review_replication(one.id)),
            at: sent_at(one, t),
        };
        let is_cut = entries.public.len() >= MOST_PUBLIC;
        Self {
            back: match of {
                Some(id) => (
                    frame.to(address::review(id)),
                    t.say("review-report-desk").to_string(),
                ),
                None => (
                    frame.to(address::queue()),
                    t.say("review-queue").to_string(),
                ),
            },
            waiting: entries.waiting.iter().map(row).collect(),
            public: entries.public.iter().map(row).collect(),
            newest: is_cut.then(|| {
                let newest = t.say("review-replications-newest");
                newest.with("count", MOST_PUBLIC).to_string()
            }),
            frame,
        }
    }
}

fn sent_at(entry: &Replication, t: Messages) -> String {
    t.say("review-entry-at")
        .with("day", t.day(entry.sent_at))
        .to_string()
}

/// How an entry stands.
enum EntryStanding {
    /// It waits: its boxes, and the buttons with their values and labels.
    Waiting(Vec<(&'static str, String)>),
    /// The page of the practice names it: the button that takes it back.
    Public(String),
    /// It is decided: a sentence.
    Decided(String),
}

/// `/review/replications/{id}`.
#[derive(Template, WebTemplate)]
#[template(path = "review/replication.html")]
pub struct EntryPage {
    frame: Frame,
    summary: Summary,
    list: String,
    title: String,
    desk: String,
    at: String,
    email: Option<String>,
    seq: String,
    action: String,
    line: ReplicationLine,
    standing: EntryStanding,
    fields: Vec<FormField>,
}

impl EntryPage {
    /// The page of an entry. `seq`: the event of its practice up to which it is drawn.
    pub fn new(frame: Frame, entry: &Replication, seq: Seq, refused: Option<&Refused>) -> Self {
        let t = frame.t;
        let label = |deed: Deed| t.of("deed", deed.as_str()).to_string();
        let (standing, fields) = match (entry.closed_at, entry.is_public) {
            (None, _) => {
                let dismissals = Dismissal::ALL.iter().map(|how| {
                    let label = t.of("review-entry", how.as_str()).to_string();
                    (how.as_str(), label)
                });
                let publish = Deed::AddReplication;
                let buttons = std::iter::once((publish.as_str(), label(publish)));
                let buttons = EntryStanding::Waiting(buttons.chain(dismissals).collect());
                (buttons, text_fields(t, Some(&entry.text), refused))
            }
            (Some(_), true) => {
                let words = FormField::area(t, "reasons", &t.say("review-entry-why"), 4)
                    .limit(Reasons::MOST)
                    .refused(refused);
                let remove = EntryStanding::Public(label(Deed::RemoveReplication));
                (remove, vec![words])
            }
            (Some(at), false) => {
                let decided = t.say("review-entry-decided").with("day", t.day(at));
                (EntryStanding::Decided(decided.to_string()), Vec::new())
            }
        };
        Self {
            summary: Summary::of(t, &fields),
            list: frame.to(address::review_replications()),
            title: entry.title.trim().to_owned(),
            desk: frame.to(address::review(entry.practice_id)),
            at: sent_at(entry, t),
            email: entry.email.clone(),
            seq: seq.to_string(),
            action: frame.to(address::review_replication(entry.id)),
            line: ReplicationLine::of(&entry.text, t),
            standing,
            fields,
            frame,
        }
    }

    /// The value of the button that takes an entry back.
    fn remove() -> &'static str {
        Deed::RemoveReplication.as_str()
    }
}
