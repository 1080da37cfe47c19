//! `/account`: the profile. What is typed and not saved stays in its boxes while the reader is elsewhere.

use axum::Extension;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::visit::SignedInVisit;
use crate::account::actions;
use crate::account::boxes::KeptBoxes;
use crate::account::forms;
use crate::account::named::NamedLookup;
use crate::account::views::{PROFILE_FORM, ProfilePage, draw, mails_field};
use crate::address;
use crate::mail::actions as mails;
use crate::web::unsent::{self, Unsent};
use crate::web::{Failure, Notice, Posted, Redirect, Refused, Typed};

/// What is typed and not saved stays while the reader is elsewhere.
const BOXES: KeptBoxes = KeptBoxes {
    page: address::account,
    form: PROFILE_FORM,
    is_text: forms::is_profile_text,
    choices: &[],
};

/// The profile.
pub async fn get(visit: SignedInVisit) -> Result<Response, Failure> {
    let kept = visit.kept_form().map(Refused::only_typed);
    let page = profile_page(&visit, kept.as_ref()).await?;
    draw(StatusCode::OK, &page)
}

/// Changes the profile, or keeps what is typed and goes to another page. A changed page comes back in the language chosen.
pub async fn post(
    visit: SignedInVisit,
    Extension(named): Extension<NamedLookup>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let words = forms::unsaved_profile(&typed, &visit.reader);
    let language = visit.page.language;
    let left = BOXES.leave_with(&visit.app, &visit.reader, language, (&typed, words));
    match left.await? {
        Some(left) => Ok(left),
        None => save(visit, &named, &typed).await,
    }
}

async fn save(
    visit: SignedInVisit,
    named: &NamedLookup,
    typed: &Typed,
) -> Result<Response, Failure> {
    let change = match forms::profile(typed) {
        Ok(change) => change,
        Err(refused) => {
            let words = forms::unsaved_profile(typed, &visit.reader);
            BOXES.keep(&visit.app, &visit.reader, typed, words).await?;
            let page = profile_page(&visit, Some(&refused)).await?;
            return draw(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    actions::change_profile(&visit.app, &visit.reader, &change, &*named.0).await?;
    let chosen = forms::mail_preferences(typed, visit.reader.role);
    if !chosen.is_empty() {
        actions::choose_mails(&visit.app, visit.reader.id, &chosen).await?;
    }
    BOXES.forget(&visit.app, &visit.reader).await?;
    let language = change.profile.language;
    let notice = Notice::good(visit.app.words(language).say("account-profile-saved"));
    Ok(Redirect::to(&address::account(), language)
        .saying(notice)
        .into_response())
}

async fn profile_page(
    visit: &SignedInVisit,
    refused: Option<&Refused>,
) -> Result<ProfilePage, Failure> {
    let here = address::account();
    let mut db = visit.app.db.read().await?;
    let unsent = Unsent::read(&mut db, visit.reader.id, &here, visit.app.clock.now()).await?;
    let stored = mails::preferences(&mut db, visit.reader.id).await?;
    drop(db);
    let shown = unsent::form_to_show(refused, unsent.as_ref(), forms::is_profile_text);
    let frame = visit.frame(here);
    let mut page = ProfilePage::new(frame, &visit.reader, shown.as_ref(), unsent.as_ref());
    let field = |group| {
        let field = mails_field(visit.words(), group, stored.of(group));
        let typed = shown.as_ref();
        field.refused(typed.filter(|form| form.typed.sent(&forms::mails_box(group))))
    };
    page.mails = forms::mail_groups(visit.reader.role).map(field).collect();
    Ok(page)
}
