//! A practice in a list: title, submitter and dates, summary, the places and years it is about.

use crate::address::{self, Address};
use crate::catalogue::index::{Passage, PassagePiece, QueryMarker};
use crate::catalogue::model::EDITION;
use crate::catalogue::store::ListedPractice;
use crate::language::{Messages, TextLanguage};
use crate::practice::answers::Answers;
use crate::practice::fields::{FIELDS, Field, Kind, Visible};
use crate::taxonomy::{CountryCode, ObjectiveNumber, RegionId, TypeId};
use crate::written::{self, Links, SafeHtml};

/// The most places that an item names.
const PLACES: usize = 4;

/// A practice in a list.
pub struct PracticeItem {
    pub link: String,
    pub title: String,
    /// The language of its text, if it differs from the page's.
    pub lang: Option<TextLanguage>,
    /// “Submitted by Ms. Laurence Example on 12 May 2025”.
    pub submitted: Option<String>,
    /// “Published 3 November 2026”: the first publication.
    pub published: String,
    pub summary: SafeHtml,
    /// The passage that answers the search; empty without a search.
    pub passage: Vec<PassagePiece>,
    /// Objective, places, years, type, and whether it is still true.
    pub facts: Vec<String>,
}

/// The items of a list. Items of an objective's own list do not repeat the objective.
pub fn items(
    rows: &[ListedPractice],
    t: Messages,
    under: Option<ObjectiveNumber>,
    marker: Option<&QueryMarker>,
) -> Vec<PracticeItem> {
    rows.iter().map(|row| item(row, t, under, marker)).collect()
}

fn item(
    row: &ListedPractice,
    t: Messages,
    under: Option<ObjectiveNumber>,
    marker: Option<&QueryMarker>,
) -> PracticeItem {
    let language = row.filed_language.unwrap_or_default();
    let objective = row
        .filed_objective
        .filter(|objective| Some(*objective) != under);
    let submitted = row
        .submitter
        .clone()
        .name()
        .zip(row.first_submitted_at)
        .map(|(name, at)| {
            t.say("catalogue-submitted")
                .with("name", name.display())
                .with("day", t.day(at))
                .to_string()
        });
    let label = objective.map(|objective| objective.label(t).to_string());
    PracticeItem {
        link: link(row).in_language(t.language()),
        title: row.title.trim().to_owned(),
        lang: (language.as_str() != t.language().as_str()).then_some(language),
        submitted,
        published: t
            .say("catalogue-published")
            .with("day", t.day(row.first_published_at))
            .to_string(),
        summary: written::html(&row.summary, Links::Text),
        passage: marker
            .map(|marker| passage(row, language, marker))
            .unwrap_or_default(),
        facts: [
            label,
            places(row, t),
            years(row, t),
            kind(row, t),
            freshness(row, t),
        ]
        .into_iter()
        .flatten()
        .collect(),
    }
}

/// The page of the practice, in the edition of the list.
fn link(row: &ListedPractice) -> Address {
    let page = address::practice(&row.slug);
    match row.at {
        Some(edition) => page.query(EDITION, edition),
        None => page,
    }
}

/// “Kazakhstan, Kyrgyzstan”; the regions if the practice names no country.
fn places(row: &ListedPractice, t: Messages) -> Option<String> {
    let countries = row
        .countries
        .iter()
        .filter_map(|code| CountryCode::parse(code));
    let mut names: Vec<&str> = countries.map(|code| code.name(t)).collect();
    if names.is_empty() {
        let regions = row.regions.iter().filter_map(|id| RegionId::parse(id));
        names = regions.map(|id| id.name(t)).collect();
    }
    names.sort_by(|one, other| t.compare(one, other));
    match names.as_slice() {
        [] => None,
        few if few.len() <= PLACES => Some(few.join(", ")),
        many => {
            let (first, others) = many.split_at(PLACES - 1);
            let names = t.say("face-places-more").with("places", first.join(", "));
            Some(names.with("count", others.len()).to_string())
        }
    }
}

/// “since 2013”, “2013 to 2016”, or one year alone.
fn years(row: &ListedPractice, t: Messages) -> Option<String> {
    let began = row.began?;
    // A year is written as text: as a number it would get a separator.
    Some(match row.ended {
        None => t
            .say("catalogue-since")
            .with("year", began.to_string())
            .to_string(),
        Some(ended) if ended == began => began.to_string(),
        Some(ended) => {
            let years = t.say("catalogue-years").with("from", began.to_string());
            years.with("until", ended.to_string()).to_string()
        }
    })
}

/// That it has ended, or since when it is not confirmed, as its page says.
fn freshness(row: &ListedPractice, t: Messages) -> Option<String> {
    if row.ended_at.is_some() {
        return Some(t.say("catalogue-ended").to_string());
    }
    let since = row.unconfirmed_since?;
    let said = t.say("catalogue-unconfirmed").with("day", t.day(since));
    Some(said.to_string())
}

fn kind(row: &ListedPractice, t: Messages) -> Option<String> {
    let kind = TypeId::parse(row.kind.as_deref()?)?;
    Some(kind.name(t).to_owned())
}

/// The passage that matches the most parts of the query; of equals the summary's. A text that cannot hold a better one is
/// not read closely, and after a passage that matches all parts the answers are not even parsed.
fn passage(
    row: &ListedPractice,
    language: TextLanguage,
    marker: &QueryMarker,
) -> Vec<PassagePiece> {
    let mut best = Passage::default();
    let mut consider = |text: &str, is_prose: bool| {
        if marker.bound(text, language) > best.matches {
            let plain = if is_prose {
                written::plain(text)
            } else {
                text.to_owned()
            };
            let found = marker.passage(&on_one_line(&plain), language);
            if found.matches > best.matches {
                best = found;
            }
        }
        best.matches < marker.most()
    };
    if consider(&row.summary, true) {
        let answers = row.answers().unwrap_or_default();
        for (text, is_prose) in other_texts(&answers) {
            if !consider(text, is_prose) {
                break;
            }
        }
    }
    best.pieces
}

/// A text on one line. Items of lists become parts of a sentence, without their bullets.
fn on_one_line(text: &str) -> String {
    let mut line_of_text = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let item = line.strip_prefix("• ");
        if item.is_some() && line_of_text.ends_with(char::is_alphanumeric) {
            let begins = item.is_some_and(|item| item.starts_with(char::is_uppercase));
            line_of_text.push(if begins { '.' } else { ',' });
        }
        if !line_of_text.is_empty() {
            line_of_text.push(' ');
        }
        line_of_text.push_str(item.unwrap_or(line));
    }
    line_of_text
}

/// The public texts besides the summary, each with whether it has paragraphs. The title is left out, because the item shows
/// it above the passage.
fn other_texts(answers: &Answers) -> impl Iterator<Item = (&str, bool)> {
    let public = FIELDS
        .iter()
        .filter(|field| field.visible == Visible::Public && field.field != Field::Title);
    let written = public.filter_map(|field| {
        let text = answers.text(field.field)?;
        match field.kind {
            Kind::Prose { .. } => Some((text, true)),
            Kind::Line { .. } => Some((text, false)),
            _ => None,
        }
    });
    let names = answers.organisations().iter().map(|one| one.name.as_str());
    let hows = answers.principles().iter().map(|one| one.how.as_str());
    let sources = answers.sources().iter().map(|one| one.title.as_str());
    let people = answers.agreed_focal_point().into_iter();
    let people = people.flat_map(|point| [point.name.as_str(), point.organisation.as_str()]);
    let lines = people.chain(names).chain(hows).chain(sources);
    written.chain(lines.map(|line| (line, false)))
}
