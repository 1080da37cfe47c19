//! Pages whose boxes keep what is typed while their reader is elsewhere: each way off the page is a button of its form.
//! What is kept waits for the same account at the same page. Knows no page; the pages of this and other rooms name their
//! boxes.

use axum::response::{IntoResponse, Response};

use super::actions::{forget_unsent, keep_unsent};
use super::forms::KeepingButton;
use super::model::Account;
use crate::address::Address;
use crate::app::App;
use crate::db::{Conn, Fault};
use crate::language::{Language, Messages};
use crate::web::flash::leave_form;
use crate::web::unsent::{self, EARLIER, Unsent, UnsentNotice};
use crate::web::{Failure, Frame, Notice, OpenForm, Redirect, Refused, Typed};

/// The boxes of a page.
pub(crate) struct KeptBoxes<P = fn() -> Address> {
    /// The page.
    pub page: P,
    /// The id of its form.
    pub form: &'static str,
    /// Whether it has such a box.
    pub is_text: fn(&str) -> bool,
    /// Its choices, which are kept beside a text.
    pub choices: &'static [&'static str],
}

/// What the boxes of a page show.
pub(crate) struct ShownBoxes {
    /// The values, if the page does not show its empty form.
    pub form: Option<Refused>,
    /// The notice about what is kept.
    pub notice: UnsentNotice,
}

impl<P: Fn() -> Address + Sync> KeptBoxes<P> {
    /// Answers a button that leaves the page, or deletes what is kept. `None`: it was the page's own button.
    pub async fn leave(
        &self,
        app: &App,
        by: &Account,
        language: Language,
        typed: &Typed,
    ) -> Result<Option<Response>, Failure> {
        let words = self.words(typed);
        self.leave_with(app, by, language, (typed, words)).await
    }

    /// The same for a form of which only these words are not stored yet.
    pub async fn leave_with(
        &self,
        app: &App,
        by: &Account,
        language: Language,
        (typed, words): (&Typed, Typed),
    ) -> Result<Option<Response>, Failure> {
        Ok(match KeepingButton::read(typed) {
            KeepingButton::Own => None,
            KeepingButton::Go(language, to) => {
                self.keep(app, by, typed, words).await?;
                Some(leave_form(&to, language, None))
            }
            KeepingButton::Clear => {
                self.forget(app, by).await?;
                let cleared = Notice::good(app.words(language).say("unsent-cleared"));
                let back = Redirect::to(&(self.page)(), language);
                Some(back.saying(cleared).into_response())
            }
        })
    }

    /// Keeps what was typed for the next opening of the page.
    pub async fn keep_typed(&self, app: &App, by: &Account, typed: &Typed) -> Result<(), Fault> {
        self.keep(app, by, typed, self.words(typed)).await
    }

    /// Keeps these words of a form for the next opening of the page.
    pub async fn keep(
        &self,
        app: &App,
        by: &Account,
        typed: &Typed,
        words: Typed,
    ) -> Result<(), Fault> {
        let form = unsent::Form {
            words,
            drawn_with: typed.get(unsent::DRAWN_WITH),
            is_text: self.is_text,
        };
        keep_unsent(app, by, &(self.page)(), form).await?;
        Ok(())
    }

    /// Deletes what is kept: the page's own button has used it.
    pub async fn forget(&self, app: &App, by: &Account) -> Result<(), Fault> {
        forget_unsent(app, by, &(self.page)()).await
    }

    /// Loads what the boxes show: a refused form joined with what is kept, or what is kept.
    pub async fn load(
        &self,
        app: &App,
        db: &mut Conn,
        by: &Account,
        (refused, t): (Option<&Refused>, Messages),
    ) -> Result<ShownBoxes, Fault> {
        let kept = Unsent::read(db, by.id, &(self.page)(), app.clock.now()).await?;
        let form = unsent::form_to_show(refused, kept.as_ref(), self.is_text);
        let words = form.as_ref().map(|form| self.words(&form.typed));
        let has_box = |name: &str| name != EARLIER;
        let label = |_: &str| Some(t.say("unsent-earlier").to_string());
        Ok(ShownBoxes {
            notice: UnsentNotice::new(t, kept.as_ref(), words.as_ref(), has_box, label),
            form,
        })
    }

    /// A frame whose ways off the page are buttons of the form.
    pub fn open_form(&self, frame: Frame) -> Frame {
        frame.with_open_form(Some(OpenForm {
            id: self.form,
            saves_at_sign_out: true,
        }))
    }

    /// The texts that were typed, with the choices beside them.
    fn words(&self, typed: &Typed) -> Typed {
        let is_written = |name: &str, value: &str| (self.is_text)(name) && !value.trim().is_empty();
        if !typed.pairs().any(|(name, value)| is_written(name, value)) {
            return Typed::default();
        }
        typed.only(|name, value| is_written(name, value) || self.choices.contains(&name))
    }
}
