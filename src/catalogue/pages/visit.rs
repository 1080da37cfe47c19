//! How every page of the catalogue begins and ends. The edition is read first; an answer that the reader already has
//! is not drawn again; a page that is drawn shows one moment of the database.

use std::sync::Arc;

use askama::Template;
use axum::body::{Body, Bytes};
use axum::extract::FromRequestParts;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, LAST_MODIFIED};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::address::Address;
use crate::app::App;
use crate::catalogue::Catalogue;
use crate::catalogue::figures::Figures;
use crate::catalogue::forms;
use crate::catalogue::reader::PublicRows;
use crate::catalogue::store::{self, PastEdition};
use crate::catalogue::views::PresentEdition;
use crate::db::{PublicConn, Timestamp};
use crate::edition::Edition;
use crate::encoding::hex;
use crate::language::{Language, Message, Messages};
use crate::web::compressed::without_indentation;
use crate::web::failure::AsItIs;
use crate::web::fresh::ModifiedAt;
use crate::web::headers::Public;
use crate::web::page_cache::ShownEdition;
use crate::web::page_views::ViewMonth;
use crate::web::places::DownloadPlace;
use crate::web::{Failure, Frame, Lang, fresh, location};

/// What a page is sent as.
const HTML: &str = "text/html; charset=utf-8";

/// A request to the catalogue: everything that its answer may depend on, besides the edition.
pub struct PublicRequest {
    pub catalogue: Catalogue,
    /// The language of the address.
    pub language: Language,
    path: String,
    query: String,
    headers: HeaderMap,
    /// What an answer without a media type stands for.
    public: Public,
    /// The place of a list as a file.
    place: Option<DownloadPlace>,
    /// Whether its page is one of those that show earlier editions.
    shows_editions: bool,
}

impl FromRequestParts<App> for PublicRequest {
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
            public: Public::at(parts.uri.path()),
            place: parts.extensions.remove(),
            shows_editions: false,
        })
    }
}

impl PublicRequest {
    /// The value of this name in the query, unless it is empty. An error if the name stands there twice.
    pub fn query(&self, name: &str) -> Result<Option<String>, Failure> {
        Ok(forms::one_value(&self.query, name)?)
    }

    /// The same for data at an address that has no ending.
    #[must_use]
    pub fn for_data(self) -> Self {
        Self {
            public: Public::Data,
            ..self
        }
    }

    /// Takes the place that the pipeline found for a list as a file.
    pub fn take_place(&mut self) -> Result<DownloadPlace, Failure> {
        self.place.take().ok_or(Failure::Fault)
    }

    /// The headers of the request.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The query of the address, as it was sent.
    pub fn raw_query(&self) -> &str {
        &self.query
    }

    /// The edition that is asked, for a page that shows earlier ones; none if it is the present one. Every other page refuses
    /// one that is asked, so that no address names an edition that its page does not show.
    pub async fn edition(&mut self) -> Result<Option<Edition>, Failure> {
        self.shows_editions = true;
        let asked = forms::asked_edition(&self.query)?;
        let present = match asked {
            Some(_) => self.catalogue.reader.present().await,
            None => None,
        };
        match (asked, present) {
            (Some(asked), Some(present)) if asked > present => Err(Failure::NoSuchEdition),
            _ => Ok(asked),
        }
    }

    /// The requested address, letter for letter, below the public address.
    pub fn full_address(&self) -> String {
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

    /// The address of this page of a list: with its place, so that another language continues there.
    pub fn place_on(&self, list: Address) -> Result<Address, Failure> {
        Ok(match self.query("from")? {
            Some(cursor) => list.query("from", cursor),
            None => list,
        })
    }

    /// The messages in the page's language.
    pub fn words(&self) -> Messages {
        self.catalogue.app.words(self.language)
    }

    /// Begins the answer. Everything that is read from now on is from one moment. `also` is the edition of the search
    /// index, if the page depends on it.
    pub async fn begin(self, also: Option<Edition>) -> Result<PublicVisit, Failure> {
        if !self.shows_editions && forms::asked_edition(&self.query)?.is_some() {
            return Err(Failure::OnlyPresent);
        }
        let PublicRows { db, edition, began } = self.catalogue.reader.moment(also).await?;
        let etag = self.entity_tag(edition, also);
        Ok(PublicVisit {
            request: self,
            db,
            edition,
            began,
            etag,
        })
    }

    /// A hash of the edition, the address, the program and its settings: pages are a function of these.
    fn entity_tag(&self, edition: Edition, also: Option<Edition>) -> String {
        let settings = &self.catalogue.app.settings;
        let mut hash = Sha256::new();
        for part in [
            edition.to_string(),
            also.map(|edition| edition.to_string()).unwrap_or_default(),
            self.full_address(),
            env!("BUILD_OF_PRAXIS").to_owned(),
            format!(
                "{:?}{:?}{}",
                settings.site, settings.licence, settings.contact
            ),
            settings.demo.to_string(),
            settings.public_views.to_string(),
            settings
                .time_zone
                .iana_name()
                .unwrap_or_default()
                .to_owned(),
        ] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        // Weak, because our own layer may compress the body.
        format!("W/\"{edition}-{}\"", hex(&hash.finalize()[..12]))
    }
}

/// An answer in the making.
pub struct PublicVisit {
    /// What the reader asked for.
    pub request: PublicRequest,
    /// The database at one moment.
    pub db: PublicConn,
    /// The edition of that moment.
    pub edition: Edition,
    /// When that edition began.
    pub began: Timestamp,
    etag: String,
}

impl PublicVisit {
    /// The request, once nothing more is read from the database.
    pub fn into_request(self) -> PublicRequest {
        self.request
    }

    /// The answer to a reader who already has this page of this edition.
    pub fn not_modified(&self) -> Option<Response> {
        let same = fresh::is_known(&self.request.headers, &self.etag, self.modified().as_ref());
        same.then(|| self.response(StatusCode::NOT_MODIFIED, None, Bytes::new()))
    }

    /// The figures of the edition.
    pub async fn figures(&mut self) -> Result<Arc<Figures>, Failure> {
        let kept = &self.request.catalogue.figures;
        Ok(kept.at(&mut self.db, self.edition).await?)
    }

    /// The month in which the edition began, where the views of the months before it are public. They are over, so they
    /// stay the same for as long as the edition does.
    pub fn views_before(&self) -> Option<ViewMonth> {
        let settings = &self.request.catalogue.app.settings;
        let public = settings.public_views;
        public.then(|| ViewMonth::of(self.began, &settings.time_zone))
    }

    /// The frame of the page at this address. Its footer names the edition.
    pub fn frame(&self, address: Address) -> Frame {
        let frame = Frame::public(&self.request.catalogue.app, self.request.language, address);
        match self.edition_words() {
            Some(words) => frame.with_edition(words),
            None => frame,
        }
    }

    /// The edition of this answer, by which a list is cited. None before the first one.
    pub fn present(&self) -> Option<PresentEdition> {
        let present = PresentEdition {
            number: self.edition,
            began: self.began,
        };
        (self.edition > Edition(0)).then_some(present)
    }

    /// “Edition 1,482, 24 November 2026”. None before the first one.
    pub fn edition_words(&self) -> Option<Message> {
        let t = self.request.words();
        let said = t.say("catalogue-edition");
        let said = said.with("edition", self.edition.0);
        (self.edition > Edition(0)).then(|| said.with("day", t.day(self.began)))
    }

    /// What has changed since an edition that is asked.
    pub async fn past(&mut self, edition: Option<Edition>) -> Result<Option<PastEdition>, Failure> {
        Ok(match edition {
            Some(edition) if edition > self.edition => return Err(Failure::NoSuchEdition),
            Some(edition) => Some(store::past_edition(&mut self.db, edition).await?),
            None => None,
        })
    }

    /// The answer with this page.
    pub fn render(self, view: &impl Template) -> Result<Response, Failure> {
        Ok(self.respond(HTML, view.render()?))
    }

    /// The answer with this page of a list, in fewer bytes: it shows no text with the line ends that its author typed.
    pub fn render_list(self, view: &impl Template) -> Result<Response, Failure> {
        let page = without_indentation(&view.render()?);
        Ok(self.respond(HTML, page))
    }

    /// The answer with this body. A request for “*” is answered with 304: something exists.
    pub fn respond(self, kind: &'static str, body: impl Into<Bytes>) -> Response {
        if fresh::asks_for_any(&self.request.headers) {
            return self.response(StatusCode::NOT_MODIFIED, None, Bytes::new());
        }
        self.response(StatusCode::OK, Some(kind), body.into())
    }

    /// The answer with a body that is sent while it is read from the moment of this visit.
    pub fn respond_while_reading(
        self,
        kind: &'static str,
        body: impl FnOnce(PublicConn) -> Body,
    ) -> Response {
        if fresh::asks_for_any(&self.request.headers) {
            return self.response(StatusCode::NOT_MODIFIED, None, Bytes::new());
        }
        let mut response = self.response(StatusCode::OK, Some(kind), Bytes::new());
        *response.body_mut() = body(self.db);
        response
    }

    /// A redirect to another page of the catalogue. Caches keep it for as long as they keep the edition.
    pub fn redirect(&self, address: &Address) -> Result<Response, Failure> {
        let target = address.redirect_in(self.request.language);
        let mut response = self.response(StatusCode::FOUND, None, Bytes::new());
        location::lead_to(&mut response, &target.ok_or(Failure::Fault)?)?;
        Ok(response)
    }

    fn response(&self, status: StatusCode, kind: Option<&'static str>, body: Bytes) -> Response {
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
        let public = kind.map_or(self.request.public, Public::of_type);
        response.extensions_mut().insert(public);
        response
            .extensions_mut()
            .insert(ShownEdition(self.edition.0));
        if let Some(modified) = self.modified_at() {
            response.extensions_mut().insert(modified);
        }
        response
    }

    /// When the edition began. None before the first one.
    fn modified_at(&self) -> Option<ModifiedAt> {
        (self.edition > Edition(0)).then_some(ModifiedAt(self.began))
    }

    /// The header of that. None while another edition may still begin in the same second.
    fn modified(&self) -> Option<HeaderValue> {
        let now = self.request.catalogue.app.clock.now();
        self.modified_at()?.header(now)
    }
}

/// A page that says why something cannot be shown.
pub fn failure_page(status: StatusCode, view: &impl Template) -> Result<Response, Failure> {
    let kind = [(CONTENT_TYPE, HTML)];
    let mut response = (status, kind, view.render()?).into_response();
    response.extensions_mut().insert(AsItIs);
    response.extensions_mut().insert(Public::Page);
    Ok(response)
}
