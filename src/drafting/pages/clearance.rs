//! `/my/practices/{id}/clearance`: authors make links by which people without an account read the draft, end them, and
//! settle what these remark.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::authors::AuthorsSheet;
use super::{OwnPractice, into_failure};
use crate::account::boxes::KeptBoxes;
use crate::account::model::Account;
use crate::account::reader::SignedIn;
use crate::address::{self, Address};
use crate::app::{App, Token};
use crate::drafting::forms::{
    CLEARANCE_LABEL, CLEARANCE_TIME, ClearanceButton, is_of_clearance, read_clearance_link,
};
use crate::drafting::views::{
    ClearanceLine, ClearancePage, OPEN_FORM, clearance_address, clearance_fields, remark_lines,
};
use crate::language::Language;
use crate::practice::actions::{self, Error};
use crate::practice::model::PracticeId;
use crate::web::{
    Failure, FormVisit, Lang, Notice, Posted, Problem, Redirect, Refused, Summary, Typed,
};

/// What is typed stays while the author is at another page.
fn boxes(id: PracticeId) -> KeptBoxes<impl Fn() -> Address + Sync> {
    KeptBoxes {
        page: move || address::my_practice_clearance(id),
        form: OPEN_FORM,
        is_text: is_of_clearance,
        choices: &[CLEARANCE_TIME],
    }
}

/// The links of the draft and the remarks of their readers.
pub async fn show(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    visit: FormVisit,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let own = OwnPractice::find_for_form(&app, &reader, &id, &visit).await?;
    if !own.is_draft() {
        return Ok(Redirect::to(&own.address(), visit.language).into_response());
    }
    let kept = visit.kept_form().map(Refused::only_typed);
    let sheet = AuthorsSheet {
        app: &app,
        reader: &reader,
        language: visit.language,
        notice: visit.notice,
        own: &own,
    };
    Ok(draw(&sheet, kept.as_ref(), None).await?.into_response())
}

/// Makes or ends a link, or settles a remark.
pub async fn act(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    Lang(language): Lang,
    Path(id): Path<String>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let own = OwnPractice::find(&app, &reader, &id).await?;
    let kept = boxes(own.id());
    if let Some(left) = kept.leave(&app, &reader, language, &typed).await? {
        return Ok(left);
    }
    let button = ClearanceButton::read(&typed).ok_or(Failure::Unreadable("deed"))?;
    let (practice, says) = (own.id(), says_done(button));
    match button {
        ClearanceButton::Make => return make((&app, &reader), language, &own, typed).await,
        ClearanceButton::End(link) => {
            let ended = actions::end_clearance_link(&app, &reader, practice, link).await;
            ended.map_err(into_failure)?;
        }
        ClearanceButton::Settle(remark, settled) => {
            let about = (remark, settled);
            let done = actions::settle_remark(&app, &reader, practice, about).await;
            done.map_err(into_failure)?;
        }
    }
    kept.keep_typed(&app, &reader, &typed).await?;
    let notice = Notice::good(app.words(language).say(says));
    let back = Redirect::to(&address::my_practice_clearance(practice), language);
    Ok(back.saying(notice).into_response())
}

const fn says_done(button: ClearanceButton) -> &'static str {
    match button {
        ClearanceButton::Make => "drafting-clearance-made",
        ClearanceButton::End(_) => "drafting-clearance-end-done",
        ClearanceButton::Settle(_, true) => "drafting-clearance-settled",
        ClearanceButton::Settle(_, false) => "drafting-clearance-opened",
    }
}

/// Makes a link. The page that answers is the only one that shows its secret, so it answers the form itself.
async fn make(
    (app, reader): (&App, &Account),
    language: Language,
    own: &OwnPractice,
    typed: Typed,
) -> Result<Response, Failure> {
    let mut sheet = AuthorsSheet {
        app,
        reader,
        language,
        notice: None,
        own,
    };
    let refused = match read_clearance_link(&typed) {
        Ok(link) => match actions::make_clearance_link(app, reader, own.id(), &link).await {
            Ok(token) => {
                boxes(own.id()).forget(app, reader).await?;
                let says = says_done(ClearanceButton::Make);
                sheet.notice = Some(Notice::good(app.words(language).say(says)));
                return Ok(draw(&sheet, None, Some(token)).await?.into_response());
            }
            Err(Error::Unfit) => {
                let mut refused = Refused::only_typed(typed);
                let problem = Problem::own("drafting-problem-clearance-many");
                refused.add(CLEARANCE_LABEL, problem);
                refused
            }
            Err(error) => return Err(into_failure(error)),
        },
        Err(refused) => refused,
    };
    let page = draw(&sheet, Some(&refused), None).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

async fn draw(
    sheet: &AuthorsSheet<'_>,
    refused: Option<&Refused>,
    made: Option<Token>,
) -> Result<ClearancePage, Failure> {
    let (app, own) = (sheet.app, sheet.own);
    let kept = boxes(own.id());
    let frame = sheet.frame(&kept);
    let t = frame.t;
    let mut db = app.db.read().await?;
    let shown = kept.load(app, &mut db, sheet.reader, (refused, t)).await?;
    let (links, remarks) = actions::clearance(&mut db, own.revision.id).await?;
    drop(db);
    let now = app.clock.now();
    let fields = clearance_fields(t, shown.form.as_ref());
    let [open, settled] = remark_lines(t, &remarks, &own.answers);
    Ok(ClearancePage {
        summary: Summary::of(t, &fields),
        title: own.title(t),
        made: made.map(|token| clearance_address(&frame, token.text())),
        links: links
            .iter()
            .map(|link| ClearanceLine::of(t, link, now))
            .collect(),
        fields,
        unsent: shown.notice,
        open,
        settled,
        action: frame.to((kept.page)()),
        back: frame.to(own.address()),
        frame,
    })
}
