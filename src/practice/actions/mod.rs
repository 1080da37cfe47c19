//! What people do to a practice: one deed, one function, one transaction. [`act_within`] runs each deed in this order:
//!
//! 1. `locks`: the accounts and practices that the deed judges by, in the order of the house;
//! 2. `begin`: the case is read under the lock;
//! 3. `workflow::step`: the table is asked anew;
//! 4. `conflict`: what happened since the form was drawn;
//! 5. `intent`: the deed changes the `transition`;
//! 6. `finish`: the row's effects on state, claim and draft;
//! 7. `publication`: what the public sees, and the edition;
//! 8. the event, the queue's rows and the notices, in the same transaction.

mod appeal;
mod arks;
mod authors;
mod begin;
mod calls;
mod chain;
mod clearance;
mod comments;
mod common_reasons;
mod confirmation;
mod conflict;
mod decide;
mod draft;
mod experts;
mod files;
mod finish;
mod imports;
mod intent;
mod labels;
mod letter_preview;
mod letters;
mod link_visits;
mod locks;
mod not_before;
mod on_hold;
mod opinions;
mod organisations;
mod ownership;
mod page_views;
mod parties;
mod past;
mod public_deeds;
mod publication;
mod questions;
mod queue;
mod read;
mod reminders;
mod replications;
mod reports;
mod review;
mod scheduled;
mod transition;
mod translations;
mod undelivered;
mod words;

pub use arks::mint_missing_arks;
pub use authors::{
    FoundInvitation, HeldInvitation, OpenInvitation, OwnerThen, held_invitation, invitation_to,
    join, refuse_invitation,
};
pub use calls::{
    add_call, call_record, calls, name_call, open_call, open_calls, practice_call, save_call,
};
pub use chain::chain_histories;
pub use clearance::{
    HeldClearance, OpenClearance, add_remark, clearance, clearance_of_link, end_clearance_link,
    held_clearance, make_clearance_link, settle_remark,
};
pub use comments::answer_points;
pub use common_reasons::ReasonCounts;
pub use draft::{PLACE_KEPT, Saved, StepSave, save, start};
pub use experts::{
    HeldExpertLink, OpenExpertLink, expert_of_link, give_expert_opinion, held_expert_link,
    keep_expert_draft, refuse_opinion,
};
pub use files::{FilesSave, FilesSaved, save_files};
pub use imports::{
    ImportError, ImportLoader, LoadedBatch, NotKept, PublishedImport, begin_import,
    forget_import_rows, known_keys, known_originals, open_import, publish_import, published_slugs,
    remove_open_import,
};
pub use intent::Intent;
pub use labels::{add_to_list, labels, retire_label};
pub use letter_preview::{focal_point_to_tell, foresee_within, preview_letters};
pub use letters::{preview_letter, told_by_letters, write_letters};
pub use link_visits::{next_visit, read_named_links, visit_links};
pub use not_before::name_day;
pub use on_hold::MOST_HOLD_DAYS;
pub use opinions::{PoliciesSet, newest_policy, opinion_policies, set_opinion_policies};
pub use organisations::organisation_shared_with;
pub use ownership::{OwnerlessPractice, TakenOffer, ownerless_practice, take_ownership};
pub use page_views::{views_by_month, write_views};
pub(super) use parties::{join_accounts, take_address};
pub use past::{PastApproval, PastPractice, store_past};
pub use questions::{askable, asked_person, title_of};
pub use queue::{COUNTRY_SIGN, begin_hold, draw_queue, end_hold, fold_queue, label_word};
pub(super) use queue::{folded_line, rename};
pub use read::{
    DeskHistory, EligibleReviewer, OwnCase, all_reviewers, answers, answers_of, answers_of_two,
    case, desk_history, eligible_reviewers, history, imported_names, named_authors, newest,
    own_case, practice_by_slug, queue_standing, read_submission, referred_practices,
    reviewers_to_ask, revisions, stale_saves, viewable,
};
pub use replications::{
    dismiss_replication, live_practice, public_replications, register_replication,
    replication_to_decide, waiting_replications,
};
pub use reports::{close_report, open_reports, report_mistake, reportable};
pub use review::spam_suspends;
pub use scheduled::{next_due, pass_on_work_of, settle, settle_all};
pub use translations::{free_languages, original_of, start_translation, translations_of};
pub use undelivered::record_report;
pub use words::{WordsKept, keep_words, kept_words};

pub use super::error::{Error, Overtaken};
pub use super::mails::ForeseenLetter;
pub use super::store::{
    BarredReviewer, SetPolicy, accepted_co_authors, bar_of, barred_as_focal_points,
    barred_reviewers,
};

use crate::account::model::Account;
use crate::app::App;
use crate::db::{Timestamp, Tx};
use crate::practice::model::{DrawnUpTo, Practice, PracticeId, Reference, Revision, Seq};
use crate::practice::store;
use crate::workflow::Deed;

/// What a deed led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The deed that was carried out.
    pub deed: Deed,
    /// The number of its event.
    pub seq: Seq,
    /// The reference, once there is one.
    pub reference: Option<Reference>,
    /// Until when a decision can be undone.
    pub undo_until: Option<Timestamp>,
    /// When a decision takes effect.
    pub effective_at: Option<Timestamp>,
    /// Whether the owner's account was suspended with it.
    pub suspended: bool,
    /// It had been done before by the same person: the repeat changed nothing.
    pub already: bool,
}

impl Done {
    fn new(practice: &Practice, revision: Option<&Revision>, deed: Deed, seq: Seq) -> Self {
        Self {
            deed,
            seq,
            reference: practice.reference.clone(),
            undo_until: revision.and_then(|revision| revision.undo_until),
            effective_at: revision.and_then(|revision| revision.effective_at),
            suspended: false,
            already: false,
        }
    }
}

/// Does one thing to a practice. `seen` is the event up to which the person's page was drawn.
pub async fn act(
    app: &App,
    by: &Account,
    id: PracticeId,
    seen: impl Into<DrawnUpTo>,
    intent: Intent,
) -> Result<Done, Error> {
    let mut tx = app.db.write().await?;
    let done = act_within(app, &mut tx, by, id, seen, intent).await?;
    tx.commit().await?;
    Ok(done)
}

/// The same within a transaction that does more.
pub async fn act_within(
    app: &App,
    tx: &mut Tx,
    by: &Account,
    id: PracticeId,
    seen: impl Into<DrawnUpTo>,
    intent: Intent,
) -> Result<Done, Error> {
    let deed = intent.deed();
    let acting = locks::take(tx, by.id, id, &intent).await?;
    if deed == Deed::StartAgain {
        draft::room_for_another(app, tx, by.id).await?;
    }
    let mut transition = match begin::begin(app, tx, acting, id, seen.into(), &intent).await? {
        begin::Started::Transition(transition) => transition,
        begin::Started::Already(done) => return Ok(done),
    };
    intent.carry_out(&mut transition).await?;
    let (done, tx) = transition.write_down().await?;
    let decides = deed.verdict().is_some() || deed == Deed::Consent;
    let is_due = decides && done.effective_at.is_some_and(|at| at <= app.clock.now());
    if !is_due || scheduled::settle_within(app, tx, id).await?.is_none() {
        store::draw_lists(tx, id).await?;
    }
    Ok(done)
}
