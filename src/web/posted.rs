//! Reads what a form sends: within limits of size and time, and strictly decoded. Every error becomes an error page of the
//! site and never a library's text. Knows no form.

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde::de::DeserializeOwned;

use super::failure::Failure;
use super::form::{Typed, is_secret};
use super::limits::{BODY, BodyTime, FIELDS};
use super::readers::AnswerReaders;
use crate::encoding::percent_decode;
use crate::language::clean;

/// A posted form, read into the type that a room's `forms.rs` declares. `Posted<Typed>` leaves it as it was sent.
///
/// Repeated names fill a `Vec`, unknown names are ignored, and a missing name needs `#[serde(default)]`.
#[derive(Clone, Debug)]
pub struct Posted<F>(pub F);

impl<F: DeserializeOwned, S: Send + Sync> FromRequest<S> for Posted<F> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let strict = typed(request).await?;
        // The library reads only what was decoded strictly.
        let again = Request::post("/")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(strict.to_body()))
            .map_err(|_| Failure::Unreadable("form"))?;
        let form = axum_extra::extract::Form::<F>::from_request(again, state).await;
        form.map(|form| Self(form.0))
            .map_err(|_| Failure::Unreadable("form"))
    }
}

/// The query of an address, as strictly decoded as a posted form.
#[derive(Clone, Debug, Default)]
pub struct Queried(pub Typed);

impl<S: Send + Sync> FromRequestParts<S> for Queried {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        query(parts.uri.query()).map(Self)
    }
}

/// Reads a query whose parameters take one value each.
pub fn query(written: Option<&str>) -> Result<Typed, Failure> {
    let typed = decode(written.unwrap_or_default().as_bytes())?;
    refuse_repeated(&typed, |_| false)?;
    Ok(typed)
}

/// An error if a value was sent twice under a name that takes one.
pub fn refuse_repeated(typed: &Typed, is_list: impl Fn(&str) -> bool) -> Result<(), Failure> {
    let mut names: Vec<&str> = typed
        .pairs()
        .map(|(name, _)| name)
        .filter(|name| !is_list(name))
        .collect();
    names.sort_unstable();
    if names.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(Failure::Unreadable(
            "a field that takes one value was sent twice",
        ));
    }
    Ok(())
}

/// Reads the whole body of a form, within its limits.
pub async fn typed(request: Request) -> Result<Typed, Failure> {
    let has_no_type = !is_form(request.headers())?;
    let whole = body(request, BODY).await?;
    // A bare button may send no body, and some clients then send no type.
    if has_no_type && !whole.is_empty() {
        return Err(Failure::NotAForm);
    }
    decode(&whole)
}

/// Whether the header declares a form; `false` where it declares no type, and an error for any other type.
pub fn is_form(headers: &HeaderMap) -> Result<bool, Failure> {
    let kind = headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if !kind.is_empty() && !kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        return Err(Failure::NotAForm);
    }
    Ok(!kind.is_empty())
}

/// The boundary between the parts of a form that may bring a file, if the header declares one.
pub fn boundary(headers: &HeaderMap) -> Option<String> {
    let kind = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    multer::parse_boundary(kind).ok()
}

/// Whether the header declares a form that may bring a file. Such a form is read by its page alone, because it may be large.
pub fn may_bring_a_file(headers: &HeaderMap) -> bool {
    boundary(headers).is_some()
}

/// How many bytes the body has, as the header declares it.
pub fn declared_length(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Refuses an address with broken UTF-8 or U+0000 before any handler or statement reads it. The question of a harvester is read
/// by its protocol, which has an answer of its own to it.
pub fn check_address(uri: &Uri) -> Result<(), Failure> {
    let query = match AnswerReaders::of(uri.path()) {
        AnswerReaders::Harvesters => "",
        AnswerReaders::People | AnswerReaders::ApiClients => uri.query().unwrap_or_default(),
    };
    let parts = [uri.path(), query];
    // An address is text, so only an escaped byte can be anything else.
    for part in parts.into_iter().filter(|part| part.contains('%')) {
        decode_text(part.as_bytes())?;
    }
    Ok(())
}

/// Reads a body of at most so many bytes, within the time limit of bodies.
pub async fn body(request: Request, limit: usize) -> Result<Bytes, Failure> {
    let declared = declared_length(request.headers());
    if declared.is_some_and(|declared| declared > limit as u64) {
        return Err(Failure::TooLarge);
    }
    let time = request
        .extensions()
        .get::<BodyTime>()
        .copied()
        .unwrap_or_default();
    let collected =
        tokio::time::timeout(time.0, Limited::new(request.into_body(), limit).collect()).await;
    match collected {
        Err(_) => Err(Failure::TooSlow),
        Ok(Ok(whole)) => Ok(whole.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(Failure::TooLarge),
        Ok(Err(_)) => Err(Failure::Unreadable("body")),
    }
}

/// Decodes `application/x-www-form-urlencoded` strictly: text must be UTF-8 without U+0000, which no database stores in a
/// text. Every text is cleaned here, so that no form counts, compares or stores what its writer does not see. A password
/// stays as it was typed, because its hash was made of that.
pub fn decode(body: &[u8]) -> Result<Typed, Failure> {
    let mut pairs = Vec::new();
    for pair in body
        .split(|byte| *byte == b'&')
        .filter(|pair| !pair.is_empty())
    {
        if pairs.len() == FIELDS {
            return Err(Failure::TooLarge);
        }
        let at = pair.iter().position(|byte| *byte == b'=');
        let (name, value) = at.map_or((pair, &[][..]), |at| (&pair[..at], &pair[at + 1..]));
        let (name, value) = (decode_text(name)?, decode_text(value)?);
        let value = if is_secret(&name) {
            value
        } else {
            clean(&value).into_owned()
        };
        pairs.push((clean(&name).into_owned(), value));
    }
    Ok(Typed::of(pairs))
}

/// Checks and decodes one percent-encoded text of a form or query.
pub fn decode_text(encoded: &[u8]) -> Result<String, Failure> {
    let blanks = |byte: &u8| if *byte == b'+' { b' ' } else { *byte };
    let spaced: Vec<u8> = encoded.iter().map(blanks).collect();
    let text =
        String::from_utf8(percent_decode(&spaced)).map_err(|_| Failure::Unreadable("not UTF-8"))?;
    if text.contains('\0') {
        return Err(Failure::Unreadable("U+0000"));
    }
    Ok(if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    })
}

/// Checks and cleans a text that came as a part of its own, not percent-encoded.
pub fn text(bytes: &[u8]) -> Result<String, Failure> {
    let text = std::str::from_utf8(bytes).map_err(|_| Failure::Unreadable("not UTF-8"))?;
    if text.contains('\0') {
        return Err(Failure::Unreadable("U+0000"));
    }
    Ok(clean(&text.replace("\r\n", "\n")).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_strictly() {
        let typed =
            decode(b"a=1&a=2&text=one%0D%0Atwo+three&empty&=nameless&odd=100%25%&x[y']=%c3%a9")
                .unwrap();
        assert_eq!(typed.all("a").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(typed.get("text"), "one\ntwo three");
        assert!(typed.sent("empty"));
        assert_eq!(typed.get("odd"), "100%%");
        assert_eq!(typed.get("x[y']"), "é");
    }

    #[test]
    fn a_form_is_cleaned_but_for_its_passwords() {
        let typed = decode(
            "title=mi%C2%ADgration&blank=%E2%80%8B&long=first%0Bsecond&new_password=e%CC%81%C2%AD"
                .as_bytes(),
        )
        .unwrap();
        assert_eq!(typed.get("title"), "migration");
        assert_eq!(typed.get("blank"), "");
        assert_eq!(typed.get("long"), "first\nsecond");
        assert_eq!(typed.get("new_password"), "e\u{301}\u{ad}");
    }

    #[test]
    fn a_list_may_repeat_its_name_and_nothing_else() {
        let is_list = |name: &str| name == "reads";
        let judge = |pairs: &[(&str, &str)]| {
            refuse_repeated(&Typed::of(pairs.iter().copied()), is_list).is_ok()
        };
        assert!(judge(&[]));
        assert!(judge(&[("role", "a"), ("reads", "en"), ("reads", "fr")]));
        assert!(!judge(&[("role", "a"), ("reads", "en"), ("role", "a")]));
        assert!(!judge(&[("role", ""), ("role", "a")]));
    }

    #[test]
    fn what_no_text_holds_is_refused() {
        for body in [
            &b"a=%00"[..],
            b"a=%ff",
            b"%00=a",
            b"a=\xff",
            b"a=%c0%ae",
            b"a=%ed%a0%80",
            b"a=\0",
        ] {
            assert!(
                matches!(decode(body), Err(Failure::Unreadable(_))),
                "{body:?}"
            );
        }
    }

    #[test]
    fn an_address_is_text_but_for_the_question_of_a_harvester() {
        let judge = |address: &str| check_address(&address.parse().unwrap()).is_ok();
        for address in ["/about?a=%C3%A9", "/oai?verb=%00", "/oai?%ff"] {
            assert!(judge(address), "{address}");
        }
        for address in [
            "/about?a=%00",
            "/about?%ff",
            "/oai/%00",
            "/api/v1/practices?q=%ff",
        ] {
            assert!(!judge(address), "{address}");
        }
    }

    #[test]
    fn a_form_has_so_many_fields_and_no_more() {
        let fits = "a=1&".repeat(FIELDS);
        assert!(decode(fits.as_bytes()).is_ok());
        assert_eq!(
            decode(format!("{fits}a=1").as_bytes()),
            Err(Failure::TooLarge)
        );
    }
}
