//! `/review/offline`: the claimed submissions as a file, and the file as it comes back. It is shown as understood before it
//! counts.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{Html, IntoResponse, Response};

use super::desk::into_failure;
use crate::account::reader::{self, Reviewer};
use crate::address;
use crate::app::App;
use crate::language::Language;
use crate::review::actions::{self, SheetOutcome};
use crate::review::forms::{FilledSheet, read_sheet, sheet_text};
use crate::review::views::{OfflinePage, SheetPage, sheet_file};
use crate::web::{
    Failure, FormVisit, Frame, Lang, Notice, PostedFile, Problem, Redirect, Refused, Typed,
};

/// The input of the file, and the hidden one of what was understood.
const FILE: &str = "file";
const SHEET: &str = "sheet";
/// No file came.
const NO_FILE: Problem = Problem::own("review-problem-no-file");
/// What is filled in has at most so many bytes, so that the page's form can carry it.
const LARGEST: usize = 300 * 1024;

/// Shows where the file is taken and brought back, or a file that was kept during sign-in.
pub async fn show(
    State(app): State<App>,
    reviewer: Reviewer,
    visit: FormVisit,
) -> Result<Response, Failure> {
    let kept = visit.kept_form().filter(|typed| typed.sent(SHEET));
    let offline = Offline {
        app: &app,
        reviewer: &reviewer,
        language: visit.language,
        notice: visit.notice,
    };
    match kept {
        Some(typed) => offline.draw_understood(read_sheet(typed.get(SHEET))).await,
        None => offline.draw_start(None).await,
    }
}

/// The file with the claimed submissions.
pub async fn file(
    State(app): State<App>,
    reviewer: Reviewer,
    Lang(language): Lang,
) -> Result<Response, Failure> {
    let mut db = app.db.read().await?;
    let claimed = actions::claimed_submissions(&mut db, &reviewer).await?;
    drop(db);
    let headers = [
        (CONTENT_TYPE, "text/plain; charset=utf-8"),
        (
            CONTENT_DISPOSITION,
            "attachment; filename=\"praxis-review.txt\"",
        ),
    ];
    let file = sheet_file(app.words(language), &claimed);
    Ok((headers, file).into_response())
}

/// Shows what an uploaded file says, or stores what was shown.
pub async fn act(
    State(app): State<App>,
    reviewer: Reviewer,
    Lang(language): Lang,
    posted: PostedFile,
) -> Result<Response, Failure> {
    let offline = Offline {
        app: &app,
        reviewer: &reviewer,
        language,
        notice: None,
    };
    match posted.file {
        Some(file) => offline.understand(&file).await,
        None if posted.typed.sent(SHEET) => offline.store(&posted.typed).await,
        None => offline.refuse(NO_FILE).await,
    }
}

struct Offline<'a> {
    app: &'a App,
    reviewer: &'a Reviewer,
    language: Language,
    notice: Option<Notice>,
}

impl Offline<'_> {
    fn frame(self) -> Frame {
        let here = address::review_offline();
        reader::frame(self.app, self.reviewer, self.language, here, self.notice)
    }

    async fn draw_start(self, refused: Option<&Refused>) -> Result<Response, Failure> {
        let mut db = self.app.db.read().await?;
        let claimed = actions::count_claimed(&mut db, self.reviewer).await?;
        drop(db);
        let status = match refused {
            Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
            None => StatusCode::OK,
        };
        let page = OfflinePage::new(self.frame(), claimed, refused);
        Ok((status, Html(page.render()?)).into_response())
    }

    async fn refuse(self, problem: Problem) -> Result<Response, Failure> {
        let mut refused = Refused::only_typed(Typed::default());
        refused.add(FILE, problem);
        self.draw_start(Some(&refused)).await
    }

    /// Reads an uploaded file.
    async fn understand(self, file: &[u8]) -> Result<Response, Failure> {
        if file.is_empty() {
            return self.refuse(NO_FILE).await;
        }
        let Some(text) = sheet_text(file) else {
            return self.refuse(Problem::own("review-problem-no-text")).await;
        };
        let sheet = read_sheet(&text);
        if sheet.blocks.is_empty() && sheet.unread.is_empty() {
            return self.refuse(Problem::own("review-problem-blank")).await;
        }
        if sheet.bytes() > LARGEST {
            return self.refuse(Problem::own("review-problem-large")).await;
        }
        self.draw_understood(sheet).await
    }

    async fn draw_understood(self, sheet: FilledSheet) -> Result<Response, Failure> {
        let mut db = self.app.db.read().await?;
        let judged = actions::judge_blocks(self.app, &mut db, self.reviewer, sheet.blocks).await?;
        drop(db);
        let page = SheetPage::new(self.frame(), &judged, &sheet.unread, false);
        Ok(Html(page.render()?).into_response())
    }

    /// Stores what was shown, all of it or nothing.
    async fn store(self, typed: &Typed) -> Result<Response, Failure> {
        let sheet = read_sheet(typed.get(SHEET));
        if sheet.blocks.is_empty() {
            return self.refuse(Problem::own("review-problem-blank")).await;
        }
        let stored = actions::store_blocks(self.app, self.reviewer, sheet.blocks).await;
        match stored.map_err(into_failure)? {
            SheetOutcome::Stored { opinions, drafts } => {
                let says = self.app.words(self.language).say("review-sheet-stored");
                let says = says.with("opinions", opinions).with("drafts", drafts);
                let here = Redirect::to(&address::review_offline(), self.language);
                Ok(here.saying(Notice::good(says)).into_response())
            }
            SheetOutcome::NotStored(judged) => {
                let page = SheetPage::new(self.frame(), &judged, &sheet.unread, true);
                Ok((StatusCode::CONFLICT, Html(page.render()?)).into_response())
            }
        }
    }
}
