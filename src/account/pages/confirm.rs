//! `/confirm`: the button behind a link that confirms an address or a second one, moves an account to another one, or
//! stops such a move. Opening the link consumes nothing and signs no one in.

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::mailed_link::{CONFIRM, draw_nothing_to_stop};
use super::visit::DoorVisit;
use super::{FormFailure, PROOF_TOO_MANY, WrongProof, proof_failure};
use crate::account::actions::{self, ConfirmOutcome, Error, OpenedLink, OwnerProof, StopOutcome};
use crate::account::browser::{self, Browser};
use crate::account::forms::{self, TypedPassword};
use crate::account::model::{LinkPurpose, RequestState};
use crate::account::named::{Named, NamedLookup};
use crate::account::views::{PressPage, draw, password_field};
use crate::address;
use crate::app::App;
use crate::language::{Message, Messages};
use crate::web::session::Session;
use crate::web::{Failure, FormField, Notice, Posted, Problem, Refused, Summary, Typed};

/// The page with the button.
pub async fn get(
    visit: DoorVisit,
    browser: Browser,
    session: Session,
) -> Result<Response, Failure> {
    let Some(link) = HeldLink::find(&visit, &browser, &session).await? else {
        return CONFIRM.draw_dead(&visit);
    };
    match link.opened.request.state {
        RequestState::Used => Ok(leave(&visit, &link, LinkOutcome::of_used(&link))),
        RequestState::Over => draw_over(&visit, &link),
        RequestState::Open => draw(StatusCode::OK, &press_page(&visit, &link, None)),
    }
}

/// Carries out what the link is for.
pub async fn post(
    visit: DoorVisit,
    browser: Browser,
    session: Session,
    Extension(named): Extension<NamedLookup>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let Some(link) = HeldLink::find(&visit, &browser, &session).await? else {
        return CONFIRM.draw_dead(&visit);
    };
    let proof = match forms::proof(&typed) {
        Ok(proof) => Some(proof),
        Err(refused) if link.asks_password() => {
            return draw_again(&visit, &link, &FormFailure::Refused(refused));
        }
        Err(_) => None,
    };
    match carry_out(&visit.app, &link, &session, proof, &*named.0).await {
        Ok(outcome) => Ok(leave(&visit, &link, outcome)),
        Err(Error::DeadLink) => draw_over(&visit, &link),
        // The page asks for what proves the owner now.
        Err(Error::Overtaken) => Ok(visit.redirect(&address::confirming()).into_response()),
        Err(Error::Taken) => {
            let notice = Notice::bad(visit.words().say("account-move-taken"));
            let to = visit.redirect(&address::sign_in()).saying(notice);
            Ok(to.into_response())
        }
        Err(error) => {
            let wrong = WrongProof::at("password", Problem::own("problem-wrong-password"));
            let t = visit.words();
            let failure = proof_failure(t, PROOF_TOO_MANY, error, &typed, wrong)?;
            draw_again(&visit, &link, &failure)
        }
    }
}

/// Takes the secret of a link out of the address.
pub async fn follow(visit: DoorVisit, Path(token): Path<String>) -> Result<Response, Failure> {
    CONFIRM.follow(&visit, &token)
}

/// The link that this browser holds.
struct HeldLink {
    opened: OpenedLink,
    /// Whether the owner of the link's account is signed in in this browser.
    owner_is_here: bool,
}

impl HeldLink {
    async fn find(
        visit: &DoorVisit,
        browser: &Browser,
        session: &Session,
    ) -> Result<Option<Self>, Failure> {
        let Some(opened) = CONFIRM.find(visit, browser).await? else {
            return Ok(None);
        };
        let owner_is_here = match opened.request.account {
            Some(owner) => session.account().await? == Some(owner),
            None => false,
        };
        Ok(Some(Self {
            opened,
            owner_is_here,
        }))
    }

    /// Whether the browser itself proves who presses the button. For a link of an account this is the owner's session:
    /// having asked in a browser proves only who used that browser at that time.
    fn is_proved_here(&self) -> bool {
        match self.opened.request.account {
            Some(_) => self.owner_is_here,
            None => self.opened.is_where_asked,
        }
    }

    /// Stopping a move takes no password: the mail went to the old address, which is proof enough. A move wants a session
    /// of the account, and a confirmation wants the browser that registered; elsewhere both want the password.
    fn asks_password(&self) -> bool {
        !self.is_proved_here()
            && self.opened.request.state == RequestState::Open
            && self.opened.request.purpose != LinkPurpose::StopAddress
    }

    /// What proves the owner: the session of this browser, or the typed password.
    fn owner_proof(&self, session: &Session, typed: Option<TypedPassword>) -> Option<OwnerProof> {
        let here = session.key().filter(|_| self.owner_is_here);
        here.map(OwnerProof::Session)
            .or(typed.map(OwnerProof::Password))
    }
}

/// Does the one thing that the link may be used for.
async fn carry_out(
    app: &App,
    link: &HeldLink,
    session: &Session,
    proof: Option<TypedPassword>,
    named: &dyn Named,
) -> Result<LinkOutcome, Error> {
    let request = &link.opened.request;
    match request.purpose {
        LinkPurpose::NewAddress => {
            let proof = link.owner_proof(session, proof);
            actions::move_address(app, request, proof, named).await?;
            Ok(LinkOutcome::Moved)
        }
        LinkPurpose::SecondAddress => {
            let proof = link.owner_proof(session, proof);
            actions::confirm_second_address(app, request, proof, named).await?;
            Ok(LinkOutcome::HasSecond)
        }
        LinkPurpose::StopAddress => {
            let outcome = actions::stop_move(app, request, named).await?;
            Ok(LinkOutcome::Stopped(outcome))
        }
        _ => {
            let outcome = actions::confirm(app, &link.opened, proof, named).await?;
            Ok(LinkOutcome::Confirmed(outcome))
        }
    }
}

/// What the page says, by what the link is for.
struct PressWords {
    title: Message,
    lead: Message,
    button: Message,
    deed: &'static str,
}

fn press_words(t: Messages, link: &HeldLink) -> PressWords {
    let request = &link.opened.request;
    let address = request.email.as_str();
    match request.purpose {
        LinkPurpose::NewAddress => PressWords {
            title: t.say("account-move-title"),
            lead: if link.is_proved_here() {
                t.say("account-move-lead").with("address", address)
            } else {
                t.say("account-move-elsewhere")
            },
            button: t.say("account-move-button"),
            deed: "move",
        },
        LinkPurpose::SecondAddress => PressWords {
            title: t.say("account-second-title"),
            lead: if link.is_proved_here() {
                t.say("account-second-lead").with("address", address)
            } else {
                t.say("account-move-elsewhere")
            },
            button: t.say("account-second-button"),
            deed: "second",
        },
        LinkPurpose::StopAddress => PressWords {
            title: t.say("account-stop-title"),
            lead: t.say("account-stop-lead").with("address", address),
            button: t.say("account-stop-button"),
            deed: "stop",
        },
        _ => PressWords {
            title: t.say("account-confirm-title"),
            lead: if link.is_proved_here() {
                t.say("account-confirm-lead")
            } else {
                t.say("account-confirm-elsewhere")
            },
            button: t.say("account-confirm-button"),
            deed: "confirm",
        },
    }
}

fn press_page(visit: &DoorVisit, link: &HeldLink, refused: Option<&Refused>) -> PressPage {
    let frame = visit.frame(address::confirming());
    let t = frame.t;
    let mut fields: Vec<FormField> = Vec::new();
    if link.asks_password() {
        fields.push(password_field(t, refused));
    }
    let words = press_words(t, link);
    PressPage {
        summary: Summary::of(t, &fields),
        frame,
        title: words.title,
        lead: words.lead,
        fields,
        button: words.button,
        deed: words.deed,
    }
}

/// The page with the button once more, with why pressing it failed.
fn draw_again(
    visit: &DoorVisit,
    link: &HeldLink,
    failure: &FormFailure,
) -> Result<Response, Failure> {
    let mut page = press_page(visit, link, Some(failure.refused()));
    page.frame.notice = failure.waiting().map(Notice::warn);
    failure.draw(&page)
}

/// What pressing a button did.
#[derive(Clone, Copy)]
enum LinkOutcome {
    Confirmed(ConfirmOutcome),
    Moved,
    HasSecond,
    Stopped(StopOutcome),
}

impl LinkOutcome {
    /// What a link did that was used before.
    fn of_used(link: &HeldLink) -> Self {
        match link.opened.request.purpose {
            LinkPurpose::NewAddress => Self::Moved,
            LinkPurpose::SecondAddress => Self::HasSecond,
            LinkPurpose::StopAddress => Self::Stopped(StopOutcome::UsedBefore),
            _ => Self::Confirmed(ConfirmOutcome::ConfirmedBefore),
        }
    }

    /// What the reader is told on the next page.
    fn notice(self, t: Messages) -> Notice {
        match self {
            Self::Confirmed(ConfirmOutcome::NewAccount) => Notice::good(t.say("account-confirmed")),
            Self::Confirmed(ConfirmOutcome::ConfirmedBefore) => {
                Notice::plain(t.say("account-confirm-used"))
            }
            Self::Moved => Notice::good(t.say("account-moved")),
            Self::HasSecond => Notice::good(t.say("account-second-confirmed")),
            Self::Stopped(StopOutcome::UsedBefore) => Notice::plain(t.say("account-stop-used")),
            Self::Stopped(StopOutcome::InTime) => Notice::warn(t.say("account-stopped")),
            Self::Stopped(StopOutcome::TakenBack) => Notice::warn(t.say("account-stopped-choose")),
        }
    }
}

/// Leads on with what happened: to the sign-in page, or for an owner who is signed in to the page of the account's
/// address. After a stopped move the next step is another password.
fn leave(visit: &DoorVisit, link: &HeldLink, outcome: LinkOutcome) -> Response {
    let to = match outcome {
        LinkOutcome::Stopped(StopOutcome::InTime | StopOutcome::TakenBack) => address::reset(),
        LinkOutcome::HasSecond if link.owner_is_here => address::account_addresses(),
        _ if link.owner_is_here => address::account_email(),
        _ => address::sign_in(),
    };
    let mut response = visit
        .redirect(&to)
        .saying(outcome.notice(visit.words()))
        .into_response();
    browser::end_link(&visit.app, &mut response);
    response
}

/// The page of a link that has been ended, replaced, or is too old.
fn draw_over(visit: &DoorVisit, link: &HeldLink) -> Result<Response, Failure> {
    if link.opened.request.purpose == LinkPurpose::StopAddress {
        return draw_nothing_to_stop(visit);
    }
    CONFIRM.draw_dead(visit)
}
