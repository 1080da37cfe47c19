//! How every page of the catalogue begins and ends: the edition is read first, an answer that the reader has
//! already is not drawn again, and what is drawn is one moment of the database.

use askama::Template;
use axum::body::Bytes;
use axum::extract::FromRequestParts;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED, LOCATION,
};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::address::Address;
use crate::app::App;
use crate::catalogue::{Catalogue, store};
use crate::db::{Conn, Timestamp};
use crate::edition::Edition;
use crate::encoding::hex;
use crate::language::{Language, Messages};
use crate::web::failure::AsItIs;
use crate::web::headers::Public;
use crate::web::{Failure, Frame, Lang, fresh};

/// What was asked of the catalogue.
pub struct Asked {
    /// The room.
    pub catalogue: Catalogue,
    /// The language of the address.
    pub language: Language,
    path: String,
    query: String,
    headers: HeaderMap,
}

impl FromRequestParts<App> for Asked {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let Ok(Lang(language)) = Lang::from_request_parts(parts, app).await;
        let catalogue = parts.extensions.get::<Catalogue>().cloned();
        Ok(Self {
            catalogue: catalogue.unwrap_or_else(|| Catalogue::new(app)),
            language,
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().unwrap_or_default().to_owned(),
            headers: parts.headers.clone(),
        })
    }
}

impl Asked {
    /// The first value of this name in the query, if it is there and says anything.
    pub fn query(&self, name: &str) -> Option<String> {
        url::form_urlencoded::parse(self.query.as_bytes())
            .find(|(key, value)| key == name && !value.is_empty())
            .map(|(_, value)| value.into_owned())
    }

    /// The address that was asked for, letter for letter, below the public one.
    pub fn whole(&self) -> String {
        let origin = self
            .catalogue
            .app
            .settings
            .public_url
            .as_str()
            .trim_end_matches('/');
        let prefix = if self.language == Language::default() {
            String::new()
        } else {
            format!("/{}", self.language)
        };
        let query = if self.query.is_empty() {
            String::new()
        } else {
            format!("?{}", self.query)
        };
        format!("{origin}{prefix}{}{query}", self.path)
    }

    /// The words of the page.
    pub fn words(&self) -> Messages {
        self.catalogue.app.words(self.language)
    }

    /// Begins to answer: everything that is read from now on is of one moment. `also` is what the page depends on
    /// besides its address and the edition: the edition of the search index.
    pub async fn begin(self, also: Option<Edition>) -> Result<Visit, Failure> {
        let mut db = self.catalogue.app.db.read_moment().await?;
        let (edition, began) = store::edition(&mut db).await?;
        let etag = self.etag(edition, also);
        Ok(Visit {
            asked: self,
            db,
            edition,
            began,
            etag,
        })
    }

    /// Of the edition, the address, the program and its settings: pages are a function of these.
    fn etag(&self, edition: Edition, also: Option<Edition>) -> String {
        let settings = &self.catalogue.app.settings;
        let mut hash = Sha256::new();
        for part in [
            edition.to_string(),
            also.map(|edition| edition.to_string()).unwrap_or_default(),
            self.whole(),
            env!("BUILD_OF_PRAXIS").to_owned(),
            format!(
                "{:?}{:?}{}",
                settings.site, settings.licence, settings.contact
            ),
            settings.demo.to_string(),
            settings
                .time_zone
                .iana_name()
                .unwrap_or_default()
                .to_owned(),
        ] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        // Weak, because our own layer may compress what it stands for.
        format!("W/\"{}\"", hex(&hash.finalize()[..12]))
    }
}

/// A page under way.
pub struct Visit {
    /// What was asked.
    pub asked: Asked,
    /// One moment of the database.
    pub db: Conn,
    /// The edition of that moment.
    pub edition: Edition,
    began: Timestamp,
    etag: String,
}

impl Visit {
    /// The answer to a reader who has this page of this edition already.
    pub fn unchanged(&self) -> Option<Response> {
        let headers = &self.asked.headers;
        let same = match headers.get(IF_NONE_MATCH) {
            // “Any” is known to be one only once there is something to be shown.
            Some(tags) => tags != "*" && fresh::names(tags, &self.etag),
            None => headers
                .get(IF_MODIFIED_SINCE)
                .is_some_and(|since| Some(since) == self.modified().as_ref()),
        };
        same.then(|| self.finished(StatusCode::NOT_MODIFIED, None, Bytes::new()))
    }

    /// The frame of the page at this address, with the edition in its footer.
    pub fn frame(&self, address: Address) -> Frame {
        let frame = Frame::public(&self.asked.catalogue.app, self.asked.language, address);
        if self.edition == Edition(0) {
            return frame;
        }
        let words = frame
            .t
            .say("catalogue-edition")
            .with("edition", self.edition.0)
            .with("day", frame.t.day(self.began));
        frame.with_edition(words)
    }

    /// A page.
    pub fn page(self, view: &impl Template) -> Result<Response, Failure> {
        Ok(self.sent("text/html; charset=utf-8", view.render()?))
    }

    /// Another public answer.
    pub fn sent(self, kind: &'static str, body: impl Into<Bytes>) -> Response {
        let any = self
            .asked
            .headers
            .get(IF_NONE_MATCH)
            .is_some_and(|tags| tags == "*");
        if any {
            return self.finished(StatusCode::NOT_MODIFIED, None, Bytes::new());
        }
        self.finished(StatusCode::OK, Some(kind), body.into())
    }

    /// Leads to another page of the catalogue, for as long as the edition does.
    pub fn leads_to(&self, address: &Address) -> Result<Response, Failure> {
        let target = address.in_language(self.asked.language);
        let location = HeaderValue::from_str(&target).map_err(|_| Failure::Fault)?;
        let mut response = self.finished(StatusCode::FOUND, None, Bytes::new());
        response.headers_mut().insert(LOCATION, location);
        Ok(response)
    }

    fn finished(&self, status: StatusCode, kind: Option<&'static str>, body: Bytes) -> Response {
        let fixed = [
            (CACHE_CONTROL, "public, no-cache"),
            (ETAG, self.etag.as_str()),
        ];
        let mut response = (status, fixed, body).into_response();
        response.headers_mut().remove(CONTENT_TYPE);
        if let Some(kind) = kind {
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static(kind));
        }
        if let Some(modified) = self.modified() {
            response.headers_mut().insert(LAST_MODIFIED, modified);
        }
        response.extensions_mut().insert(Public);
        response
    }

    /// When the edition began, in whole seconds; not yet while another edition might begin in the same second.
    fn modified(&self) -> Option<HeaderValue> {
        let settled = self
            .asked
            .catalogue
            .app
            .clock
            .now()
            .since(self.began)
            .as_secs()
            >= 2;
        let written = self
            .began
            .to_jiff()
            .strftime("%a, %d %b %Y %H:%M:%S GMT")
            .to_string();
        HeaderValue::from_str(&written)
            .ok()
            .filter(|_| settled && self.edition > Edition(0))
    }
}

/// A page about what cannot be shown.
pub fn failing(status: StatusCode, view: &impl Template) -> Result<Response, Failure> {
    let kind = [(CONTENT_TYPE, "text/html; charset=utf-8")];
    let mut response = (status, kind, view.render()?).into_response();
    response.extensions_mut().insert(AsItIs);
    response.extensions_mut().insert(Public);
    Ok(response)
}
