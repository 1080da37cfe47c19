//! The stylesheet, the script and the icons, compiled in. Their addresses contain a hash of their content, so that
//! browsers may cache them for ever. Knows no page.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use axum::body::Bytes;
use axum::extract::{Path, RawQuery};
use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use brotli::BrotliCompress;
use brotli::enc::BrotliEncoderParams;
use sha2::{Digest, Sha256};

use super::compressed::{self, AnswerEncoding};
use super::failure::Failure;
use super::fresh;
use super::headers::Public;
use super::location;
use crate::address;
use crate::encoding::hex;
use crate::language::Language;

#[derive(rust_embed::RustEmbed)]
#[folder = "assets/"]
struct Files;

struct Asset {
    bytes: Bytes,
    /// The same in brotli, from the first reader on who takes that.
    small: OnceLock<Option<Bytes>>,
    kind: &'static str,
    hash: String,
}

impl Asset {
    /// The bytes as small as brotli makes them, if that is worth it. It takes some tenths of a second, so it is done once for
    /// a process.
    async fn small(&'static self) -> Option<Bytes> {
        let compress = || {
            let mut small = Vec::new();
            let params = BrotliEncoderParams::default();
            let written = BrotliCompress(&mut &*self.bytes, &mut small, &params);
            written.ok().map(|_| Bytes::from(small))
        };
        let small = move || self.small.get_or_init(compress).clone();
        let worth = self.bytes.len() as u64 >= compressed::WORTH;
        if worth {
            tokio::task::spawn_blocking(small).await.ok()?
        } else {
            None
        }
    }
}

static ASSETS: LazyLock<HashMap<String, Asset>> = LazyLock::new(|| {
    let asset = |name: &str| {
        let file = Files::get(name)?;
        let media_type = kind(name);
        let bytes = match media_type {
            CSS => compact_style(&String::from_utf8_lossy(&file.data)).into_bytes(),
            JAVASCRIPT => without_comments(&String::from_utf8_lossy(&file.data)).into_bytes(),
            _ => file.data.into_owned(),
        };
        let hash = hex(&Sha256::digest(&bytes)[..8]);
        Some(Asset {
            bytes: bytes.into(),
            small: OnceLock::new(),
            kind: media_type,
            hash,
        })
    };
    Files::iter()
        .filter_map(|name| Some((name.to_string(), asset(&name)?)))
        .collect()
});

/// The name of the icon.
const ICON: &str = "icon.svg";

const CSS: &str = "text/css; charset=utf-8";
const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

/// A stylesheet or script without indentation and without lines that hold a comment and nothing else: a first visit loads
/// both.
fn without_comments(text: &str) -> String {
    let is_comment = |line: &&str| {
        line.is_empty()
            || line.starts_with("//")
            || (line.starts_with("/*") && line.ends_with("*/"))
    };
    let lines = text.lines().map(str::trim_start);
    let kept = lines.filter(|line| !is_comment(line));
    kept.flat_map(|line| [line, "\n"]).collect()
}

/// The same for a stylesheet, without the blanks and line ends beside signs that part its words anyway. No text in quotes of
/// ours holds one of these signs with a blank.
fn compact_style(text: &str) -> String {
    const SIGNS: [(&str, &str); 11] = [
        (" {", "{"),
        ("{ ", "{"),
        (" }", "}"),
        ("; ", ";"),
        (": ", ":"),
        (", ", ","),
        ("{\n", "{"),
        (";\n", ";"),
        (",\n", ","),
        ("}\n", "}"),
        (";}", "}"),
    ];
    let whole = without_comments(text);
    let shorter = |text: String, (from, to): &(&str, &str)| text.replace(from, to);
    SIGNS.iter().fold(whole, shorter)
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => CSS,
        Some("js") => JAVASCRIPT,
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

/// The names of the stylesheet and the icons: what a page shows that runs no script.
pub fn names_without_scripts() -> impl Iterator<Item = &'static str> {
    let shown = ASSETS.iter().filter(|(_, asset)| asset.kind != JAVASCRIPT);
    shown.map(|(name, _)| name.as_str())
}

/// The address of a file, with the hash of its content.
pub fn link(name: &str) -> String {
    let address = address::asset(name);
    match ASSETS.get(name) {
        Some(asset) => address.query("v", &asset.hash),
        None => address,
    }
    .in_language(Language::default())
}

/// Leads to the icon. Browsers ask for this address beside an answer that names no icon, such as a text. The address of the icon
/// has no hash here, because browsers keep this answer for longer than the icon.
pub async fn favicon() -> Result<Response, Failure> {
    let icon = address::asset(ICON).redirect_in(Language::default());
    let icon = icon.ok_or(Failure::Fault)?;
    let mut response = location::redirect(StatusCode::PERMANENT_REDIRECT, &icon);
    let keep = HeaderValue::from_static("public, max-age=86400");
    response.headers_mut().insert(CACHE_CONTROL, keep);
    response.extensions_mut().insert(Public::Data);
    Ok(response)
}

/// Serves one file. With the right hash in its address it may be cached for ever; without, it is revalidated each time.
pub async fn asset(
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let asset = ASSETS.get(&name).ok_or(Failure::NotFound)?;
    // Weak, because the compression layer may change the bytes.
    let etag = format!("W/\"{}\"", asset.hash);
    let current = query.is_some_and(|query| query == format!("v={}", asset.hash));
    let keep = if current {
        "public, max-age=31536000, immutable"
    } else {
        "public, no-cache"
    };
    let fixed = [(CACHE_CONTROL, keep), (ETAG, etag.as_str())];
    let known = fresh::has_already(&headers, &etag, None);
    let kind = [(CONTENT_TYPE, asset.kind)];
    let small = match AnswerEncoding::asked(&headers) {
        AnswerEncoding::Brotli if !known => asset.small().await,
        _ => None,
    };
    let mut response = match small {
        _ if known => (StatusCode::NOT_MODIFIED, fixed).into_response(),
        // The compression layer leaves alone what is compressed.
        Some(small) => {
            let encoded = [(CONTENT_ENCODING, "br"), (VARY, "accept-encoding")];
            (fixed, kind, encoded, small).into_response()
        }
        None => (fixed, kind, asset.bytes.clone()).into_response(),
    };
    response.extensions_mut().insert(Public::Data);
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shorter_style_has_the_same_rules() {
        let style = "/* One. */\n.a > b, .c:hover {\n  color: red; content: \" <\";\n}\n\
                     @media (min-width: 60rem) { .a b { margin: calc(1px + 2px) 0; } }\n";
        let shorter = ".a > b,.c:hover{color:red;content:\" <\"}\
                       @media (min-width:60rem){.a b{margin:calc(1px + 2px) 0}}";
        assert_eq!(compact_style(style), shorter);
    }

    #[test]
    fn no_text_in_quotes_changes() {
        let file = Files::get("praxis.css").unwrap();
        let whole = without_comments(&String::from_utf8_lossy(&file.data));
        let quoted = |style: &str| -> Vec<String> {
            let parts = style.split('"').skip(1).step_by(2);
            parts.map(str::to_owned).collect()
        };
        assert!(!quoted(&whole).is_empty());
        assert_eq!(quoted(&compact_style(&whole)), quoted(&whole));
    }
}
