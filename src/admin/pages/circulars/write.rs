//! `/admin/letters/new`: an administrator says which practices a letter is about, writes it, reads each letter as its
//! author would, and sends them.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::AdminVisit;
use crate::account::boxes::KeptBoxes;
use crate::account::reader::Administrator;
use crate::address;
use crate::admin::actions::{self, Found, Sending};
use crate::admin::forms::circular::{self as circular_form, RECIPIENT, SEEN};
use crate::admin::model::NewCircular;
use crate::admin::views::circular::{CircularPage, CircularPreview, Ticked};
use crate::app::App;
use crate::db::Conn;
use crate::language::Language;
use crate::web::{Failure, FormVisit, Lang, Notice, Posted, Problem, Redirect, Refused, Typed};

/// What is typed stays while the administrator is at another page.
const BOXES: KeptBoxes = KeptBoxes {
    page: address::admin_new_circular,
    form: "letter",
    is_text: circular_form::is_of_circular,
    choices: circular_form::CHOICES,
};

/// The form, empty or with what is kept.
pub async fn new(
    State(app): State<App>,
    reader: Administrator,
    visit: FormVisit,
) -> Result<CircularPage, Failure> {
    let kept = visit.kept_form().map(Refused::only_typed);
    let mut db = app.db.read().await?;
    let here = address::admin_new_circular();
    let visit = AdminVisit::new(&app, &reader, visit.language, here, visit.notice);
    load_page(&mut db, visit, kept.as_ref()).await
}

/// Shows each letter as its author would read it, or sends the chosen ones.
pub async fn post(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    if let Some(left) = BOXES.leave(&app, &reader, language, &typed).await? {
        return Ok(left);
    }
    let form = CircularForm {
        app: &app,
        reader: &reader,
        language,
        typed,
    };
    let new = match circular_form::circular(&form.typed, &app.settings.time_zone) {
        Ok(new) => new,
        Err(refused) => return form.refuse(refused).await,
    };
    match form.typed.get("deed") {
        "find" => form.preview(&new, StatusCode::OK, None).await,
        "send" => form.send(&new).await,
        _ => Err(Failure::Unreadable("deed")),
    }
}

/// A posted form.
struct CircularForm<'a> {
    app: &'a App,
    reader: &'a Administrator,
    language: Language,
    typed: Typed,
}

impl<'a> CircularForm<'a> {
    fn visit(&self) -> AdminVisit<'a> {
        let here = address::admin_new_circular();
        AdminVisit::new(self.app, self.reader, self.language, here, None)
    }

    async fn refuse(self, refused: Refused) -> Result<Response, Failure> {
        let mut db = self.app.db.read().await?;
        let page = load_page(&mut db, self.visit(), Some(&refused)).await?;
        Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
    }

    /// The letters as they would be sent now. `says` is why they were not sent.
    async fn preview(
        self,
        new: &NewCircular,
        status: StatusCode,
        says: Option<&'static str>,
    ) -> Result<Response, Failure> {
        let mut db = self.app.db.read().await?;
        let found = match actions::find_recipients(&mut db, self.reader, &new.search).await? {
            Found::Recipients(found) => found,
            Found::TooMany => {
                return self
                    .refuse_at("letter_objective", "admin-problem-letter-many")
                    .await;
            }
        };
        let digest = actions::digest_of(&mut db, self.reader, new, &found).await?;
        let Some(letters) = actions::letters_to(self.app, new, found) else {
            return self
                .refuse_at("letter_text", "admin-problem-letter-long")
                .await;
        };
        let ticked = match says {
            None => Ticked::All,
            Some(_) => Ticked::These(circular_form::recipients(&self.typed)),
        };
        let typed = self.typed.clone().without(&[SEEN, RECIPIENT]);
        let refused = Refused::only_typed(typed);
        let page = load_page(&mut db, self.visit(), Some(&refused)).await?;
        let preview =
            CircularPreview::new(self.app, page.frame.t, new, &letters, (digest, &ticked));
        let page = page.previewing(preview, says);
        Ok((status, page).into_response())
    }

    /// The form again, with one problem that only the search shows.
    async fn refuse_at(
        self,
        field: &'static str,
        problem: &'static str,
    ) -> Result<Response, Failure> {
        let mut refused = Refused::only_typed(self.typed.clone());
        refused.add(field, Problem::own(problem));
        self.refuse(refused).await
    }

    async fn send(self, new: &NewCircular) -> Result<Response, Failure> {
        let chosen = circular_form::recipients(&self.typed);
        if chosen.is_empty() {
            let none = Some("admin-letter-none-chosen");
            return self
                .preview(new, StatusCode::UNPROCESSABLE_ENTITY, none)
                .await;
        }
        let seen = (self.typed.get(SEEN), chosen.as_slice());
        match actions::send_circular(self.app, self.reader, new, seen).await? {
            Sending::Changed => {
                let changed = Some("admin-letter-changed");
                self.preview(new, StatusCode::CONFLICT, changed).await
            }
            Sending::Sent(id) => {
                BOXES.forget(self.app, self.reader).await?;
                let notice = Notice::good(self.app.words(self.language).say("admin-letter-sent"));
                let page = Redirect::to(&address::admin_circular(id), self.language);
                Ok(page.saying(notice).into_response())
            }
        }
    }
}

async fn load_page(
    db: &mut Conn,
    visit: AdminVisit<'_>,
    refused: Option<&Refused>,
) -> Result<CircularPage, Failure> {
    let (app, reader) = (visit.app, visit.reader);
    let frame = BOXES.open_form(visit.load_frame(db).await?);
    let shown = BOXES.load(app, db, reader, (refused, frame.t)).await?;
    Ok(CircularPage::new(frame, shown))
}
