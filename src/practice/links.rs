//! Which web addresses an answer names: among the sources, and within its texts, as a link in Markdown or bare.
//! The same address twice is one. A practice names few: one that names many is an advertisement.

use std::collections::BTreeSet;

use super::answers::Answer;

/// How people begin an address that they type.
const BEGINNINGS: [&str; 4] = ["https://", "http://", "mailto:", "www."];

/// What may stand around an address and is not part of it.
const AROUND: &str = "()[]<>{}\"'`|,;*_«»“”‘’";

/// The addresses that an answer names, in lower case and without their beginning.
pub fn named(answer: &Answer) -> BTreeSet<String> {
    let texts: Vec<&str> = match answer {
        Answer::Text(text) => vec![text],
        Answer::Organisations(all) => all.iter().map(|one| one.name.as_str()).collect(),
        Answer::Principles(all) => all.iter().map(|one| one.how.as_str()).collect(),
        Answer::Sources(all) => all
            .iter()
            .flat_map(|one| [Some(one.title.as_str()), one.url.as_deref()])
            .flatten()
            .collect(),
        _ => Vec::new(),
    };
    texts.into_iter().flat_map(within).collect()
}

fn within(text: &str) -> Vec<String> {
    let parts = |c: char| c.is_whitespace() || AROUND.contains(c);
    text.split(parts).filter_map(address).collect()
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
    let rest = rest.trim_end_matches(['.', ':', '!', '?', '/', '#', '\u{2026}']);
    (!rest.is_empty()).then(|| rest.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::answers::Source;

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
