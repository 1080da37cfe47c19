//! Which web addresses an answer names: among the sources, and within its texts, as a link in Markdown or bare.
//! The same address twice is one. A practice names few: one that names many is an advertisement.

use std::collections::BTreeSet;

use url::Url;

use super::answers::{Answer, Answers};
use super::fields::FIELDS;

/// How people begin an address that they type.
const BEGINNINGS: [&str; 4] = ["https://", "http://", "mailto:", "www."];

/// What may stand around an address and is not part of it.
const AROUND: &str = "()[]<>{}\"'`|,;*_«»“”‘’";

/// What ends a sentence or stands for nothing at the end of an address.
const ENDS: [char; 6] = ['.', ':', '!', '?', '#', '\u{2026}'];

/// What stands around an address and never in one.
const QUOTING: &str = "<>\"`«»“”„|";

/// The longest address that is visited.
const LONGEST: usize = 2_000;

/// The web addresses of all answers, as a visitor follows them.
pub fn addresses_of(answers: &Answers) -> BTreeSet<String> {
    let given = FIELDS.iter().filter_map(|one| answers.get(one.field));
    given.flat_map(addresses).collect()
}

/// The web addresses that an answer names, in their order, as a visitor follows them.
pub fn addresses(answer: &Answer) -> Vec<String> {
    let within = |text: &str| {
        let words = text.split(|c: char| c.is_whitespace() || QUOTING.contains(c));
        words.filter_map(web_address).collect::<Vec<_>>()
    };
    match answer {
        Answer::Sources(all) => {
            let typed = all.iter().filter_map(|one| one.url.as_deref());
            typed.filter_map(visitable).collect()
        }
        other => texts_of(other).into_iter().flat_map(within).collect(),
    }
}

/// The address that a word ends with, if it is one of the web.
fn web_address(word: &str) -> Option<String> {
    let begins = word.find("https://").or_else(|| word.find("http://"))?;
    let mut typed = &word[begins..];
    loop {
        let rest = typed.trim_end_matches(|c| ENDS.contains(&c) || ",;*_'’]}".contains(c));
        let is_closed_twice = rest.matches(')').count() > rest.matches('(').count();
        let rest = rest
            .strip_suffix(')')
            .filter(|_| is_closed_twice)
            .unwrap_or(rest);
        if rest.len() == typed.len() {
            return visitable(typed);
        }
        typed = rest;
    }
}

/// The address without its fragment, if it is one of the web and not too long.
fn visitable(typed: &str) -> Option<String> {
    let mut url = Url::parse(typed).ok()?;
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    url.set_fragment(None);
    Some(url.to_string()).filter(|url| url.len() <= LONGEST)
}

/// Whether the whole text is an address of the web.
pub fn is_of_the_web(text: &str) -> bool {
    visitable(text).is_some()
}

/// The host of an address; empty if it has none.
pub fn host_of(url: &str) -> String {
    let url = Url::parse(url).ok();
    let host = url.as_ref().and_then(Url::host_str);
    host.unwrap_or_default().to_owned()
}

/// The addresses that an answer names, in lower case and without their beginning.
pub fn named(answer: &Answer) -> BTreeSet<String> {
    texts_of(answer).into_iter().flat_map(within).collect()
}

/// The texts of an answer in which an address can stand.
fn texts_of(answer: &Answer) -> Vec<&str> {
    match answer {
        Answer::Sources(all) => all
            .iter()
            .flat_map(|one| [Some(one.title.as_str()), one.url.as_deref()])
            .flatten()
            .collect(),
        other => other.texts(),
    }
}

fn within(text: &str) -> Vec<String> {
    text.split(is_around).filter_map(address).collect()
}

fn is_around(c: char) -> bool {
    c.is_whitespace() || AROUND.contains(c)
}

/// The address that a word ends with, if it does.
fn address(word: &str) -> Option<String> {
    let word = word.to_lowercase();
    let begins = BEGINNINGS
        .iter()
        .filter_map(|begin| word.find(begin))
        .min()?;
    let mut rest = &word[begins..];
    for begin in BEGINNINGS {
        rest = rest.strip_prefix(begin).unwrap_or(rest);
    }
    let rest = rest.trim_end_matches(|c| c == '/' || ENDS.contains(&c));
    (!rest.is_empty()).then(|| rest.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::answers::Source;

    #[test]
    fn a_visitor_follows_an_address_as_it_is_meant() {
        let table: &[(&str, &[&str])] = &[
            ("See https://A.example/X.", &["https://a.example/X"]),
            (
                "[report](https://a.example/x), (http://b.example/y_(z)); www.c.example",
                &["https://a.example/x", "http://b.example/y_(z)"],
            ),
            (
                "<https://a.example/?q=1,2#part>",
                &["https://a.example/?q=1,2"],
            ),
            (
                "“https://a.example”, *https://b.example*",
                &["https://a.example/", "https://b.example/"],
            ),
            ("ftp://a.example http:// https://", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(
                addresses(&Answer::Text((*text).to_owned())),
                *expected,
                "{text}"
            );
        }
    }

    #[test]
    fn addresses_are_found_however_they_are_typed() {
        let table: &[(&str, &[&str])] = &[
            ("Nothing to see here, at 10 o’clock.", &[]),
            ("See https://a.example/x.", &["a.example/x"]),
            (
                "[the report](https://a.example/x) and [again](http://www.A.example/x/)",
                &["a.example/x"],
            ),
            (
                "<https://a.example/?q=1>, www.b.example; (http://c.example)",
                &["a.example/?q=1", "b.example", "c.example"],
            ),
            (
                "[1]: https://a.example\n[2]: https://b.example",
                &["a.example", "b.example"],
            ),
            (
                "**https://a.example** “https://b.example”",
                &["a.example", "b.example"],
            ),
            (
                "[https://a.example](https://b.example)",
                &["a.example", "b.example"],
            ),
            ("mailto:someone@a.example", &["someone@a.example"]),
            (
                "https://web.archive.example/2020/https://a.example",
                &["web.archive.example/2020/https://a.example"],
            ),
            (
                "http:// and www. are beginnings only, and so is https://",
                &[],
            ),
        ];
        for (text, expected) in table {
            let found = named(&Answer::Text((*text).to_owned()));
            assert_eq!(
                found.iter().collect::<Vec<_>>(),
                expected.iter().collect::<Vec<_>>(),
                "{text}"
            );
        }
        let sources = Answer::Sources(vec![
            Source {
                title: "At www.b.example".to_owned(),
                url: Some("https://a.example/".to_owned()),
                language: None,
            },
            Source {
                title: "A book".to_owned(),
                url: None,
                language: None,
            },
        ]);
        assert_eq!(
            named(&sources).into_iter().collect::<Vec<_>>(),
            ["a.example", "b.example"]
        );
    }
}
