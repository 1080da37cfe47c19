//! Reads a form that may bring a file, in either of the two encodings of a browser's form and within the limits of every
//! form. Knows no form.

use std::convert::Infallible;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};

use super::failure::Failure;
use super::form::Typed;
use super::limits::{BODY, FIELDS};
use super::posted;

/// The fields of a form, and the file that came with them.
#[derive(Clone, Debug)]
pub struct PostedFile {
    /// The fields.
    pub typed: Typed,
    /// The bytes of the file, if the form has a field for one. They are empty where no file was chosen.
    pub file: Option<Bytes>,
}

impl<S: Send + Sync> FromRequest<S> for PostedFile {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &S) -> Result<Self, Failure> {
        match posted::boundary(request.headers()) {
            Some(boundary) => read(posted::body(request, BODY).await?, boundary).await,
            None => Ok(Self {
                typed: posted::typed(request).await?,
                file: None,
            }),
        }
    }
}

async fn read(whole: Bytes, boundary: String) -> Result<PostedFile, Failure> {
    let stream = futures_util::stream::iter([Ok::<_, Infallible>(whole)]);
    let mut parts = multer::Multipart::new(stream, boundary);
    let (mut pairs, mut file) = (Vec::new(), None);
    while let Some(part) = parts.next_field().await.map_err(unreadable)? {
        if pairs.len() == FIELDS {
            return Err(Failure::TooLarge);
        }
        let name = part.name().unwrap_or_default().to_owned();
        let is_file = part.file_name().is_some();
        let bytes = part.bytes().await.map_err(unreadable)?;
        if !is_file {
            pairs.push((name, posted::text(&bytes)?));
        } else if file.replace(bytes).is_some() {
            return Err(Failure::Unreadable("a form brings one file"));
        }
    }
    Ok(PostedFile {
        typed: Typed::of(pairs),
        file,
    })
}

fn unreadable(_: multer::Error) -> Failure {
    Failure::Unreadable("form")
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::header::CONTENT_TYPE;

    use super::*;

    async fn posted(kind: &str, body: &str) -> Result<PostedFile, Failure> {
        let request = Request::post("/").header(CONTENT_TYPE, kind);
        let request = request
            .body(Body::from(body.replace('\n', "\r\n")))
            .unwrap();
        PostedFile::from_request(request, &()).await
    }

    const PARTS: &str = "multipart/form-data; boundary=b";

    #[tokio::test]
    async fn a_form_with_a_file_and_one_without_are_read() {
        let file = "--b\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\n\none\n--b--\n";
        let read = posted(PARTS, file).await.unwrap();
        assert_eq!(read.file.as_deref(), Some(&b"one"[..]));
        let field = "--b\nContent-Disposition: form-data; name=\"sheet\"\n\ntwo\n--b--\n";
        let read = posted(PARTS, field).await.unwrap();
        assert_eq!((read.typed.get("sheet"), read.file), ("two", None));
        let bare = posted("application/x-www-form-urlencoded", "sheet=three").await;
        assert_eq!(bare.unwrap().typed.get("sheet"), "three");
    }

    #[tokio::test]
    async fn what_is_no_form_is_refused() {
        let part = "--b\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\n\none\n";
        let two = format!("{part}{part}--b--\n");
        for body in ["", "--b", part, &two, "--b\nnothing\n--b--\n"] {
            let refused = posted(PARTS, body).await;
            assert!(matches!(refused, Err(Failure::Unreadable(_))), "{body}");
        }
        let other = posted("text/plain", "sheet=three").await;
        assert!(matches!(other, Err(Failure::NotAForm)));
        let large = "x".repeat(BODY + 1);
        let large = posted(PARTS, &large).await;
        assert!(matches!(large, Err(Failure::TooLarge)));
    }
}
