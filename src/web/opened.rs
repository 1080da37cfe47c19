//! Whether a person opens a page by a request, as far as its headers tell. Browsers say who they are, and what they fetch
//! ahead; most programs say that they are one. A program that claims to be a browser is counted as one. Knows no page.

use axum::http::header::USER_AGENT;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method};

/// How every browser begins its name.
const BROWSERS: [&[u8]; 2] = [b"Mozilla/", b"Opera/"];

/// What stands in the names of programs that read pages, by the first letter: crawlers, previews in messages, checks,
/// archives. `http` is the address of their makers, `compatible;` how they claim to be a browser.
fn words_of_machines(first: u8) -> &'static [&'static [u8]] {
    match first.to_ascii_lowercase() {
        b'a' => &[b"archive"],
        b'b' => &[b"bot"],
        b'c' => &[b"compatible;", b"crawl"],
        b'h' => &[b"headless", b"http"],
        b'i' => &[b"inspect"],
        b'l' => &[b"lighthouse"],
        b'm' => &[b"monitor"],
        b'p' => &[b"preview"],
        b's' => &[b"slurp", b"spider"],
        _ => &[],
    }
}

/// The most letters of a name that are read.
const LONGEST: usize = 512;

static PURPOSES: [HeaderName; 4] = [
    HeaderName::from_static("sec-purpose"),
    HeaderName::from_static("purpose"),
    HeaderName::from_static("x-purpose"),
    HeaderName::from_static("x-moz"),
];
static DESTINATION: HeaderName = HeaderName::from_static("sec-fetch-dest");

/// Whether a person opens the page. HEAD reads no page.
pub fn is_by_person(method: &Method, headers: &HeaderMap) -> bool {
    *method == Method::GET
        && headers.get(USER_AGENT).is_some_and(is_browser)
        && !is_ahead(headers)
        && headers.get(&DESTINATION).is_none_or(|to| to == "document")
}

/// Whether the browser fetches the page before its reader asks for it.
fn is_ahead(headers: &HeaderMap) -> bool {
    let purposes = PURPOSES.iter().filter_map(|name| headers.get(name));
    let mut words = purposes.map(|value| value.as_bytes().to_ascii_lowercase());
    words.any(|purpose| {
        [&b"prefetch"[..], b"prerender", b"preview"]
            .iter()
            .any(|ahead| purpose.windows(ahead.len()).any(|part| part == *ahead))
    })
}

fn is_browser(name: &HeaderValue) -> bool {
    let name = name.as_bytes();
    let name = &name[..name.len().min(LONGEST)];
    BROWSERS.iter().any(|begin| name.starts_with(begin)) && !names_a_machine(name)
}

fn names_a_machine(name: &[u8]) -> bool {
    (0..name.len()).any(|at| {
        let (before, rest) = name.split_at(at);
        let mut words = words_of_machines(name[at]).iter();
        words.any(|word| begins_with(rest, word)) && !is_telephone(before)
    })
}

fn begins_with(name: &[u8], word: &[u8]) -> bool {
    let beginning = name.get(..word.len());
    beginning.is_some_and(|beginning| beginning.eq_ignore_ascii_case(word))
}

/// Cubot makes telephones, which are no bots.
fn is_telephone(before: &[u8]) -> bool {
    let last = before.last_chunk::<2>();
    last.is_some_and(|last| last.eq_ignore_ascii_case(b"cu"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

    fn counts(method: &Method, headers: &[(&'static str, &str)]) -> bool {
        let mut all = HeaderMap::new();
        for (name, value) in headers {
            all.insert(*name, HeaderValue::from_str(value).unwrap());
        }
        is_by_person(method, &all)
    }

    #[test]
    fn browsers_count_and_programs_do_not() {
        for (name, expected) in [
            (FIREFOX, true),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
                true,
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
                true,
            ),
            (
                "Mozilla/5.0 (Linux; Android 9; CUBOT_X19) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36",
                true,
            ),
            (
                "Opera/9.80 (J2ME/MIDP; Opera Mini/9.80 (J2ME/23.377; U; en) Presto/2.5.25 Version/10.54",
                true,
            ),
            (
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                false,
            ),
            (
                "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36 (compatible; GoogleOther)",
                false,
            ),
            (
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
                false,
            ),
            (
                "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5",
                false,
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36",
                false,
            ),
            (
                "Mozilla/5.0 (Macintosh) Chrome/142.0.0.0 Safari/537.36 Chrome-Lighthouse",
                false,
            ),
            (
                "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
                false,
            ),
            ("WhatsApp/2.23.20.0", false),
            ("curl/8.14.1", false),
            ("python-requests/2.32.5", false),
            ("", false),
        ] {
            assert_eq!(
                counts(&Method::GET, &[("user-agent", name)]),
                expected,
                "{name}"
            );
        }
        assert!(!counts(&Method::GET, &[]));
    }

    #[test]
    fn what_is_fetched_ahead_or_within_another_page_does_not_count() {
        let one = |name, value| counts(&Method::GET, &[("user-agent", FIREFOX), (name, value)]);
        for (name, value, expected) in [
            ("sec-purpose", "prefetch", false),
            ("sec-purpose", "prefetch;prerender", false),
            ("purpose", "Prefetch", false),
            ("x-purpose", "preview", false),
            ("x-moz", "prefetch", false),
            ("sec-fetch-dest", "document", true),
            ("sec-fetch-dest", "empty", false),
            ("sec-fetch-dest", "iframe", false),
        ] {
            assert_eq!(one(name, value), expected, "{name}: {value}");
        }
        assert!(!counts(&Method::HEAD, &[("user-agent", FIREFOX)]));
        assert!(!counts(&Method::POST, &[("user-agent", FIREFOX)]));
    }
}
