//! Experts from outside: the handling reviewer asks one by mail, for one revision. The expert reads it by the mailed link,
//! and gives an opinion or refuses, without an account. An expert is no party, no reviewer of the site, and no author.

use super::begin::{begin_by_link, is_marked_alike};
use super::transition::{Transition, lock_case};
use super::{Error, Intent};
use crate::account::queries;
use crate::app::{App, Token};
use crate::db::{Conn, Fault, Timestamp, Tx};
use crate::practice::answers::Answers;
use crate::practice::mails::focal_point_address;
use crate::practice::model::{
    Case, Checklist, EXPERT_ASKED_FOR, Event, ExpertAsk, ExpertAskId, ExpertClosed, MOST_EXPERTS,
    NewExpert, Opinion, PracticeId, Reasons, Seq,
};
use crate::practice::store;
use crate::workflow::{Actor, Deed, State};

/// The mailed link of an expert, which a browser holds. Only [`held_expert_link`] makes one, so no opinion is given without
/// a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldExpertLink {
    ask: ExpertAskId,
    practice: PracticeId,
}

/// What an expert reads.
#[derive(Debug, Clone)]
pub struct OpenExpertLink {
    /// The link, for the deed that answers it.
    pub held: HeldExpertLink,
    /// The question.
    pub ask: ExpertAsk,
    /// What the reviewer wrote to the expert.
    pub words: Option<String>,
    /// The event of the opinion that the expert has given by this link.
    pub given: Option<Event>,
    /// The practice, with the revision in review.
    pub case: Case,
    /// The answers of that revision.
    pub answers: Answers,
}

/// The question to which a mailed link belongs.
pub async fn expert_of_link(db: &mut Conn, token: Token) -> Result<Option<ExpertAskId>, Fault> {
    let found = store::expert_by_link(db, &token.hash()).await?;
    Ok(found.map(|ask| ask.id))
}

/// What the holder of this link reads; `None` where the link is another one, or works no longer.
pub async fn held_expert_link(
    app: &App,
    db: &mut Conn,
    (token, id): (Token, ExpertAskId),
) -> Result<Option<Box<OpenExpertLink>>, Fault> {
    let found = store::expert_by_link(db, &token.hash()).await?;
    let Some(ask) = found.filter(|ask| ask.id == id) else {
        return Ok(None);
    };
    let Some(case) = store::case(db, ask.practice_id).await? else {
        return Ok(None);
    };
    if !opens(&ask, &case, app.clock.now()) {
        return Ok(None);
    }
    let answers = store::content(db, ask.revision_id).await?;
    let asked = store::event(db, ask.practice_id, ask.mailed_seq).await?;
    let given = match ask.answered_seq {
        Some(seq) => store::event(db, ask.practice_id, seq).await?,
        None => None,
    };
    Ok(Some(Box::new(OpenExpertLink {
        held: HeldExpertLink {
            ask: ask.id,
            practice: ask.practice_id,
        },
        words: asked.and_then(|event| event.words),
        given,
        ask,
        case,
        answers,
    })))
}

/// Whether a link opens the revision: it works, and that revision is in review.
fn opens(ask: &ExpertAsk, case: &Case, now: Timestamp) -> bool {
    let in_review = case.open.as_ref().is_some_and(|open| {
        open.id == ask.revision_id && open.state == State::InReview && !case.owner_suspended
    });
    in_review && ask.is_open(now)
}

/// Keeps what the expert has typed and not sent, as the body of a form, for the next opening of the page.
pub async fn keep_expert_draft(
    app: &App,
    held: &HeldExpertLink,
    body: Option<&str>,
) -> Result<(), Fault> {
    let mut tx = app.db.write().await?;
    store::keep_expert_draft(&mut tx, held.ask, body).await?;
    tx.commit().await
}

/// The expert gives an opinion. The second press of the same button changes nothing.
pub async fn give_expert_opinion(
    app: &App,
    held: &HeldExpertLink,
    opinion: Opinion,
    checklist: Checklist,
) -> Result<(), Error> {
    let mut tx = app.db.write().await?;
    let (case, ask) = lock_ask(&mut tx, held).await?;
    let given = Intent::GiveOpinion(opinion.clone(), checklist.clone());
    if is_given(&mut tx, &ask, &given).await? {
        return Ok(());
    }
    let mut transition = begin(app, &mut tx, (case, &ask), Deed::GiveOpinion).await?;
    transition.take_reasons(opinion.to_authors())?;
    transition.take_team_reasons(opinion.to_team().map(Reasons::as_str))?;
    transition.details.opinion = Some(opinion.verdict());
    transition.checklist = checklist;
    let seq = next_seq(&transition);
    store::set_expert_answer(transition.tx, ask.id, seq).await?;
    transition.finish().await?;
    tx.commit().await?;
    Ok(())
}

/// The expert gives none.
pub async fn refuse_opinion(
    app: &App,
    held: &HeldExpertLink,
    words: Option<&Reasons>,
) -> Result<(), Error> {
    let mut tx = app.db.write().await?;
    let (case, ask) = lock_ask(&mut tx, held).await?;
    let mut transition = begin(app, &mut tx, (case, &ask), Deed::RefuseOpinion).await?;
    transition.take_reasons(words)?;
    let closed = (ExpertClosed::Refused, transition.now);
    store::close_expert_link(transition.tx, ask.id, closed).await?;
    transition.finish().await?;
    tx.commit().await?;
    Ok(())
}

/// The practice under its lock, and the question.
async fn lock_ask(tx: &mut Tx, held: &HeldExpertLink) -> Result<(Case, ExpertAsk), Error> {
    let case = lock_case(tx, held.practice).await?;
    let ask = store::expert(tx, held.ask).await?.ok_or(Error::NotFound)?;
    Ok((case, ask))
}

/// Begins a deed of an expert on the locked practice.
async fn begin<'a>(
    app: &'a App,
    tx: &'a mut Tx,
    (case, ask): (Case, &ExpertAsk),
    deed: Deed,
) -> Result<Transition<'a>, Error> {
    let actor = Actor {
        expert: opens(ask, &case, app.clock.now()),
        ..Actor::default()
    };
    let mut transition = begin_by_link(app, tx, case, (deed, actor)).await?;
    transition.details.expert = Some(ask.id);
    Ok(transition)
}

/// Whether the newest opinion by this link is this very one.
async fn is_given(tx: &mut Tx, ask: &ExpertAsk, given: &Intent) -> Result<bool, Error> {
    let Some(newest) = ask.answered_seq else {
        return Ok(false);
    };
    let found = store::event(tx, ask.practice_id, newest).await?;
    Ok(found.is_some_and(|event| given.is(&event))
        && is_marked_alike(tx, ask.practice_id, newest, given).await?)
}

/// The handling reviewer asks an expert.
pub(super) async fn ask(transition: &mut Transition<'_>, expert: &NewExpert) -> Result<(), Error> {
    let asked = store::experts(transition.tx, transition.case.practice.id).await?;
    let of_revision = asked
        .iter()
        .filter(|one| one.revision_id == transition.revision.id && one.is_open(transition.now));
    let open: Vec<&ExpertAsk> = of_revision.collect();
    let key = expert.email.key();
    let is_asked = open.iter().any(|one| one.email_key == key);
    if is_asked || open.len() >= MOST_EXPERTS || has_a_part(transition, expert).await? {
        return Err(Error::Unfit);
    }
    let by = transition.actor()?.id;
    let place = (transition.case.practice.id, transition.revision.id);
    let times = (transition.now, transition.now.plus(EXPERT_ASKED_FOR));
    let mailed = next_seq(transition);
    let id = store::insert_expert(transition.tx, place, (expert, by), mailed, times).await?;
    transition.details.expert = Some(id);
    Ok(())
}

/// Whether the address belongs to an author, to a person who is invited to be one, to the focal point, or to an account that
/// may give an opinion as a reviewer.
async fn has_a_part(transition: &mut Transition<'_>, expert: &NewExpert) -> Result<bool, Error> {
    let practice = transition.case.practice.id;
    if let Some(account) = queries::by_email(transition.tx, &expert.email).await?
        && (transition.case.parties.include(account.id) || account.may_review())
    {
        return Ok(true);
    }
    let key = expert.email.key();
    let named = store::co_authors(transition.tx, practice).await?;
    if named.iter().any(|one| one.email_key == key) {
        return Ok(true);
    }
    let answers = store::content(transition.tx, transition.revision.id).await?;
    Ok(focal_point_address(&answers).is_some_and(|one| one.key() == key))
}

/// The review team ends a link. What the expert has given stays.
pub(super) async fn end_link(
    transition: &mut Transition<'_>,
    id: ExpertAskId,
) -> Result<(), Error> {
    let found = store::expert(transition.tx, id).await?;
    let is_open = |ask: &ExpertAsk| {
        ask.practice_id == transition.case.practice.id && ask.is_open(transition.now)
    };
    let ask = found.filter(is_open).ok_or(Error::Unfit)?;
    let closed = (ExpertClosed::Ended, transition.now);
    store::close_expert_link(transition.tx, ask.id, closed).await?;
    transition.details.expert = Some(ask.id);
    Ok(())
}

/// The number that the event of this deed gets.
fn next_seq(transition: &Transition<'_>) -> Seq {
    Seq(transition.case.practice.seq.0 + 1)
}
