//! Asks the service for each address of the copy and writes what it answers. One page is in memory at a time.

use std::collections::BTreeSet;

use askama::Template;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{HOST, LOCATION};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use http_body_util::BodyExt;

use super::file_names::file_of;
use super::folder::UnfinishedFolder;
use super::links::{CopiedLinks, CopiedPage, copied_page};
use super::markup::copied;
use super::views::{CopyNotice, ReplacedPage};
use super::{SiteError, SiteProgress, plan};
use crate::address::{self, Address};
use crate::catalogue::{CatalogueMoment, CataloguedPractice, PracticeForm};
use crate::language::Language;
use crate::practice::model::PracticeId;
use crate::router;
use crate::web::assets;
use crate::web::pipeline::WholeSite;
use crate::workflow::PublicStatus;

/// How many practices are read at once.
const BATCH: i64 = 500;

/// The copy of one moment, while it is written.
pub struct SiteWalk<'m> {
    moment: &'m CatalogueMoment,
    folder: &'m mut UnfinishedFolder,
    service: WholeSite,
    host: String,
    /// The addresses of the pictures and files of the practice whose pages are being written.
    attached: BTreeSet<String>,
}

impl<'m> SiteWalk<'m> {
    /// A walk through this moment.
    pub fn new(moment: &'m CatalogueMoment, folder: &'m mut UnfinishedFolder) -> Self {
        let public_url = &moment.catalogue.app.settings.public_url;
        Self {
            service: router::whole_site(&moment.catalogue, None),
            host: public_url[url::Position::BeforeHost..url::Position::AfterPort].to_owned(),
            moment,
            folder,
            attached: BTreeSet::new(),
        }
    }

    /// Writes every file, and answers how many practices there are.
    pub async fn write_everything(
        &mut self,
        progress: impl FnMut(SiteProgress),
    ) -> Result<u64, SiteError> {
        let practices = self.write_practices(progress).await?;
        for language in Language::ALL {
            for address in plan::single_pages() {
                self.write_page(language, &address).await?;
            }
            for address in plan::lists() {
                self.write_list(language, &address).await?;
            }
            for address in plan::tables() {
                self.write_as_sent(language, &address).await?;
            }
        }
        let assets = assets::names_without_scripts().map(address::asset);
        for address in plan::descriptions().into_iter().chain(assets) {
            self.write_as_sent(Language::default(), &address).await?;
        }
        Ok(practices)
    }

    async fn write_practices(
        &mut self,
        mut progress: impl FnMut(SiteProgress),
    ) -> Result<u64, SiteError> {
        let of = u64::try_from(self.moment.count().await?).unwrap_or_default();
        let (mut practices, mut last) = (0, PracticeId(0));
        loop {
            let batch = self.moment.practices_after(last, BATCH).await?;
            let Some(end) = batch.last() else {
                return Ok(practices);
            };
            last = end.id;
            for practice in &batch {
                self.write_practice(practice).await?;
                practices += 1;
                progress(SiteProgress { practices, of });
            }
        }
    }

    async fn write_practice(&mut self, practice: &CataloguedPractice) -> Result<(), SiteError> {
        let page = address::practice(&practice.slug);
        for language in Language::ALL {
            match practice.public {
                PublicStatus::Live | PublicStatus::NotCurrent => {
                    self.write_page(language, &page).await?;
                    // The present version has no page of its own to which another one leads.
                    for number in practice.first_version..practice.versions {
                        let version = address::practice_version(&practice.slug, number);
                        self.write_page(language, &version).await?;
                    }
                }
                _ => self.write_rest(language, &page).await?,
            }
        }
        if matches!(
            practice.public,
            PublicStatus::Live | PublicStatus::NotCurrent
        ) {
            for form in PracticeForm::ALL {
                let form = page.clone().with_ending(form.as_str());
                self.write_as_sent(Language::default(), &form).await?;
            }
        }
        for address in std::mem::take(&mut self.attached) {
            self.write_answer(Language::default(), &address, &address)
                .await?;
        }
        Ok(())
    }

    /// What is left of a practice whose text is gone, or the way to the one that replaced it.
    async fn write_rest(&mut self, language: Language, page: &Address) -> Result<(), SiteError> {
        let asked = page.in_language(language);
        let answer = self.ask(&asked).await?;
        let text = match (answer.status(), answer.headers().get(LOCATION)) {
            (StatusCode::FOUND, Some(to)) => self.draw_replaced(language, page, to)?,
            (StatusCode::GONE, _) => read_text(&asked, answer).await?,
            (status, _) => return Err(unanswered(&asked, status)),
        };
        let page = page_at(language, page)?;
        self.write_text(&page, &text)?;
        Ok(())
    }

    fn draw_replaced(
        &self,
        language: Language,
        page: &Address,
        to: &HeaderValue,
    ) -> Result<String, SiteError> {
        let unread = || SiteError::Unread(page.in_language(language));
        let to = to.to_str().map_err(|_| unread())?.to_owned();
        let app = &self.moment.catalogue.app;
        let replaced = ReplacedPage::new(app, language, page.clone(), to);
        replaced.render().map_err(|_| unread())
    }

    async fn write_page(&mut self, language: Language, address: &Address) -> Result<(), SiteError> {
        let page = page_at(language, address)?;
        let text = self.ask_text(&address.in_language(language)).await?;
        self.write_text(&page, &text)?;
        Ok(())
    }

    /// Writes a list, page by page: each leads to the next one.
    async fn write_list(&mut self, language: Language, list: &Address) -> Result<(), SiteError> {
        let mut page = page_at(language, list)?;
        let mut asked = list.in_language(language);
        loop {
            let text = self.ask_text(&asked).await?;
            let Some(next) = self.write_text(&page, &text)? else {
                return Ok(());
            };
            page = page.next(&next).ok_or_else(|| SiteError::Unread(asked))?;
            asked = next;
        }
    }

    /// Writes a page as it is in the copy, and answers the address of the next page of its list.
    fn write_text(&mut self, page: &CopiedPage, text: &str) -> Result<Option<String>, SiteError> {
        let public_url = &self.moment.catalogue.app.settings.public_url;
        let mut links = CopiedLinks {
            page,
            public_url,
            next: None,
            attached: BTreeSet::new(),
        };
        let notice = CopyNotice::new(self.moment, page.language, links.of_page());
        let notice = notice.render();
        let notice = notice.map_err(|_| SiteError::Unread(page.path.clone()))?;
        let copy = copied(text, &notice, |tag, link| {
            links.lead(link, tag.value("rel"))
        });
        let next = links.next;
        self.attached.append(&mut links.attached);
        self.folder.write(&page.file, copy.as_bytes())?;
        Ok(next)
    }

    async fn write_as_sent(
        &mut self,
        language: Language,
        address: &Address,
    ) -> Result<(), SiteError> {
        let asked = address.in_language(language);
        self.write_answer(language, address.path(), &asked).await
    }

    /// Writes what stands at a path as the service sends it, piece by piece.
    async fn write_answer(
        &mut self,
        language: Language,
        path: &str,
        asked: &str,
    ) -> Result<(), SiteError> {
        let file = file_of(language, path);
        let file = file.ok_or_else(|| SiteError::Unread(asked.to_owned()))?;
        let answer = self.ask_ok(asked).await?;
        let mut growing = self.folder.begin(&file)?;
        let mut body = answer.into_body();
        while let Some(frame) = body.frame().await {
            let frame = frame.map_err(|_| SiteError::Unread(asked.to_owned()))?;
            if let Ok(piece) = frame.into_data() {
                growing.add(&piece)?;
            }
        }
        Ok(())
    }

    async fn ask_text(&self, asked: &str) -> Result<String, SiteError> {
        let answer = self.ask_ok(asked).await?;
        read_text(asked, answer).await
    }

    async fn ask_ok(&self, asked: &str) -> Result<Response, SiteError> {
        let answer = self.ask(asked).await?;
        match answer.status() {
            StatusCode::OK => Ok(answer),
            status => Err(unanswered(asked, status)),
        }
    }

    async fn ask(&self, asked: &str) -> Result<Response, SiteError> {
        let request = Request::get(asked).header(HOST, &self.host);
        let request = request.body(Body::empty());
        let request = request.map_err(|_| SiteError::Unread(asked.to_owned()))?;
        Ok(self.service.answer(request).await)
    }
}

async fn read_text(asked: &str, answer: Response) -> Result<String, SiteError> {
    let unread = || SiteError::Unread(asked.to_owned());
    let body = answer.into_body().collect().await.map_err(|_| unread())?;
    String::from_utf8(body.to_bytes().into()).map_err(|_| unread())
}

fn unanswered(asked: &str, status: StatusCode) -> SiteError {
    SiteError::Unanswered {
        address: asked.to_owned(),
        status: status.as_u16(),
    }
}

fn page_at(language: Language, address: &Address) -> Result<CopiedPage, SiteError> {
    let page = copied_page(language, address.path());
    page.ok_or_else(|| SiteError::Unread(address.in_language(language)))
}
