//! What the pages of mailed links share: the redirect that takes the secret out of the address, and the page of a link
//! that no longer works. Also the form that asks for a link to choose a password or to sign in, whose answer is the same
//! for every address.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::visit::DoorVisit;
use super::{FormFailure, MAIL_TOO_MANY, form_failure, take_from_network};
use crate::account::actions::{self, AskedFrom, Error, OpenedLink};
use crate::account::browser::{self, Browser};
use crate::account::forms;
use crate::account::model::{EmailAddress, LinkPurpose, RequestState};
use crate::account::views::{AskPage, DeadLinkPage, SentPage, draw, email_field};
use crate::address::{self, Address};
use crate::app::Token;
use crate::language::{Message, Messages};
use crate::web::log::RefusalRule;
use crate::web::throttle::{Attempt, Throttle};
use crate::web::{Failure, Frame, Notice, Summary, Typed};

/// Links that confirm an address or a second one, move an account to another one, or stop such a move.
pub(super) const CONFIRM: MailedLink = MailedLink {
    purposes: &[
        LinkPurpose::Confirm,
        LinkPurpose::NewAddress,
        LinkPurpose::SecondAddress,
        LinkPurpose::StopAddress,
    ],
    page: address::confirming,
    form: address::register,
    ask_again: "account-dead-register",
};

/// Links that replace a forgotten password.
pub(super) const RESET: MailedLink = MailedLink {
    purposes: &[LinkPurpose::Reset],
    page: address::reset_password,
    form: address::reset,
    ask_again: "account-dead-reset",
};

/// Links that sign in without a password.
pub(super) const SIGN_IN: MailedLink = MailedLink {
    purposes: &[LinkPurpose::SignIn],
    page: address::sign_in_link,
    form: address::sign_in_by_mail,
    ask_again: "account-dead-reset",
};

/// One kind of mailed link, with the addresses of its pages.
pub(super) struct MailedLink {
    purposes: &'static [LinkPurpose],
    /// The page behind the link, whose address holds no secret.
    page: fn() -> Address,
    /// Where a visitor asks for another link.
    form: fn() -> Address,
    /// The message of the way there.
    ask_again: &'static str,
}

impl MailedLink {
    /// Swaps the secret in a link's address for a short-lived cookie, before any page shows: so no history and no log of
    /// a proxy keeps the secret.
    pub(super) fn follow(&self, visit: &DoorVisit, token: &str) -> Result<Response, Failure> {
        let Some(token) = Token::parse(token) else {
            return self.draw_dead(visit);
        };
        let mut response = visit.redirect(&(self.page)()).into_response();
        browser::set_link(&visit.app, &mut response, token);
        Ok(response)
    }

    /// The link that this browser holds, if it is of this kind; its request may be in any state.
    pub(super) async fn find(
        &self,
        visit: &DoorVisit,
        browser: &Browser,
    ) -> Result<Option<OpenedLink>, Failure> {
        let Some(token) = browser.link else {
            return Ok(None);
        };
        match actions::open_link(&visit.app, token, self.purposes, browser.asked).await {
            Ok(opened) => Ok(Some(opened)),
            Err(Error::DeadLink) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// The link that this browser holds, if it is of this kind and still works.
    pub(super) async fn find_open(
        &self,
        visit: &DoorVisit,
        browser: &Browser,
    ) -> Result<Option<OpenedLink>, Failure> {
        let found = self.find(visit, browser).await?;
        Ok(found.filter(|opened| opened.request.state == RequestState::Open))
    }

    /// The page of a link that no longer works, with the way to another one.
    pub(super) fn draw_dead(&self, visit: &DoorVisit) -> Result<Response, Failure> {
        let way = ((self.form)(), visit.words().say(self.ask_again));
        draw_dead_link(visit, "account-dead-lead", Some(way))
    }
}

/// The page of a link that would stop a move, after there is no move to stop.
pub(super) fn draw_nothing_to_stop(visit: &DoorVisit) -> Result<Response, Failure> {
    draw_dead_link(visit, "account-stop-nothing", None)
}

fn draw_dead_link(
    visit: &DoorVisit,
    lead: &'static str,
    way: Option<(Address, Message)>,
) -> Result<Response, Failure> {
    let frame = Frame {
        translated: false,
        notice: None,
        ..visit.frame(address::home())
    };
    let page = DeadLinkPage {
        lead: frame.t.say(lead),
        frame,
        way,
    };
    draw(StatusCode::GONE, &page).map(|page| RefusalRule::DeadLink.refuse(page))
}

/// Links that a visitor may ask for by typing an address.
#[derive(Clone, Copy)]
pub(super) enum AskedLink {
    /// To choose another password.
    Reset,
    /// To sign in without a password.
    SignIn,
}

/// The words of the form that asks for a link.
struct AskWords {
    title: Message,
    lead: Message,
    button: Message,
}

impl AskedLink {
    fn form(self) -> Address {
        match self {
            Self::Reset => address::reset(),
            Self::SignIn => address::sign_in_by_mail(),
        }
    }

    /// Where the visitor goes after asking.
    fn answer(self) -> Address {
        match self {
            Self::Reset => address::reset_sent(),
            Self::SignIn => address::sign_in_sent(),
        }
    }

    fn answer_words(self, t: Messages) -> Message {
        match self {
            Self::Reset => t.say("account-sent-reset"),
            Self::SignIn => t.say("account-sent-link"),
        }
    }

    fn form_words(self, t: Messages) -> AskWords {
        match self {
            Self::Reset => AskWords {
                title: t.say("account-reset-title"),
                lead: t.say("account-reset-lead"),
                button: t.say("account-reset-button"),
            },
            Self::SignIn => AskWords {
                title: t.say("account-by-mail-title"),
                lead: t.say("account-by-mail-lead"),
                button: t.say("account-by-mail-button"),
            },
        }
    }

    /// The form that asks for a link.
    pub(super) fn draw_form(self, visit: &DoorVisit) -> Result<Response, Failure> {
        let kept = visit.kept_form().map(FormFailure::only_typed);
        draw(StatusCode::OK, &self.form_page(visit, kept.as_ref()))
    }

    /// Asks for a link. The answer is the same for every address.
    pub(super) async fn ask(
        self,
        visit: &DoorVisit,
        throttle: &Throttle,
        browser: &Browser,
        typed: &Typed,
    ) -> Result<Response, Failure> {
        let asked = browser.asked_or_new(&visit.app);
        match self.try_to_ask(visit, throttle, asked, typed).await? {
            None => {
                let answer = visit.redirect(&self.answer());
                let answer = match forms::address(typed) {
                    Ok(email) => answer.saying(sent_to(visit.words(), &email)),
                    Err(_) => answer,
                };
                let mut response = answer.into_response();
                browser::set_asked(&visit.app, &mut response, asked);
                Ok(response)
            }
            Some(failure) => failure.draw(&self.form_page(visit, Some(&failure))),
        }
    }

    /// Asks for a link, and answers why the form failed, if it did.
    async fn try_to_ask(
        self,
        visit: &DoorVisit,
        throttle: &Throttle,
        asked: Token,
        typed: &Typed,
    ) -> Result<Option<FormFailure>, Failure> {
        let (app, language) = (&visit.app, visit.page.language);
        let t = visit.words();
        let email = match forms::address(typed) {
            Ok(email) => email,
            Err(refused) => return Ok(Some(FormFailure::Refused(refused))),
        };
        if let Err(failure) = take_from_network(t, MAIL_TOO_MANY, throttle, Attempt::Reset, typed) {
            return Ok(Some(failure));
        }
        let from = AskedFrom::new(asked, throttle.network());
        let outcome = match self {
            Self::Reset => actions::ask_reset(app, from, &email, language).await,
            Self::SignIn => actions::ask_sign_in(app, from, &email, language).await,
        };
        let Err(error) = outcome else {
            return Ok(None);
        };
        let too_many = match error {
            Error::Crowded(_) => "account-links-crowded",
            _ => MAIL_TOO_MANY,
        };
        form_failure(t, too_many, error, typed).map(Some)
    }

    /// What to do next, and where to ask again.
    pub(super) fn draw_answer(self, visit: &DoorVisit) -> Result<Response, Failure> {
        let words = self.answer_words(visit.words());
        draw_sent(visit.frame(self.answer()), words, self.form())
    }

    fn form_page(self, visit: &DoorVisit, failure: Option<&FormFailure>) -> AskPage {
        let frame = visit.frame(self.form());
        let t = frame.t;
        let email = email_field(t, failure.map(FormFailure::refused));
        let AskWords {
            title,
            lead,
            button,
        } = self.form_words(t);
        AskPage {
            summary: Summary::of(t, [&email]),
            frame,
            title,
            lead,
            email,
            button,
            waiting: failure.and_then(FormFailure::waiting),
        }
    }
}

/// The address as it was typed, for the page that says “Check your mail”. It is the same for every address, whether or
/// not it has an account.
pub(super) fn sent_to(t: Messages, email: &EmailAddress) -> Notice {
    let says = t.say("account-sent-to").with("email", email.to_string());
    Notice::plain(says)
}

/// What to do next, once a mail is on its way, and where to ask for another one.
pub(super) fn draw_sent(frame: Frame, words: Message, again: Address) -> Result<Response, Failure> {
    let page = SentPage {
        frame,
        words,
        again,
    };
    draw(StatusCode::OK, &page)
}
