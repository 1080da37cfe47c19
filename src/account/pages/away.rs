//! `/account/away`: until when a reviewer is away. From the press until that day the reviewer is not suggested; what the
//! reviewer has in hand goes to others at once.

use axum::Extension;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::visit::SignedInVisit;
use crate::account::actions;
use crate::account::boxes::KeptBoxes;
use crate::account::forms::{AWAY_UNTIL, away_until, is_of_away};
use crate::account::named::NamedLookup;
use crate::account::views::{AwayPage, account_tabs, draw};
use crate::address;
use crate::web::{Failure, FormField, Notice, Posted, Refused, Summary, Typed};

/// The typed day stays while the reader is at another page.
const BOXES: KeptBoxes = KeptBoxes {
    page: address::account_away,
    form: "away",
    is_text: is_of_away,
    choices: &[],
};

/// The form, or until when the reviewer is away.
pub async fn get(visit: SignedInVisit) -> Result<Response, Failure> {
    let kept = visit.kept_form().map(Refused::only_typed);
    let page = away_page(&visit, kept.as_ref()).await?;
    draw(StatusCode::OK, &page)
}

/// Goes away, or is back.
pub async fn post(
    visit: SignedInVisit,
    Extension(named): Extension<NamedLookup>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let (app, reader, t) = (&visit.app, &visit.reader, visit.words());
    if !reader.may_review() {
        return Err(Failure::NotFound);
    }
    let language = visit.page.language;
    if let Some(left) = BOXES.leave(app, reader, language, &typed).await? {
        return Ok(left);
    }
    let (until, says) = match typed.get("deed") {
        "back" => (None, "account-away-back"),
        "away" => match away_until(&typed, app.clock.now(), &app.settings.time_zone) {
            Ok(until) => (Some(until), "account-away-saved"),
            Err(refused) => {
                let page = away_page(&visit, Some(&refused)).await?;
                return draw(StatusCode::UNPROCESSABLE_ENTITY, &page);
            }
        },
        _ => return Err(Failure::Unreadable("deed")),
    };
    actions::set_away(app, reader.id, until, &*named.0).await?;
    BOXES.forget(app, reader).await?;
    let to = visit.redirect(&address::account_away());
    Ok(to.saying(Notice::good(t.say(says))).into_response())
}

async fn away_page(visit: &SignedInVisit, refused: Option<&Refused>) -> Result<AwayPage, Failure> {
    let (app, reader, t) = (&visit.app, &visit.reader, visit.words());
    if !reader.may_review() {
        return Err(Failure::NotFound);
    }
    let mut db = app.db.read().await?;
    let shown = BOXES.load(app, &mut db, reader, (refused, t)).await?;
    drop(db);
    let until = FormField::date(t, AWAY_UNTIL, &t.say("account-away-until"))
        .hint(t.say("account-away-until-hint"))
        .refused(shown.form.as_ref());
    let away = reader
        .away_until
        .filter(|_| reader.is_away(app.clock.now()));
    Ok(AwayPage {
        tabs: account_tabs(t, reader),
        summary: Summary::of(t, [&until]),
        now: away.map(|until| t.say("account-away-now").with("day", t.day(until))),
        until,
        unsent: shown.notice,
        frame: BOXES.open_form(visit.frame(address::account_away())),
    })
}
