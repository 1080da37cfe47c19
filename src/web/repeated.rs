//! Refuses a form in which an input that takes one value was sent twice: a program in between and this service could each
//! read another of the two. The rooms say which inputs are lists. Knows no form.

use axum::body::Body;
use axum::extract::Request;
use axum::http::Method;

use super::failure::Failure;
use super::form::Typed;
use super::limits::BODY;
use super::posted;

/// A room's answer to whether an input of this name may be sent several times.
pub type IsList = fn(&str) -> bool;

/// Refuses such a form, and reads no other request.
pub async fn check(lists: &[IsList], request: Request) -> Result<Request, Failure> {
    let declares_a_form = posted::is_form(request.headers()).unwrap_or(false);
    if *request.method() != Method::POST || !declares_a_form {
        return Ok(request);
    }
    let (parts, body) = request.into_parts();
    let whole = posted::body(Request::from_parts(parts.clone(), body), BODY).await?;
    // A form that cannot be decoded is refused by its reader.
    if let Ok(typed) = posted::decode(&whole) {
        refuse_repeated(&typed, |name| lists.iter().any(|is_list| is_list(name)))?;
    }
    Ok(Request::from_parts(parts, Body::from(whole)))
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
