//! A list of practices, or the calls for practices, as an Atom feed. Ids contain the repository's name, never change, and are the
//! same in every language. An entry has the words that it was given: a practice's text may be a translation. `updated` changes
//! only when a new version of that text is published that is no minor change, when another text takes its place, or when the words
//! or days of a call are changed. Pure.

use std::cmp::Reverse;
use std::collections::HashMap;

use atom_syndication::{
    Category, Content, Entry, Feed, FixedDateTime, Generator, Link, Person, Text,
};

use super::store::ListedPractice;
use crate::account::model::{CreditedName, Orcid};
use crate::address::{self, Address};
use crate::config::Settings;
use crate::db::Timestamp;
use crate::language::Messages;
use crate::practice::model::{PracticeCall, RevisionId};
use crate::showing::byline::cited_authors;
use crate::showing::face::{Face, SectionText};
use crate::taxonomy::ObjectiveNumber;
use crate::written::{self, Links};

/// What a feed is sent as.
pub const MEDIA_TYPE: &str = "application/atom+xml; charset=utf-8";

/// The head of a feed. All addresses are absolute.
pub struct FeedChannel<'a> {
    pub title: String,
    /// The address that was requested.
    pub own: String,
    /// The address of the first page: the feed's id is made of it.
    pub first: String,
    /// The address of the list's page for people.
    pub people: String,
    /// The page with older entries.
    pub next: Option<String>,
    /// The page with newer entries.
    pub previous: Option<String>,
    /// The repository's name, for ids.
    pub repository: String,
    /// The authors of each version, where they are others than the account that submitted the practice.
    pub authors: HashMap<RevisionId, Vec<CreditedName>>,
    pub settings: &'a Settings,
    pub t: Messages,
}

/// The feed as XML; none if a date or an entry cannot be written.
pub fn write(channel: &FeedChannel<'_>, rows: &[ListedPractice]) -> Option<String> {
    let updated = rows.iter().map(|row| row.told_at).max();
    let entries = rows.iter().map(|row| entry(channel, row));
    whole_feed(channel, updated, entries.collect::<Option<_>>()?)
}

/// The feed of calls for practices, in the same way. The first one is the one that was told last.
pub fn write_calls(channel: &FeedChannel<'_>, calls: &[PracticeCall]) -> Option<String> {
    let mut calls: Vec<&PracticeCall> = calls.iter().collect();
    calls.sort_by_key(|call| Reverse(call.told_at()));
    let updated = calls.first().map(|call| call.told_at());
    let entries = calls.into_iter().map(|call| call_entry(channel, call));
    whole_feed(channel, updated, entries.collect::<Option<_>>()?)
}

fn whole_feed(
    channel: &FeedChannel<'_>,
    updated: Option<Timestamp>,
    entries: Vec<Entry>,
) -> Option<String> {
    let list = channel
        .first
        .strip_prefix(channel.settings.public_url.as_str())
        .unwrap_or_default();
    let feed = Feed {
        title: Text::plain(clean(&channel.title)),
        // Host and scheme may change; the repository keeps the name of its first start.
        id: format!("tag:{},2018:feed/{list}", channel.repository),
        updated: moment(updated.unwrap_or_default())?,
        authors: vec![Person {
            name: clean(&channel.settings.site.name),
            ..Person::default()
        }],
        generator: Some(Generator {
            value: "Praxis".to_owned(),
            uri: None,
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
        links: links(channel),
        rights: Some(Text::plain(channel.settings.licence.name.clone())),
        entries,
        lang: Some(channel.t.language().to_string()),
        ..Feed::default()
    };
    Some(feed.to_string())
}

fn links(channel: &FeedChannel<'_>) -> Vec<Link> {
    let atom = "application/atom+xml";
    let link = |rel: &str, href: &str, kind: &str| Link {
        rel: rel.to_owned(),
        href: href.to_owned(),
        mime_type: Some(kind.to_owned()),
        ..Link::default()
    };
    let mut links = vec![
        link("self", &channel.own, atom),
        link("alternate", &channel.people, "text/html"),
    ];
    links.push(link("first", &channel.first, atom));
    links.push(Link {
        rel: "license".to_owned(),
        href: channel.settings.licence.url.to_string(),
        ..Link::default()
    });
    links.extend(channel.next.as_ref().map(|next| link("next", next, atom)));
    links.extend(
        channel
            .previous
            .as_ref()
            .map(|previous| link("previous", previous, atom)),
    );
    links
}

fn entry(channel: &FeedChannel<'_>, row: &ListedPractice) -> Option<Entry> {
    let t = channel.t;
    let text = row.filed_language.unwrap_or_default();
    let written = Some(text.to_string());
    let filed = row.filed_objective;
    let year = year_of(row.first_published_at, t);
    let submitter = row.submitter.clone().credited();
    let authors = channel.authors.get(&row.revision_id);
    let authors = authors.map_or(&[][..], Vec::as_slice);
    let content = row
        .answers()
        .map(|answers| html(channel, &Face::of(&answers, filed, text, None, t)));
    Some(Entry {
        title: Text {
            lang: written.clone(),
            ..Text::plain(clean(row.title.trim()))
        },
        id: format!(
            "tag:{},{year}:practice/{}",
            channel.repository, row.own_slug
        ),
        updated: moment(row.told_at)?,
        published: Some(moment(row.first_published_at)?),
        authors: cited_authors(submitter.as_ref(), authors)
            .into_iter()
            .map(|author| Person {
                name: clean(&author.name.without_honorific()),
                uri: author.orcid.as_ref().map(Orcid::link),
                ..Person::default()
            })
            .collect(),
        categories: filed
            .map(|number| category(number, t))
            .into_iter()
            .collect(),
        links: vec![page_link(channel, &address::practice(&row.slug))],
        summary: Some(Text {
            lang: written.clone(),
            ..Text::plain(clean(&written::plain(&row.summary)))
        }),
        content: content.map(|value| Content {
            lang: written,
            value: Some(value),
            content_type: Some("html".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    })
}

/// A call. It says until which day it is open, and not how many days are left: an entry stays as it was read.
fn call_entry(channel: &FeedChannel<'_>, call: &PracticeCall) -> Option<Entry> {
    let t = channel.t;
    let language = t.language();
    let year = year_of(call.told_first_at(), t);
    let text = written::html(call.text(language), Links::Shown).to_string();
    let heading = t.say("catalogue-call-criteria").to_string();
    let criteria = written::html(call.criteria(language), Links::Shown).to_string();
    let heading = escaped(&heading);
    let content = [text.as_str(), "<h2>", &heading, "</h2>\n", &criteria].concat();
    let objectives = call.objectives.0.iter();
    Some(Entry {
        title: Text::plain(clean(call.title(language))),
        id: format!("tag:{},{year}:call/{}", channel.repository, call.slug),
        updated: moment(call.told_at())?,
        published: Some(moment(call.told_first_at())?),
        categories: objectives.map(|number| category(*number, t)).collect(),
        links: vec![page_link(channel, &address::call(&call.slug))],
        summary: Some(Text::plain(clean(&call_summary(call, t)))),
        content: Some(Content {
            value: Some(clean(&content)),
            content_type: Some("html".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    })
}

/// Until when a call is open, and which objectives it is about.
fn call_summary(call: &PracticeCall, t: Messages) -> String {
    let until = t.say("catalogue-call-until");
    let until = until.with("day", t.day(call.last_day())).to_string();
    let names = call.objectives.0.iter().map(|one| one.line(t).to_string());
    let names = names.collect::<Vec<_>>().join("; ");
    if names.is_empty() {
        return until;
    }
    let about = t.say("catalogue-call-about").with("objectives", names);
    format!("{until} {about}")
}

fn year_of(at: Timestamp, t: Messages) -> String {
    t.iso_day(at).chars().take(4).collect()
}

fn category(number: ObjectiveNumber, t: Messages) -> Category {
    Category {
        term: format!("objective-{number}"),
        scheme: None,
        label: Some(number.heading(t).to_string()),
    }
}

/// The page for people of an entry.
fn page_link(channel: &FeedChannel<'_>, page: &Address) -> Link {
    Link {
        rel: "alternate".to_owned(),
        href: page.absolute(&channel.settings.public_url, channel.t.language()),
        mime_type: Some("text/html".to_owned()),
        ..Link::default()
    }
}

/// The whole practice as HTML for a feed reader, which knows no base address. Every link is absolute: `written` lets
/// only absolute links of authors through, and no link of ours is added.
fn html(channel: &FeedChannel<'_>, face: &Face) -> String {
    let t = channel.t;
    let mut html = face.lead.to_string();
    for section in &face.sections {
        let text = match &section.text {
            SectionText::Written(text) => text.to_string(),
            SectionText::NotYet(sentence) => format!("<p>{}</p>", escaped(sentence)),
        };
        html.extend(["<h2>", &escaped(&section.heading), "</h2>\n", &text, "\n"]);
    }
    if !face.sources.is_empty() {
        let heading = escaped(&t.say("face-sources").to_string());
        html.extend(["<h2>", &heading, "</h2>\n<ul>\n"]);
        for source in &face.sources {
            let title = escaped(&source.title);
            let line = match &source.url {
                Some(url) => format!("<li><a href=\"{}\">{title}</a></li>\n", escaped(url)),
                None => format!("<li>{title}</li>\n"),
            };
            html.push_str(&line);
        }
        html.push_str("</ul>\n");
    }
    if let Some(unanswered) = &face.unanswered {
        html.extend(["<p>", &escaped(unanswered), "</p>\n"]);
    }
    html.push_str("<dl>\n");
    for fact in &face.facts {
        let values: Vec<&str> = fact
            .values
            .iter()
            .map(|value| value.text.as_str())
            .collect();
        let values = escaped(&values.join("; "));
        html.extend([
            "<dt>",
            &escaped(&fact.label),
            "</dt><dd>",
            &values,
            "</dd>\n",
        ]);
    }
    html.push_str("</dl>\n");
    clean(&html)
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Removes the characters that XML 1.0 forbids: one of them would make the whole feed unreadable.
fn clean(text: &str) -> String {
    let allowed = |letter: &char| matches!(letter, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(allowed).collect()
}

fn moment(at: Timestamp) -> Option<FixedDateTime> {
    FixedDateTime::parse_from_rfc3339(&at.to_jiff().to_string()).ok()
}
