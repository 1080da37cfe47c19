//! Whom readers may ask about a public practice. The room of questions relays what they ask.

use crate::account::model::{Account, EmailAddress};
use crate::account::queries;
use crate::db::{Engine, Fault};
use crate::language::Language;
use crate::mail::model::MailRecipient;
use crate::practice::answers::Answers;
use crate::practice::model::{
    AskablePractice, AskedPerson, Practice, PracticeId, Revision, Slug, WhoIsAsked,
};
use crate::practice::store;
use crate::workflow::PublicStatus;

/// The live practice with this slug, if its readers may ask the person whom it names.
pub async fn askable(db: &mut impl Engine, slug: &Slug) -> Result<Option<AskablePractice>, Fault> {
    let Some(found) = store::by_slug(db, slug.as_str()).await? else {
        return Ok(None);
    };
    let asked = asked_person(db, found.id).await?;
    Ok(asked.map(|person| AskablePractice {
        id: found.id,
        asks_author: matches!(person.to, MailRecipient::Account(_)),
        slug: person.slug,
        title: person.title,
    }))
}

/// The person to whom a question about this practice goes now; none if it is not live, or its authors want no questions
/// through a form, or the account of the person is suspended.
pub async fn asked_person(
    db: &mut impl Engine,
    id: PracticeId,
) -> Result<Option<AskedPerson>, Fault> {
    let Some((practice, public, answers)) = published(db, id).await? else {
        return Ok(None);
    };
    let Some(slug) = practice.slug.clone() else {
        return Ok(None);
    };
    let title = public.title.trim().to_owned();
    let (to, email, language) = match WhoIsAsked::of(&answers) {
        None => return Ok(None),
        Some(WhoIsAsked::FocalPoint(point)) => {
            let Ok(email) = EmailAddress::parse(&point.email) else {
                return Ok(None);
            };
            let language = Language::parse(practice.language.as_str()).unwrap_or(Language::En);
            (MailRecipient::address(email.as_str()), email, language)
        }
        Some(WhoIsAsked::Sender) => match sender(db, &practice, &public).await? {
            Some(by) => (MailRecipient::Account(by.id), by.email, by.language),
            None => return Ok(None),
        },
    };
    Ok(Some(AskedPerson {
        to,
        email,
        language,
        title,
        slug,
    }))
}

/// A live practice with its public version.
async fn published(
    db: &mut impl Engine,
    id: PracticeId,
) -> Result<Option<(Practice, Revision, Answers)>, Fault> {
    let found = store::practice(db, id).await?;
    let live = found.filter(|one| one.public == PublicStatus::Live);
    if let Some(original) = live.as_ref().and_then(|one| one.translation_of) {
        let original = store::practice(db, original).await?;
        if original.is_none_or(|one| one.public != PublicStatus::Live) {
            return Ok(None);
        }
    }
    let Some((practice, revision)) = live.and_then(|one| {
        let public = one.public_revision_id?;
        Some((one, public))
    }) else {
        return Ok(None);
    };
    let Some(public) = store::revision(db, revision).await? else {
        return Ok(None);
    };
    let answers = store::content(db, revision).await?;
    Ok(Some((practice, public, answers)))
}

/// The account that submitted the public version, if it still owns the practice and is not suspended.
async fn sender(
    db: &mut impl Engine,
    practice: &Practice,
    public: &Revision,
) -> Result<Option<Account>, Fault> {
    if public.submitted_by != Some(practice.owner_id) {
        return Ok(None);
    }
    let owner = queries::by_id(db, practice.owner_id).await?;
    Ok(owner.filter(|owner| !owner.is_suspended()))
}

/// The title of the public version of a practice, also of one that was taken down; empty if it never was public.
pub async fn title_of(db: &mut impl Engine, id: PracticeId) -> Result<String, Fault> {
    let found = store::practice(db, id).await?;
    let Some(public) = found.and_then(|practice| practice.public_revision_id) else {
        return Ok(String::new());
    };
    let shown = store::revision(db, public).await?;
    Ok(shown.map_or_else(String::new, |one| one.title.trim().to_owned()))
}
