//! The queue page: own, free and other rows, each with its age and who acts next.

use std::collections::HashMap;

use askama::Template;

use super::filters::{FilterLink, filter_links};
use super::keys::{Shortcut, shortcuts};
use super::rows::{LineDrawer, QueueGroup, UndoNotice};
use super::step::{DeskStep, StepWord};
use crate::account::model::{Account, Role};
use crate::address;
use crate::app::App;
use crate::language::{Messages, TextLanguage};
use crate::review::actions::{Decided, Queue};
use crate::review::forms::query_of_place;
use crate::review::model::{
    BulkChoice, CountedLabel, LanguageFilter, MOST_CHOSEN, QueueCounts, QueueDate, QueueFilter,
    QueueList, SearchFault, SearchKey, SearchProblem,
};
use crate::showing::names::ShownNames;
use crate::taxonomy::{CountryCode, ObjectiveNumber, countries, objectives};
use crate::web::paging::PageLinks;
use crate::web::{Choice, FormField, Frame};
use crate::workflow::Viewer;

/// `/review`.
#[derive(Template)]
#[template(path = "review/queue.html")]
pub struct QueuePage {
    pub frame: Frame,
    /// The title in the browser: on which page it is, from the second one on.
    pub title: String,
    /// Which part of the list the page shows.
    pub position: Option<String>,
    /// How many submissions wait, in words.
    pub figures: Vec<String>,
    /// What is counted apart, in words, each with the address of its list.
    pub apart: Vec<(String, String)>,
    /// The way to the offline review.
    pub offline: String,
    /// Where the ticks are sent.
    pub bulk: String,
    /// The practices with a tick, as the form carries them.
    pub listed: String,
    /// Which lines can be chosen: the word and the label.
    pub bulk_choices: Vec<(&'static str, String)>,
    /// What the reviewer did in a year.
    pub year: String,
    /// The decision that was just made, with its Undo.
    pub undo: Option<UndoNotice>,
    /// The way to the practice after the one that was just decided.
    pub next: Option<DeskStep>,
    pub words: String,
    /// The search words that are not understood, in words.
    pub problems: Vec<String>,
    /// Each search word that can be typed, with what it finds.
    pub search_words: Vec<(&'static str, String)>,
    pub filters: Vec<FormField>,
    /// The filters that the reviewer keeps.
    pub saved: Vec<FilterLink>,
    /// The page on which they are named and removed.
    pub filters_page: String,
    /// Where the filter of this page is kept, if it is not kept yet.
    pub keep: Option<String>,
    /// Whether any filter is set.
    pub narrowed: bool,
    /// The address of the same list without filters.
    pub whole: String,
    /// The address to which the forms of this page are sent.
    pub here: String,
    /// The rows under their headings.
    pub groups: Vec<QueueGroup>,
    /// The sentence for an empty list.
    pub nothing: String,
    pub pages: PageLinks,
    /// The keys that the script obeys.
    pub shortcuts: Vec<Shortcut>,
    pub caption: String,
    /// What the column of dates shows.
    pub date_heading: String,
}

impl QueuePage {
    /// The page. `decided` is what follows a decision that was just made.
    pub fn new(app: &App, frame: Frame, by: &Account, queue: Queue, decided: &Decided) -> Self {
        let t = frame.t;
        let filter = &queue.place.filter;
        let people = ShownNames {
            names: queue.names,
            experts: HashMap::new(),
            reader: by.id,
            viewer: Viewer::Reviewer,
        };
        let drawer = LineDrawer {
            t,
            now: app.clock.now(),
            claim_days: app.settings.claim_days,
            target_days: app.settings.target_days,
            people,
            by,
            place: &queue.place,
        };
        let pages = queue.rest.pages(t, &queue.place.list());
        let groups = drawer.groups(
            filter.list,
            queue.own,
            queue.removal,
            queue.barred,
            queue.rest.rows,
        );
        let next = decided.next.as_ref();
        let position = queue.position;
        let title = t.say("review-queue").to_string();
        let saved = filter_links(t, &queue.place, &queue.saved);
        let is_new = query_of_place(&queue.place).is_some() && !saved.iter().any(|one| one.current);
        let is_new = is_new && filter.is_understood();
        Self {
            title: match position {
                Some(position) => position.title(t, title),
                None => title,
            },
            position: position.and_then(|position| position.words(t)),
            figures: figures(t, queue.counts, app.settings.target_days),
            apart: counted_apart(&frame, queue.counts),
            offline: frame.to(address::review_offline()),
            year: frame.to(address::review_year()),
            undo: decided.row.as_ref().and_then(|row| drawer.undo(row)),
            next: next.map(|next| DeskStep::new(t, &queue.place, next, StepWord::Next)),
            words: filter.words.clone(),
            problems: search_problems(t, filter),
            search_words: search_words(t),
            filters: filters(t, by, filter, &queue.labels),
            saved,
            filters_page: frame.to(address::review_filters()),
            keep: is_new.then(|| frame.to(queue.place.filters())),
            narrowed: filter.narrows(),
            whole: frame.to(address::queue().query("state", filter.list.as_str())),
            here: frame.to(address::queue()),
            pages,
            shortcuts: shortcuts(t),
            bulk: frame.to(queue.place.bulk()),
            listed: listed(&groups),
            bulk_choices: bulk_choices(t),
            groups,
            nothing: empty_line(t, filter),
            caption: t.of("review-list", filter.list.as_str()).to_string(),
            date_heading: t.say(date_heading(filter.list)).to_string(),
            frame,
        }
    }

    /// Whether there is no row at all.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }
}

/// The practices whose lines have a tick.
fn listed(groups: &[QueueGroup]) -> String {
    let lines = groups.iter().flat_map(|group| &group.lines);
    let ids: Vec<&str> = lines.filter_map(|line| line.tick.as_deref()).collect();
    ids.join(" ")
}

fn bulk_choices(t: Messages) -> Vec<(&'static str, String)> {
    let choice = |one: &BulkChoice| {
        let label = t.of("review-bulk-which", one.as_str());
        (one.as_str(), label.with("most", MOST_CHOSEN).to_string())
    };
    BulkChoice::ALL.iter().map(choice).collect()
}

/// What is wrong with each search word that is not understood.
fn search_problems(t: Messages, filter: &QueueFilter) -> Vec<String> {
    let says = |one: &SearchProblem| {
        let key = match (one.key, one.why) {
            (Some(key), SearchFault::Value) => t.of("review-search-value", key.as_str()),
            (Some(key), SearchFault::List) => t.of("review-search-list", key.as_str()),
            (_, why) => t.of("review-search-problem", why.as_str()),
        };
        key.with("typed", one.typed.as_str()).to_string()
    };
    filter.terms.problems.iter().map(says).collect()
}

fn search_words(t: Messages) -> Vec<(&'static str, String)> {
    let help = |key: &SearchKey| {
        let finds = t.of("review-search-help", key.as_str());
        (key.example(), finds.to_string())
    };
    SearchKey::ALL.iter().map(help).collect()
}

fn empty_line(t: Messages, filter: &QueueFilter) -> String {
    let key = match (filter.narrows(), filter.list) {
        _ if !filter.is_understood() => "review-none-understood",
        (_, QueueList::All) => "review-none-found",
        (true, _) => "review-none-match",
        (false, QueueList::Waiting) => "review-all-read",
        (false, _) => "review-none-here",
    };
    t.say(key).to_string()
}

fn figures(t: Messages, counts: QueueCounts, target_days: i64) -> Vec<String> {
    let many = counts.waiting >= QueueCounts::MOST;
    let waiting = t
        .say("review-figure-waiting")
        .with("count", counts.waiting)
        .with("more", if many { "yes" } else { "no" });
    let late = t
        .say("review-figure-late")
        .with("count", counts.late)
        .with("days", target_days);
    let mut all = vec![waiting.to_string()];
    if counts.late > 0 {
        all.push(late.to_string());
    }
    all
}

/// What is on hold, what owners ask for, and what readers report, each with the list that shows it.
fn counted_apart(frame: &Frame, counts: QueueCounts) -> Vec<(String, String)> {
    let many = counts.on_hold >= QueueCounts::MOST;
    let reports = (counts.reports > 0).then(|| {
        let words = frame.t.say("review-figure-reports");
        let words = words.with("count", counts.reports);
        (words.to_string(), frame.to(address::review_reports()))
    });
    let replications = (counts.replications > 0).then(|| {
        let words = frame.t.say("review-figure-replications");
        let words = words.with("count", counts.replications);
        (words.to_string(), frame.to(address::review_replications()))
    });
    [
        (QueueList::OnHold, "review-figure-on-hold", counts.on_hold),
        (
            QueueList::Removal,
            "review-figure-removals",
            counts.removals,
        ),
        (QueueList::Appeal, "review-figure-appeals", counts.appeals),
    ]
    .into_iter()
    .filter(|(.., count)| *count > 0)
    .map(|(list, key, count)| {
        let words = frame.t.say(key).with("count", count);
        let words = words.with("more", if many { "yes" } else { "no" });
        let list = address::queue().query("state", list.as_str());
        (words.to_string(), frame.to(list))
    })
    .chain(reports)
    .chain(replications)
    .collect()
}

const fn date_heading(list: QueueList) -> &'static str {
    match list.date() {
        QueueDate::Queued | QueueDate::RemovalAsked | QueueDate::Appealed => {
            "review-column-waiting"
        }
        QueueDate::BackOn => "review-column-on-hold",
        QueueDate::Closed | QueueDate::TakenDown | QueueDate::Submitted => "review-column-since",
    }
}

fn filters(
    t: Messages,
    by: &Account,
    filter: &QueueFilter,
    labels: &[CountedLabel],
) -> Vec<FormField> {
    let label = (!labels.is_empty()).then(|| label_field(t, filter, labels));
    let mut all = vec![
        list_field(t, filter),
        objective_field(t, by, filter),
        country_field(t, filter),
        language_field(t, by, filter),
    ];
    all.extend(label);
    all.push(suggested_field(t, filter));
    all
}

/// The labels that are offered, each with how many practices bear it.
fn label_field(t: Messages, filter: &QueueFilter, labels: &[CountedLabel]) -> FormField {
    let choices = labels.iter().map(|one| {
        let label = t
            .say("review-filter-label-choice")
            .with("name", one.name.as_str());
        let label = label.with("count", one.count);
        let label = label.with("more", if one.is_more { "yes" } else { "no" });
        Choice::new(one.word.as_str(), label.to_string())
    });
    let any = any_choice(t, "review-filter-any-label");
    let choices = std::iter::once(any).chain(choices).collect();
    FormField::select(t, "label", &t.say("review-filter-label"), choices)
        .holding(filter.label.as_deref().unwrap_or_default())
}

fn list_field(t: Messages, filter: &QueueFilter) -> FormField {
    let implied = filter.terms.implied_list();
    let is_offered = |list: &&QueueList| **list != QueueList::All || implied == QueueList::All;
    let choices = QueueList::ALL.iter().filter(is_offered).map(|list| {
        let word = list.as_str();
        Choice::new(word, t.of("review-list", word).to_string())
    });
    FormField::select(t, "state", &t.say("review-filter-state"), choices.collect())
        .holding(filter.list.as_str())
}

/// The objectives of the reviewer's scope.
fn objective_field(t: Messages, by: &Account, filter: &QueueFilter) -> FormField {
    let covers = |one: &ObjectiveNumber| by.role == Role::Administrator || by.scope.covers(*one);
    let choices = objectives()
        .filter(covers)
        .map(|one| Choice::new(one.get().to_string(), one.line(t).to_string()));
    let any = any_choice(t, "review-filter-any-objective");
    let choices = std::iter::once(any).chain(choices).collect();
    let chosen = filter.objective.map(|one| one.get().to_string());
    FormField::select(t, "objective", &t.say("review-filter-objective"), choices)
        .holding(chosen.unwrap_or_default())
}

fn country_field(t: Messages, filter: &QueueFilter) -> FormField {
    let all = countries(t);
    let choices = all.iter().map(|one| Choice::new(one.as_str(), one.name(t)));
    let any = any_choice(t, "review-filter-any-country");
    let choices = std::iter::once(any).chain(choices).collect();
    FormField::select(t, "country", &t.say("review-filter-country"), choices)
        .holding(filter.country.map_or("", CountryCode::as_str))
}

/// All languages of texts, after the reviewer's own in one choice.
fn language_field(t: Messages, by: &Account, filter: &QueueFilter) -> FormField {
    let mut choices = vec![any_choice(t, "review-filter-any-language")];
    if !by.reads.is_empty() {
        choices.push(Choice::new("mine", t.say("review-filter-mine").to_string()));
    }
    choices.extend(
        TextLanguage::ALL
            .into_iter()
            .map(|language| Choice::new(language.as_str(), language.name(t).to_string())),
    );
    FormField::select(t, "language", &t.say("review-filter-language"), choices)
        .holding(filter.language.map_or("", LanguageFilter::as_str))
}

/// Whether only what the service suggests to this reviewer is listed.
fn suggested_field(t: Messages, filter: &QueueFilter) -> FormField {
    FormField::tick(t, "suggested", &t.say("review-filter-suggested"))
        .holding(if filter.suggested { "yes" } else { "" })
}

fn any_choice(t: Messages, key: &'static str) -> Choice {
    Choice::new("", t.say(key).to_string())
}
