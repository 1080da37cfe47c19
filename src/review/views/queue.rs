//! The queue: what is mine, what is free, what others have; each row with its age and whose move it is.

use askama::Template;

use super::rows::{Group, Lines, Undo};
use crate::account::model::{Account, Role};
use crate::address::{self, Address};
use crate::app::App;
use crate::language::{Messages, TextLanguage};
use crate::practice::model::PracticeId;
use crate::review::actions::Queue;
use crate::review::model::{Counts, List, Narrowing, TARGET_DAYS};
use crate::showing::names::ShownNames;
use crate::taxonomy::{ObjectiveNumber, countries, objectives};
use crate::web::paging::PageLinks;
use crate::web::{Choice, Field, Frame};
use crate::workflow::Viewer;

/// `/review`.
#[derive(Template)]
#[template(path = "review/queue.html")]
pub struct QueuePage {
    /// The frame.
    pub frame: Frame,
    /// How much waits, in words.
    pub figures: Vec<String>,
    /// The decision that was just made, with its Undo.
    pub undo: Option<Undo>,
    /// The search box.
    pub words: String,
    /// The filters.
    pub filters: Vec<Field>,
    /// Whether they narrow anything.
    pub narrowed: bool,
    /// The same list without them.
    pub whole: String,
    /// Where the forms of this page lead.
    pub here: String,
    /// The rows under their headings.
    pub groups: Vec<Group>,
    /// What is said when there are none.
    pub nothing: String,
    /// Onward and back.
    pub pages: PageLinks,
    /// The list's name.
    pub caption: String,
}

impl QueuePage {
    /// The page. `decided` is the practice that was just decided.
    pub fn new(
        app: &App,
        frame: Frame,
        by: &Account,
        narrowing: &Narrowing,
        queue: Queue,
        decided: Option<PracticeId>,
    ) -> Self {
        let t = frame.t;
        let people = ShownNames {
            names: queue.names,
            reader: by.id,
            viewer: Viewer::Reviewer,
        };
        let lines = Lines {
            t,
            now: app.clock.now(),
            claim_days: app.settings.claim_days,
            people,
            by,
        };
        let undo = queue
            .own
            .iter()
            .find(|row| Some(row.practice_id) == decided)
            .and_then(|row| lines.undo(row));
        let list = here(narrowing);
        Self {
            figures: figures(t, queue.counts),
            undo,
            words: narrowing.words.clone(),
            filters: filters(t, by, narrowing),
            narrowed: narrowing.narrows(),
            whole: frame.to(address::queue().query("state", narrowing.list.as_str())),
            here: frame.to(address::queue()),
            pages: queue.rest.pages(t, &list),
            groups: lines.groups(narrowing.list, queue.own, queue.removal, queue.rest.rows),
            nothing: nothing(t, narrowing),
            caption: t.of("review-list", narrowing.list.as_str()).to_string(),
            frame,
        }
    }

    /// Whether there is anything at all.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }
}

fn nothing(t: Messages, narrowing: &Narrowing) -> String {
    let key = match (narrowing.narrows(), narrowing.list) {
        (true, _) => "review-none-match",
        (false, List::Waiting) => "review-all-read",
        (false, _) => "review-none-here",
    };
    t.say(key).to_string()
}

fn figures(t: Messages, counts: Counts) -> Vec<String> {
    let many = counts.waiting >= Counts::MOST;
    let waiting = t
        .say("review-figure-waiting")
        .with("count", counts.waiting)
        .with("more", if many { "yes" } else { "no" });
    let late = t
        .say("review-figure-late")
        .with("count", counts.late)
        .with("days", TARGET_DAYS);
    let mut all = vec![waiting.to_string()];
    if counts.late > 0 {
        all.push(late.to_string());
    }
    all
}

fn filters(t: Messages, by: &Account, narrowing: &Narrowing) -> Vec<Field> {
    let any = |key| Choice::new("", t.say(key).to_string());
    let objective =
        |one: ObjectiveNumber| Choice::new(one.get().to_string(), one.line(t).to_string());
    let objectives =
        objectives().filter(|one| by.role == Role::Administrator || by.scope.covers(*one));
    let mut languages = vec![any("review-filter-any-language")];
    if !by.reads.is_empty() {
        languages.push(Choice::new("mine", t.say("review-filter-mine").to_string()));
    }
    languages.extend(
        TextLanguage::ALL
            .into_iter()
            .map(|language| Choice::new(language.as_str(), language.name(t).to_string())),
    );
    let state = |list: List| {
        Choice::new(
            list.as_str(),
            t.of("review-list", list.as_str()).to_string(),
        )
    };
    let select = |name: &str, label, choices: Vec<Choice>, held: String| {
        Field::select(t, name, &t.say(label), choices).holding(held)
    };
    vec![
        select(
            "state",
            "review-filter-state",
            List::ALL.into_iter().map(state).collect(),
            narrowing.list.as_str().to_owned(),
        ),
        select(
            "objective",
            "review-filter-objective",
            std::iter::once(any("review-filter-any-objective"))
                .chain(objectives.map(objective))
                .collect(),
            narrowing
                .objective
                .map(|one| one.get().to_string())
                .unwrap_or_default(),
        ),
        select(
            "country",
            "review-filter-country",
            std::iter::once(any("review-filter-any-country"))
                .chain(
                    countries(t)
                        .iter()
                        .map(|one| Choice::new(one.as_str(), one.name(t))),
                )
                .collect(),
            narrowing
                .country
                .map(|one| one.as_str().to_owned())
                .unwrap_or_default(),
        ),
        select(
            "language",
            "review-filter-language",
            languages,
            narrowing
                .language
                .map(|one| one.as_str().to_owned())
                .unwrap_or_default(),
        ),
    ]
}

/// The list's own address with everything that narrows it.
pub fn here(narrowing: &Narrowing) -> Address {
    let mut address = address::queue();
    if narrowing.list != List::default() {
        address = address.query("state", narrowing.list.as_str());
    }
    if let Some(objective) = narrowing.objective {
        address = address.query("objective", objective.get());
    }
    if let Some(country) = narrowing.country {
        address = address.query("country", country.as_str());
    }
    if let Some(language) = narrowing.language {
        address = address.query("language", language.as_str());
    }
    if !narrowing.words.is_empty() {
        address = address.query("q", &narrowing.words);
    }
    address
}
