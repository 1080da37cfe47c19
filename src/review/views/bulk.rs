//! The pages of a deed for several practices: what is chosen and what to do with it, then what that would lead to.

use std::collections::{BTreeMap, HashMap};

use askama::Template;

use super::conflict::denied_word;
use super::reviewer_choice;
use crate::account::model::{AccountId, Name};
use crate::app::App;
use crate::language::Messages;
use crate::mail::model::MailRecipient;
use crate::practice::actions::{EligibleReviewer, Overtaken};
use crate::practice::model::PracticeId;
use crate::practice::plain;
use crate::review::actions::{BulkFate, BulkLine, Foreseen};
use crate::review::forms::{self, QueuePlace};
use crate::review::model::{
    BulkAction, BulkDeed, BulkRefusal, ChosenPractice, MOST_CHOSEN, ReplyPurpose, ReplyTemplate,
};
use crate::web::{Choice, FormField, Frame, Refused, Summary};
use crate::workflow::Denied;

/// What can be chosen on the page.
pub struct BulkChoices {
    /// The reply templates that are offered.
    pub replies: Vec<ReplyTemplate>,
    /// The reviewers to whom an administrator may assign; empty for other readers.
    pub reviewers: Vec<EligibleReviewer>,
}

/// What is chosen, and what could not be.
#[derive(Default)]
pub struct Chosen {
    /// The practices.
    pub practices: Vec<ChosenPractice>,
    /// What an uploaded list names and this reviewer does not see.
    pub unknown: Vec<String>,
    /// The lines of that list which hold no reference.
    pub unread: Vec<(usize, String)>,
    /// More was found or named than one form may hold.
    pub cut: bool,
}

/// `/review/bulk`: what is chosen, and what to do with it.
#[derive(Template)]
#[template(path = "review/bulk.html")]
pub struct BulkPage {
    frame: Frame,
    summary: Summary,
    /// The way back to the queue.
    queue: String,
    here: String,
    /// How many practices are chosen, in words.
    count: Option<String>,
    /// That not all are, in words.
    cut: Option<String>,
    /// The references and titles.
    lines: Vec<(String, String)>,
    /// What an uploaded list holds besides, in words.
    left_out: Vec<String>,
    /// The chosen practices, as the form carries them.
    chosen: String,
    fields: Vec<FormField>,
    upload: FormField,
}

impl BulkPage {
    /// The page; `refused` is the form with its problems.
    pub fn new(
        app: &App,
        frame: Frame,
        place: &QueuePlace,
        chosen: &Chosen,
        choices: &BulkChoices,
        refused: Option<&Refused>,
    ) -> Self {
        let t = frame.t;
        let upload = FormField::text(t, "file", &t.say("review-field-list"));
        let upload = upload.hint(t.say("review-hint-list").with("most", MOST_CHOSEN));
        let upload = upload.refused(refused);
        let practices = &chosen.practices;
        let fields = if practices.is_empty() {
            Vec::new()
        } else {
            choice_fields(app, t, choices, refused)
        };
        let unknown = chosen.unknown.iter().map(|one| {
            let says = t.say("review-bulk-unknown");
            says.with("reference", one.as_str()).to_string()
        });
        let unread = chosen.unread.iter().map(|(line, text)| {
            let says = t.say("review-bulk-unread").with("line", *line);
            says.with("text", text.as_str()).to_string()
        });
        let ids = practices.iter().map(|one| (one.id, None));
        let count = t.say("review-bulk-chosen").with("count", practices.len());
        let cut = || {
            t.say("review-bulk-cut")
                .with("most", MOST_CHOSEN)
                .to_string()
        };
        Self {
            summary: Summary::of(t, fields.iter().chain([&upload])),
            queue: frame.to(place.queue()),
            here: frame.to(place.bulk()),
            count: (!practices.is_empty()).then(|| count.to_string()),
            cut: chosen.cut.then(cut),
            lines: practices.iter().map(|one| line(t, one)).collect(),
            left_out: unknown.chain(unread).collect(),
            chosen: forms::written(ids),
            fields,
            upload,
            frame,
        }
    }
}

fn line(t: Messages, one: &ChosenPractice) -> (String, String) {
    (one.reference.to_string(), plain::shown_title(&one.title, t))
}

/// What to do, and what belongs to it.
fn choice_fields(
    app: &App,
    t: Messages,
    choices: &BulkChoices,
    refused: Option<&Refused>,
) -> Vec<FormField> {
    let may_assign = !choices.reviewers.is_empty();
    let offered = |deed: &&BulkDeed| match deed {
        BulkDeed::Assign => may_assign,
        BulkDeed::Return => !choices.replies.is_empty(),
        _ => true,
    };
    let deeds = BulkDeed::ALL.iter().filter(offered).map(|deed| {
        let word = deed.as_str();
        Choice::new(word, t.of("review-bulk-deed", word).to_string())
    });
    let mut fields = vec![FormField::radios(
        t,
        "deed",
        &t.say("review-field-bulk-deed"),
        deeds.collect(),
    )];
    if !choices.replies.is_empty() {
        let reply = |one: &ReplyTemplate| {
            let label = t.say("review-reply").with("name", one.name.as_str());
            let purpose = t.of("reply-purpose", one.purpose.as_str()).to_string();
            let label = label.with("purpose", purpose);
            let label = label.with("language", one.language.own_name());
            Choice::new(one.id.to_string(), label.to_string())
        };
        let replies = choices.replies.iter().map(reply);
        fields.push(select(t, "reply", "review-field-bulk-reply", replies));
    }
    if may_assign {
        let now = app.clock.now();
        let reviewers = choices.reviewers.iter().map(|one| {
            let id = one.account.id.to_string();
            Choice::new(id, reviewer_choice(t, one, now))
        });
        fields.push(select(
            t,
            "reviewer",
            "review-field-bulk-reviewer",
            reviewers,
        ));
    }
    let refuse = |field: FormField| field.refused(refused);
    fields.into_iter().map(refuse).collect()
}

fn select(
    t: Messages,
    name: &'static str,
    label: &'static str,
    choices: impl Iterator<Item = Choice>,
) -> FormField {
    let none = Choice::new("", t.say("review-bulk-choose").to_string());
    let choices = std::iter::once(none).chain(choices);
    FormField::select(t, name, &t.say(label), choices.collect())
}

/// Whether a template can stand in a letter that returns a practice.
pub fn is_for_return(reply: &ReplyTemplate) -> bool {
    let fits = matches!(reply.purpose, ReplyPurpose::Return | ReplyPurpose::Any);
    fits && reply.archived_at.is_none()
}

/// What a deed for several practices would lead to.
#[derive(Template)]
#[template(path = "review/consequences.html")]
pub struct ConsequencesPage {
    frame: Frame,
    queue: String,
    here: String,
    heading: String,
    /// That nothing was done, and why.
    not_done: Option<String>,
    /// How many would be done, in words.
    count: String,
    done: Vec<DoneLine>,
    /// How many would not, in words.
    refused_count: String,
    refused: Vec<RefusedLine>,
    /// What the form carries.
    carried: Vec<(&'static str, String)>,
    /// The button, if anything would be done.
    button: Option<String>,
}

/// A practice to which it would be done.
struct DoneLine {
    reference: String,
    title: String,
    desk: String,
    /// What would change.
    changes: String,
    /// Who would be mailed.
    told: String,
    /// The words of its letter.
    words: Option<String>,
}

/// A practice for which it is refused.
struct RefusedLine {
    reference: String,
    title: String,
    desk: String,
    why: String,
}

/// Why nothing was done, where it was tried.
#[derive(Default)]
pub struct NotDoneBulk {
    /// The practices that stand otherwise by now.
    pub refused: BTreeMap<PracticeId, BulkRefusal>,
    /// The names of the accounts that acted first.
    pub names: HashMap<AccountId, Name>,
    /// The template was changed since its words were shown.
    pub changed_reply: bool,
}

impl NotDoneBulk {
    fn says(&self, t: Messages) -> String {
        let key = if self.changed_reply {
            "review-bulk-reply-changed"
        } else {
            "review-bulk-not-done"
        };
        t.say(key).to_string()
    }
}

impl Foreseen {
    /// Marks the practices that stand otherwise by now.
    fn mark(&mut self, not_done: Option<NotDoneBulk>) {
        let not_done = not_done.unwrap_or_default();
        self.names.extend(not_done.names);
        let mut changed = not_done.refused;
        for line in &mut self.lines {
            if let Some(why) = changed.remove(&line.practice.id) {
                line.fate = BulkFate::Refused(why);
            }
        }
    }
}

impl ConsequencesPage {
    /// The page. `reviewer`: to whom it would be assigned. `not_done` says that it was tried.
    pub fn new(
        frame: Frame,
        place: &QueuePlace,
        mut foreseen: Foreseen,
        action: &BulkAction,
        reviewer: Option<&Name>,
        not_done: Option<NotDoneBulk>,
    ) -> Self {
        let t = frame.t;
        let tried = not_done.as_ref().map(|why| why.says(t));
        foreseen.mark(not_done);
        let drawer = LineDrawer {
            t,
            frame: &frame,
            place,
            deed: action.deed(),
            names: &foreseen.names,
            reviewer,
        };
        let done: Vec<DoneLine> = foreseen
            .lines
            .iter()
            .filter_map(|one| drawer.done(one))
            .collect();
        let refused: Vec<RefusedLine> = foreseen
            .lines
            .iter()
            .filter_map(|one| drawer.refused(one))
            .collect();
        let count = done.len();
        let word = action.deed().as_str();
        let button = t.of("review-bulk-button", word).with("count", count);
        Self {
            queue: frame.to(place.queue()),
            here: frame.to(place.bulk()),
            heading: t.of("review-bulk-deed", word).to_string(),
            not_done: tried,
            count: t.say("review-bulk-will").with("count", count).to_string(),
            refused_count: t
                .say("review-bulk-will-not")
                .with("count", refused.len())
                .to_string(),
            carried: carried(&foreseen.lines, action),
            button: (count > 0).then(|| button.to_string()),
            done,
            refused,
            frame,
        }
    }
}

/// What the form carries: the deed, what belongs to it, and each practice up to the event to which it is shown.
fn carried(lines: &[BulkLine], action: &BulkAction) -> Vec<(&'static str, String)> {
    let possible = lines
        .iter()
        .filter(|one| matches!(one.fate, BulkFate::Done { .. }));
    let chosen = possible.map(|one| (one.practice.id, Some(one.practice.seq)));
    let mut all = vec![
        ("deed", action.deed().as_str().to_owned()),
        (forms::CHOSEN, forms::written(chosen)),
    ];
    match action {
        BulkAction::Assign(to) => all.push(("reviewer", to.to_string())),
        BulkAction::Return(reply) => {
            all.push(("reply", reply.id.to_string()));
            all.push(("version", reply.version.to_string()));
        }
        BulkAction::Plain(_) => {}
    }
    all
}

struct LineDrawer<'a> {
    t: Messages,
    frame: &'a Frame,
    place: &'a QueuePlace,
    deed: BulkDeed,
    names: &'a HashMap<AccountId, Name>,
    reviewer: Option<&'a Name>,
}

impl LineDrawer<'_> {
    fn done(&self, line: &BulkLine) -> Option<DoneLine> {
        let BulkFate::Done { told, words } = &line.fate else {
            return None;
        };
        let t = self.t;
        let reviewer = self.reviewer.map(Name::display).unwrap_or_default();
        let changes = t.of("review-bulk-changes", self.deed.as_str());
        let (reference, title) = self::line(t, &line.practice);
        Some(DoneLine {
            reference,
            title,
            desk: self.desk(line),
            changes: changes.with("reviewer", reviewer).to_string(),
            told: self.told(told),
            words: words.clone(),
        })
    }

    fn refused(&self, line: &BulkLine) -> Option<RefusedLine> {
        let BulkFate::Refused(why) = &line.fate else {
            return None;
        };
        let t = self.t;
        let why = match why {
            BulkRefusal::Denied(Denied::NotNow) => {
                t.of("review-bulk-not-now", self.deed.as_str()).to_string()
            }
            BulkRefusal::Denied(why) => t.of("review-no", denied_word(*why)).to_string(),
            BulkRefusal::Overtaken(first) => self.overtaken(first),
            BulkRefusal::Reviewer => t.say("review-bulk-no-reviewer").to_string(),
            BulkRefusal::Divided => t.say("review-bulk-divided").to_string(),
            BulkRefusal::Words => t.say("review-bulk-words").to_string(),
        };
        let (reference, title) = self::line(t, &line.practice);
        Some(RefusedLine {
            reference,
            title,
            desk: self.desk(line),
            why,
        })
    }

    fn desk(&self, line: &BulkLine) -> String {
        self.frame.to(self.place.desk(line.practice.id))
    }

    fn overtaken(&self, first: &Overtaken) -> String {
        let name = match first.by {
            Some(id) => self.names.get(&id).map(Name::display),
            None => Some(self.t.say("review-the-service").to_string()),
        };
        let name = name.unwrap_or_else(|| self.t.say("review-somebody").to_string());
        let what = self
            .t
            .of("review-first", first.deed.as_str())
            .with("name", name);
        what.with("moment", self.t.moment(first.at)).to_string()
    }

    /// Who would be mailed. A decision tells its authors once its undo time is over.
    fn told(&self, told: &[MailRecipient]) -> String {
        let name = |to: &MailRecipient| match to {
            MailRecipient::Account(id) => self.names.get(id).map(Name::display),
            MailRecipient::Address { address, .. } => Some(address.clone()),
        };
        let names: Vec<String> = told.iter().filter_map(name).collect();
        if names.is_empty() {
            return self.t.say("review-bulk-told-none").to_string();
        }
        let key = match self.deed.deed().verdict() {
            Some(_) => "review-bulk-told-later",
            None => "review-bulk-told",
        };
        self.t.say(key).with("names", names.join(", ")).to_string()
    }
}
