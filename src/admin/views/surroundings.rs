//! What every page of the room shows around its own content.

use super::AdminTab;
use super::outage::OutageNotice;
use crate::admin::model::PendingWork;
use crate::db::Timestamp;
use crate::mail::model::OutboxCounts;
use crate::mail::worker::Pulse;
use crate::web::Frame;

/// The parts that every page of the room has.
pub(in crate::admin) struct Surroundings {
    pub(in crate::admin) frame: Frame,
    pub(in crate::admin) tabs: Vec<AdminTab>,
    pub(in crate::admin) pending: PendingWork,
    pub(in crate::admin) counts: OutboxCounts,
}

impl Surroundings {
    /// The notice that the mail server takes no mails, as far as the worker of this node knows.
    pub(in crate::admin) fn outage(
        &self,
        pulse: Option<&Pulse>,
        now: Timestamp,
    ) -> Option<OutageNotice> {
        OutageNotice::of(pulse, self.counts.waiting, now, &self.frame)
    }
}
