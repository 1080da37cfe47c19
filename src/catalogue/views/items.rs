//! A practice in a list: title, who submitted it and when, its summary with its lists, where it is at home.

use crate::address;
use crate::catalogue::index::{Marker, Piece};
use crate::catalogue::store::Listed;
use crate::language::{Messages, TextLanguage};
use crate::practice::answers::Answers;
use crate::practice::fields::{FIELDS, Field, Kind, Visible};
use crate::taxonomy::{CountryCode, ObjectiveNumber, RegionId, TypeId};
use crate::web::markdown::{self, SafeHtml};

/// As many places are named in a list.
const PLACES: usize = 4;

/// A practice in a list.
pub struct Item {
    /// Its address.
    pub link: String,
    /// Its title.
    pub title: String,
    /// The language of its text, where it is not the page's.
    pub lang: Option<&'static str>,
    /// “Submitted by Ms. Laurence Example on 12 May 2025”.
    pub submitted: Option<String>,
    /// “Published 3 November 2026”: when first.
    pub published: String,
    /// The summary, lists in it as lists.
    pub summary: SafeHtml,
    /// The passage that was found, if there was a search.
    pub passage: Vec<Piece>,
    /// Objective, places, years, type.
    pub facts: Vec<String>,
}

/// The items of a list. Where all stand under one objective, it is not said of each.
pub fn items(
    rows: &[Listed],
    t: Messages,
    under: Option<ObjectiveNumber>,
    marker: Option<&Marker>,
) -> Vec<Item> {
    rows.iter().map(|row| item(row, t, under, marker)).collect()
}

fn item(
    row: &Listed,
    t: Messages,
    under: Option<ObjectiveNumber>,
    marker: Option<&Marker>,
) -> Item {
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
            let said = t.say("catalogue-submitted").with("name", name.display());
            said.with("day", t.day(at)).to_string()
        });
    let label = objective.map(|objective| objective.label(t).to_string());
    Item {
        link: address::practice(&row.slug).in_language(t.language()),
        title: row.title.trim().to_owned(),
        lang: (language.as_str() != t.language().as_str()).then(|| language.as_str()),
        submitted,
        published: t
            .say("catalogue-published")
            .with("day", t.day(row.first_published_at))
            .to_string(),
        summary: markdown::summary(&row.summary),
        passage: marker
            .map(|marker| passage(row, language, marker))
            .unwrap_or_default(),
        facts: [label, places(row, t), years(row, t), kind(row, t)]
            .into_iter()
            .flatten()
            .collect(),
    }
}

/// “Kazakhstan, Kyrgyzstan”; the region itself where no country is named.
fn places(row: &Listed, t: Messages) -> Option<String> {
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
            let said = t.say("face-places-more").with("places", first.join(", "));
            Some(said.with("count", others.len()).to_string())
        }
    }
}

/// “since 2013”, “2013 to 2016”, or one year alone.
fn years(row: &Listed, t: Messages) -> Option<String> {
    let began = row.began?;
    // A year is a name, not a number: no separator stands in it.
    Some(match row.ended {
        None => t
            .say("catalogue-since")
            .with("year", began.to_string())
            .to_string(),
        Some(ended) if ended == began => began.to_string(),
        Some(ended) => {
            let said = t.say("catalogue-years").with("from", began.to_string());
            said.with("until", ended.to_string()).to_string()
        }
    })
}

fn kind(row: &Listed, t: Messages) -> Option<String> {
    let kind = TypeId::parse(row.kind.as_deref()?)?;
    Some(kind.name(t).to_owned())
}

/// The summary if it holds as much as any other text, else the best passage of those.
fn passage(row: &Listed, language: TextLanguage, marker: &Marker) -> Vec<Piece> {
    let mut best = marker.passage(&flowing(&markdown::plain_summary(&row.summary)), language);
    let answers = row.answers().unwrap_or_default();
    for text in texts(&answers) {
        let found = marker.passage(&flowing(&text), language);
        if found.holds > best.holds {
            best = found;
        }
    }
    best.pieces
}

/// A text on one line: its lists read on as sentences, without their bullets.
fn flowing(text: &str) -> String {
    let mut flowing = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let item = line.strip_prefix("• ");
        if item.is_some() && flowing.ends_with(char::is_alphanumeric) {
            let begins = item.is_some_and(|item| item.starts_with(char::is_uppercase));
            flowing.push(if begins { '.' } else { ',' });
        }
        if !flowing.is_empty() {
            flowing.push(' ');
        }
        flowing.push_str(item.unwrap_or(line));
    }
    flowing
}

/// The other texts that the public reads. The title stands above what is found as it is.
fn texts(answers: &Answers) -> impl Iterator<Item = String> {
    let public = FIELDS
        .iter()
        .filter(|field| field.visible == Visible::Public && field.field != Field::Title);
    let written = public.filter_map(|field| {
        let text = answers.text(field.field)?;
        match field.kind {
            Kind::Prose { .. } => Some(markdown::plain(text)),
            Kind::Line { .. } => Some(text.to_owned()),
            _ => None,
        }
    });
    let names = answers.organisations().iter().map(|one| one.name.clone());
    let hows = answers.principles().iter().map(|one| one.how.clone());
    let sources = answers.sources().iter().map(|one| one.title.clone());
    let people = answers.agreed_focal_point().into_iter();
    let people = people.flat_map(|point| [point.name.clone(), point.organisation.clone()]);
    written
        .chain(people)
        .chain(names)
        .chain(hows)
        .chain(sources)
}
