//! Clearance: authors let people without an account read their draft by a link; these remark beside its answers, and the
//! authors settle the remarks. It belongs to the work on a draft like its saves: it is no event, and only authors read it.

use super::Error;
use super::transition::lock_own_draft;
use crate::account::model::Account;
use crate::app::{App, Token};
use crate::db::{Conn, Engine, Fault, Timestamp};
use crate::language::Language;
use crate::practice::answers::Answers;
use crate::practice::model::{
    Case, ClearanceLink, ClearanceLinkId, ClearanceRemark, ClearanceRemarkId, MOST_CLEARANCE_LINKS,
    MOST_CLEARANCE_REMARKS, NewClearanceLink, NewClearanceRemark, PracticeId, RevisionId,
};
use crate::practice::plain;
use crate::practice::store;
use crate::workflow::State;

/// A link that a browser holds. Only [`held_clearance`] makes one, so nothing is remarked without a link.
#[derive(Debug, Clone)]
pub struct HeldClearance {
    token: Token,
    id: ClearanceLinkId,
    practice: PracticeId,
}

/// What the holder of a link reads.
#[derive(Debug, Clone)]
pub struct OpenClearance {
    /// The link, for a remark.
    pub held: HeldClearance,
    /// The row of the link.
    pub link: ClearanceLink,
    /// The practice, with its open draft.
    pub case: Case,
    /// The answers as they are saved now.
    pub answers: Answers,
    /// What was remarked by this link.
    pub remarks: Vec<ClearanceRemark>,
}

/// The links of a draft, and what their readers have remarked.
pub async fn clearance(
    db: &mut impl Engine,
    draft: RevisionId,
) -> Result<(Vec<ClearanceLink>, Vec<ClearanceRemark>), Fault> {
    store::clearance(db, draft).await
}

/// Makes a link to the open draft. The secret is read once, by its author.
pub async fn make_clearance_link(
    app: &App,
    by: &Account,
    id: PracticeId,
    link: &NewClearanceLink,
) -> Result<Token, Error> {
    let mut tx = app.db.write().await?;
    let draft = lock_own_draft(&mut tx, by, id).await?.id;
    let now = app.clock.now();
    let (links, _) = store::clearance(&mut tx, draft).await?;
    if links.iter().filter(|one| one.is_open(now)).count() >= MOST_CLEARANCE_LINKS {
        return Err(Error::Unfit);
    }
    let token = app.random.token();
    let made = (link, &*token.hash());
    store::insert_clearance_link(&mut tx, (id, draft), made, (by.id, now)).await?;
    tx.commit().await?;
    Ok(token)
}

/// Ends a link. To end it again changes nothing.
pub async fn end_clearance_link(
    app: &App,
    by: &Account,
    id: PracticeId,
    link: ClearanceLinkId,
) -> Result<(), Error> {
    let mut tx = app.db.write().await?;
    let draft = lock_own_draft(&mut tx, by, id).await?.id;
    store::end_clearance_link(&mut tx, draft, (link, app.clock.now())).await?;
    tx.commit().await?;
    Ok(())
}

/// Settles a remark, or opens it again.
pub async fn settle_remark(
    app: &App,
    by: &Account,
    id: PracticeId,
    (remark, settled): (ClearanceRemarkId, bool),
) -> Result<(), Error> {
    let mut tx = app.db.write().await?;
    let draft = lock_own_draft(&mut tx, by, id).await?.id;
    let at = settled.then(|| app.clock.now());
    if !store::settle_clearance_remark(&mut tx, draft, (remark, at)).await? {
        return Err(Error::NotFound);
    }
    tx.commit().await?;
    Ok(())
}

/// The link to which a secret belongs.
pub async fn clearance_of_link(
    db: &mut Conn,
    token: Token,
) -> Result<Option<ClearanceLinkId>, Fault> {
    let found = store::clearance_link(db, &token.hash()).await?;
    Ok(found.map(|link| link.id))
}

/// What the holder of this link reads; `None` where the link is another one, or works no longer.
pub async fn held_clearance(
    app: &App,
    db: &mut Conn,
    (token, id): (Token, ClearanceLinkId),
) -> Result<Option<Box<OpenClearance>>, Fault> {
    let Some((link, case)) = load_open(db, (token, id), app.clock.now()).await? else {
        return Ok(None);
    };
    let answers = store::content(db, link.revision_id).await?;
    let (_, mut remarks) = store::clearance(db, link.revision_id).await?;
    remarks.retain(|remark| remark.link_id == link.id);
    Ok(Some(Box::new(OpenClearance {
        held: HeldClearance {
            token,
            id,
            practice: link.practice_id,
        },
        link,
        case,
        answers,
        remarks,
    })))
}

/// The link and its practice, while it works and its draft is open.
async fn load_open(
    db: &mut impl Engine,
    (token, id): (Token, ClearanceLinkId),
    now: Timestamp,
) -> Result<Option<(ClearanceLink, Case)>, Fault> {
    let found = store::clearance_link(db, &token.hash()).await?;
    let Some(link) = found.filter(|link| link.id == id && link.is_open(now)) else {
        return Ok(None);
    };
    let Some(case) = store::case(db, link.practice_id).await? else {
        return Ok(None);
    };
    let opens = case.open.as_ref().is_some_and(|open| {
        open.id == link.revision_id && open.state == State::Draft && !case.owner_suspended
    });
    Ok(opens.then_some((link, case)))
}

/// Keeps a remark with the wording on which it is made. The second press of the same button changes nothing.
pub async fn add_remark(
    app: &App,
    held: &HeldClearance,
    remark: &NewClearanceRemark,
) -> Result<(), Error> {
    let mut tx = app.db.write().await?;
    let now = app.clock.now();
    // What was read before the lock may have changed.
    store::lock(&mut tx, held.practice).await?;
    let found = load_open(&mut tx, (held.token, held.id), now).await?;
    let (link, case) = found.ok_or(Error::NotFound)?;
    let (_, present) = store::clearance(&mut tx, link.revision_id).await?;
    let newest = present.iter().rfind(|one| one.link_id == link.id);
    if newest.is_some_and(|one| is_same(one, remark)) {
        return Ok(());
    }
    if present.len() >= MOST_CLEARANCE_REMARKS {
        return Err(Error::Unfit);
    }
    let answers = store::content(&mut tx, link.revision_id).await?;
    let t = app.words(Language::parse(case.practice.language.as_str()).unwrap_or_default());
    let wording = answers
        .get(remark.field)
        .map_or_else(String::new, |answer| {
            plain::text(remark.field.declaration().kind, answer, t)
        });
    store::insert_clearance_remark(&mut tx, &link, (remark, &wording), now).await?;
    tx.commit().await?;
    Ok(())
}

fn is_same(kept: &ClearanceRemark, remark: &NewClearanceRemark) -> bool {
    kept.field == remark.field
        && kept.name == remark.name.as_str()
        && kept.words == remark.words.as_str()
}
