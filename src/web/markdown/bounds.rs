//! Bounds on nesting, put on a text before anything parses it: a parser's recursion is not caught, so a text that
//! could nest without end must never reach one. Knows marks and lines only.

use super::DEPTH;

/// The text with its nesting bounded before anything parses it: marks that would open one more quote, list,
/// bracket or emphasis than a writer can mean are escaped, so they stay readable and open nothing.
pub(super) fn bounded(text: &str) -> String {
    const INDENT: usize = 24;
    const BRACKETS: usize = 8;
    const STARS: usize = 200;
    let mut bounded = String::with_capacity(text.len() + text.len() / 8);
    let (mut brackets, mut stars) = (0, 0);
    for line in text.lines() {
        if line.trim().is_empty() {
            (brackets, stars) = (0, 0);
            bounded.push('\n');
            continue;
        }
        let words = line.trim_start();
        let indent = &line[..line.len() - words.len()];
        bounded.extend(indent.chars().take(INDENT));
        let opened = containers(words);
        bounded.push_str(&words[..opened]);
        let rest = &words[opened..];
        if opens_container(rest) {
            bounded.push('\\');
        }
        for letter in rest.chars() {
            let too_many = match letter {
                '[' => {
                    brackets += 1;
                    brackets > BRACKETS
                }
                ']' => {
                    brackets = brackets.saturating_sub(1);
                    false
                }
                '*' | '_' | '`' | '<' | '~' => {
                    stars += 1;
                    stars > STARS
                }
                _ => false,
            };
            if too_many && !bounded.ends_with('\\') {
                bounded.push('\\');
            }
            bounded.push(letter);
        }
        bounded.push('\n');
    }
    bounded
}

/// How many bytes of the line open quotes and lists, up to the depth that is let through.
fn containers(line: &str) -> usize {
    let mut at = 0;
    for _ in 0..DEPTH / 2 {
        let Some(length) = container(&line[at..]) else {
            break;
        };
        at += length;
    }
    at
}

fn opens_container(line: &str) -> bool {
    container(line).is_some()
}

/// The length of one mark that opens a quote or a list item, with the blanks after it.
fn container(line: &str) -> Option<usize> {
    let digits = line.len()
        - line
            .trim_start_matches(|letter: char| letter.is_ascii_digit())
            .len();
    let after = &line[digits..];
    let mark = match after.as_bytes() {
        [b'>', ..] | [b'-' | b'*' | b'+', b' ' | b'\t', ..] if digits == 0 => 1,
        [b'.' | b')', b' ' | b'\t', ..] if (1..=9).contains(&digits) => digits + 1,
        _ => return None,
    };
    let blanks = line[mark..].len() - line[mark..].trim_start_matches([' ', '\t']).len();
    Some(mark + blanks)
}
