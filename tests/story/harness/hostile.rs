//! The hostile inputs of the house, once: every story that attacks a form takes them from here. Whatever is typed, the
//! answer is a page of ours and never a fault, and a form that is refused still holds what was typed.

use axum::http::Method;

use crate::browser::{Browser, Page};

/// Texts that have broken other people's forms.
pub fn texts() -> Vec<String> {
    let mut texts: Vec<String> = [
        "",
        " ",
        "\t \n",
        "\u{1}\u{2}\u{1f}",
        "\u{feff}",
        "\u{202e}evil",
        "e\u{301}",
        "\u{e9} e\u{301}",
        "\u{202a}a\u{2066}b\u{2069}",
        "\u{627}\u{644} abc \u{5d0}",
        "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
        "%00",
        "%c0%ae",
        "{{7*7}}",
        "${x}",
        "<script>alert(1)</script>",
        "\"><svg onload=alert(1)>",
        "</textarea>",
        "]]>",
        "&#x6a;avascript:",
        "=cmd|' /C calc'!A0",
        "a\r\nBcc: b@c.example",
        ".",
        "../../etc/passwd",
        "'",
        "' or 1=1--",
        "\"*^NEAR(",
        "!&|<->",
        "-1",
        "0",
        "9223372036854775808",
        "1e309",
        "NaN",
        "0x10",
        "javascript:alert(1)",
        "a@b",
        "\"q p\"@b.example",
        "a+tag@b.example",
        "A@B.EXAMPLE",
        "a@bücher.example",
        "\u{430}mina@people.example",
        "a@@b.example",
        "a@b.example.",
    ]
    .map(str::to_owned)
    .into();
    for (piece, times) in [
        (">", 10_000),
        ("[", 10_000),
        ("**", 10_000),
        ("a\u{301}\u{302}\u{303}", 3_000),
        ("x", 200_000),
        ("\u{1f600}", 201),
    ] {
        texts.push(piece.repeat(times));
    }
    texts.push(format!("{}@b.example", "a".repeat(320)));
    texts
}

/// What a form of a browser would send, with one field replaced.
pub fn with<'a>(
    fields: &[(&'a str, &'a str)],
    name: &str,
    value: &'a str,
) -> Vec<(&'a str, &'a str)> {
    fields
        .iter()
        .map(|(own, right)| (*own, if *own == name { value } else { *right }))
        .collect()
}

/// Never our mistake, nothing that lives, and nothing lost that was refused.
pub fn judge(page: &Page, path: &str, name: &str, typed: &str) {
    let status = page.status.as_u16();
    let shown: String = typed.chars().take(40).collect();
    let typed_by_people = !CHOSEN.contains(&name) && !name.starts_with("kept_");
    assert!(
        matches!(status, 200 | 404 | 409 | 410 | 422) || (status == 400 && !typed_by_people),
        "{path} answered {status} to {name} = {shown:?}"
    );
    assert!(
        !page.body.contains("<script>alert") && !page.body.contains("<svg onload"),
        "{path} {name} {shown}"
    );
    let secret = name.contains("password");
    if matches!(status, 409 | 422) && !secret && typed_by_people && can_be_held(typed) {
        assert!(page.holds(typed), "{path} lost {name} = {shown:?}");
    }
}

/// Whether a text comes back as it was: typed text is cleaned, and outer blanks are dropped.
pub fn can_be_held(typed: &str) -> bool {
    praxis::language::clean(typed) == typed && typed.trim() == typed && !typed.contains('\n')
}

/// What is chosen from a list, or never typed by anybody.
const CHOSEN: &[&str] = &[
    "kind",
    "country",
    "language",
    "website",
    "drawn",
    "deed",
    "next",
    "session",
    "role",
    "scope",
    "reads",
    "code",
    "final",
    "minor",
    "decision",
    "objective",
    "reviewer",
    "seq",
    "mail",
    "choice",
    "account",
];

/// Attacks every field of a form, one after the other, and the form as such.
pub async fn attack(browser: &Browser, path: &str, fields: &[(&str, &str)]) {
    let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    attack_only(browser, path, &names, fields).await;
    // Missing, unknown and repeated fields, keys that are code, and far too many of them.
    browser
        .post(path, &[])
        .await
        .within(&[200, 400, 404, 409, 410, 422], path);
    let mut odd: Vec<(&str, &str)> = fields.to_vec();
    odd.extend_from_slice(&[
        ("a[]", "1"),
        ("a[x']", "1"),
        ("q[x' or 1=1--]", "1"),
        ("email", "other@b.example"),
        ("", ""),
    ]);
    browser
        .post(path, &odd)
        .await
        .within(&[200, 400, 404, 409, 410, 422], path);
    let many: Vec<(&str, &str)> = std::iter::repeat_n(("k", "v"), 5_000).collect();
    browser.post(path, &many).await.within(&[413], path);
    bodies(
        browser,
        path,
        fields.first().map_or("words", |(name, _)| name),
    )
    .await;
}

/// Attacks these fields of a form, one after the other, beside others as they are.
pub async fn attack_only(browser: &Browser, path: &str, names: &[&str], fields: &[(&str, &str)]) {
    for name in names {
        for text in texts() {
            let page = browser.post(path, &with(fields, name, &text)).await;
            judge(&page, path, name, &text);
        }
    }
}

/// Bodies that are no form of ours: too large, not text, a file where a text is due, another type altogether.
pub async fn bodies(browser: &Browser, path: &str, name: &str) {
    let form = "application/x-www-form-urlencoded";
    let file = format!(
        "--b\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"a.pdf\"\r\n\
         Content-Type: application/pdf\r\n\r\n%PDF-1.7\r\n--b--\r\n"
    );
    let word = format!("{name}={}", "w".repeat(1024 * 1024));
    let (zero, broken) = (format!("{name}=a%00b"), format!("{name}=%c0%ae%ff"));
    for (kind, body, wanted) in [
        (form, word, 413),
        (form, zero, 400),
        (form, broken, 400),
        ("multipart/form-data; boundary=b", file, 415),
        (
            "application/json",
            format!("{{\"{name}\":\"\\ud800\"}}"),
            415,
        ),
    ] {
        let url = url::Url::parse("https://praxis.example").unwrap();
        let request = browser
            .request(Method::POST, &url.join(path).unwrap())
            .header("content-type", kind)
            .header("sec-fetch-site", "same-origin");
        let page = browser.send(request, body).await.status(wanted);
        assert_eq!(page.count("main h1"), 1, "{path}: {kind}: no page of ours");
    }
}

trait Within {
    fn within(self, statuses: &[u16], path: &str);
}

impl Within for Page {
    fn within(self, statuses: &[u16], path: &str) {
        assert!(
            statuses.contains(&self.status.as_u16()),
            "{path} answered {}",
            self.status
        );
    }
}
