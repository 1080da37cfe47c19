//! A list of practices as an Atom feed. Ids contain the repository's name and never change; `updated` changes only when
//! a new version is published that is no minor change. Pure.

use std::collections::HashMap;

use atom_syndication::{
    Category, Content, Entry, Feed, FixedDateTime, Generator, Link, Person, Text,
};

use super::store::ListedPractice;
use crate::account::model::{CreditedName, Orcid};
use crate::address;
use crate::config::Settings;
use crate::db::Timestamp;
use crate::language::Messages;
use crate::practice::model::RevisionId;
use crate::showing::byline::cited_authors;
use crate::showing::face::{Face, SectionText};
use crate::written;

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
    let updated = rows.iter().map(|row| row.told_at).max().unwrap_or_default();
    let list = channel
        .first
        .strip_prefix(channel.settings.public_url.as_str())
        .unwrap_or_default();
    let feed = Feed {
        title: Text::plain(clean(&channel.title)),
        // Host and scheme may change; the repository keeps the name of its first start.
        id: format!("tag:{},2018:feed/{list}", channel.repository),
        updated: moment(updated)?,
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
        entries: rows
            .iter()
            .map(|row| entry(channel, row))
            .collect::<Option<_>>()?,
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
    let year: String = t.iso_day(row.first_published_at).chars().take(4).collect();
    let link = address::practice(&row.slug).absolute(&channel.settings.public_url, t.language());
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
        id: format!("tag:{},{year}:practice/{}", channel.repository, row.slug),
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
            .map(|number| Category {
                term: format!("objective-{number}"),
                scheme: None,
                label: Some(number.heading(t).to_string()),
            })
            .into_iter()
            .collect(),
        links: vec![Link {
            rel: "alternate".to_owned(),
            href: link,
            mime_type: Some("text/html".to_owned()),
            ..Link::default()
        }],
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
