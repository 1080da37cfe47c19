//! `/my/practices/{id}/ownership`: the owner offers the practice to a co-author or to a person at an address, and cancels
//! that offer; the co-author accepts or refuses. What is typed into the boxes stays until it is sent.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::authors::AuthorsSheet;
use super::{OwnPractice, not_found};
use crate::account::boxes::KeptBoxes;
use crate::account::reader::SignedIn;
use crate::address::{self, Address};
use crate::app::App;
use crate::drafting::forms::{LEAVES, is_of_ownership, read_ownership};
use crate::drafting::views::{OPEN_FORM, OfferBoxes, OwnershipPage};
use crate::practice::actions::Intent;
use crate::practice::model::PracticeId;
use crate::web::{Failure, FormVisit, Lang, Notice, Posted, Redirect, Refused, Summary, Typed};
use crate::workflow::Deed;

/// The boxes of the page of this practice.
fn boxes(id: PracticeId) -> KeptBoxes<impl Fn() -> Address + Sync> {
    KeptBoxes {
        page: move || address::my_practice_ownership(id),
        form: OPEN_FORM,
        is_text: is_of_ownership,
        choices: &[LEAVES],
    }
}

/// Shows the offer, or what an offer needs. A co-author without one finds nothing here.
pub async fn show(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    visit: FormVisit,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let own = OwnPractice::find_for_form(&app, &reader, &id, &visit).await?;
    let kept = visit.kept_form().map(Refused::only_typed);
    let sheet = AuthorsSheet {
        app: &app,
        reader: &reader,
        language: visit.language,
        notice: visit.notice,
        own: &own,
    };
    Ok(draw(&sheet, kept.as_ref()).await?.into_response())
}

/// Carries out a deed of the page. A box that the deed does not use keeps what was typed.
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
    let read = read_ownership(&app, &typed, &reader.email).ok_or(Failure::Unreadable("deed"))?;
    let sheet = AuthorsSheet {
        app: &app,
        reader: &reader,
        language,
        notice: None,
        own: &own,
    };
    match read {
        Ok(intent) => answer(&sheet, intent, &typed).await,
        Err(refused) => refuse(&sheet, &refused).await,
    }
}

/// Carries out a deed of the page of the ownership. The author who has answered an offer goes on to the practice.
async fn answer(
    sheet: &AuthorsSheet<'_>,
    intent: Intent,
    typed: &Typed,
) -> Result<Response, Failure> {
    let (deed, own) = (intent.deed(), sheet.own);
    let notice = if deed == Deed::TakeOwnership && own.actor.owner {
        // The same button, pressed twice.
        Notice::good(sheet.app.words(sheet.language).say("drafting-already"))
    } else {
        match sheet.carry_out(&boxes(own.id()), intent, typed).await? {
            Ok(notice) => notice,
            Err(refused) => return refuse(sheet, &refused).await,
        }
    };
    let to = match deed {
        Deed::TakeOwnership | Deed::RefuseOffer => own.address(),
        _ => address::my_practice_ownership(own.id()),
    };
    let answer = Redirect::to(&to, sheet.language).saying(notice);
    Ok(answer.into_response())
}

async fn refuse(sheet: &AuthorsSheet<'_>, refused: &Refused) -> Result<Response, Failure> {
    let page = draw(sheet, Some(refused)).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

async fn draw(
    sheet: &AuthorsSheet<'_>,
    refused: Option<&Refused>,
) -> Result<OwnershipPage, Failure> {
    let (app, reader, own) = (sheet.app, sheet.reader, sheet.own);
    let kept = boxes(own.id());
    let frame = sheet.frame(&kept);
    let t = frame.t;
    let mut db = app.db.read().await?;
    let shown = kept.load(app, &mut db, reader, (refused, t)).await?;
    let people = own.people(app, &mut db, t, reader).await?;
    drop(db);
    let offers = own.may(Deed::Offer);
    let own_offer = people.own_offer().filter(|_| offers);
    let offered = people.offered_to_reader();
    if !offers && offered.is_none() {
        return Err(not_found());
    }
    let can_offer = offers && own_offer.is_none();
    let boxes = can_offer.then(|| OfferBoxes::new(t, &people, shown.form.as_ref()));
    let fields = boxes.iter();
    let fields = fields.flat_map(|boxes| [&boxes.person.email, &boxes.person.greeting]);
    Ok(OwnershipPage {
        summary: Summary::of(t, fields),
        title: own.title(t),
        offered,
        own: own_offer,
        boxes,
        unsent: shown.notice,
        seq: own.drawn_up_to.0,
        action: frame.to((kept.page)()),
        back: frame.to(own.address()),
        frame,
    })
}
