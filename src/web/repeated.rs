//! Refuses a form in which an input that takes one value was sent twice: a program in between and this service could each
//! read another of the two. The rooms say which inputs are lists. Knows no form.

use axum::body::Body;
use axum::extract::Request;
use axum::http::Method;

use super::failure::Failure;
use super::limits::BODY;
use super::posted;
use super::readers::AnswerReaders;

/// A room's answer to whether an input of this name may be sent several times.
pub type IsList = fn(&str) -> bool;

/// Refuses such a form, and reads no other request.
pub async fn check(lists: &[IsList], request: Request) -> Result<Request, Failure> {
    if AnswerReaders::of(request.uri().path()) == AnswerReaders::Harvesters {
        // Their protocol has an answer of its own to a question in which a name stands twice.
        return Ok(request);
    }
    let declares_a_form = posted::is_form(request.headers()).unwrap_or(false);
    if *request.method() != Method::POST || !declares_a_form {
        return Ok(request);
    }
    let (parts, body) = request.into_parts();
    let whole = posted::body(Request::from_parts(parts.clone(), body), BODY).await?;
    // A form that cannot be decoded is refused by its reader.
    if let Ok(typed) = posted::decode(&whole) {
        posted::refuse_repeated(&typed, |name| lists.iter().any(|is_list| is_list(name)))?;
    }
    Ok(Request::from_parts(parts, Body::from(whole)))
}
