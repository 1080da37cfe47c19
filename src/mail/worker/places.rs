//! Which destination may have a conversation next: how many conversations may be open at once, in all, with one domain
//! and with one recipient, and which destinations are contacted rarely because they do not answer. The caller reports
//! which conversations begin, become slow and end. The rules use no clock, network or database, so that a test can run
//! them for simulated hours.
//!
//! A conversation *holds a place* until it ends, or until it has been slow for so long that it *steps aside*: it
//! continues, and another conversation may have the place. A destination that does not answer is *closed* for a pause
//! that doubles; after it, one conversation at a time *probes* the destination until the destination answers.

mod destination_state;

use std::collections::HashMap;
use std::time::Duration;

use crate::db::Timestamp;
use crate::mail::delivery::Backoff;
use crate::mail::destination::{ClosedDestinations, Destination};
use crate::mail::preferences::Urgency;

use destination_state::DestinationState;

/// The number of places.
const AT_ONCE: usize = 6;

/// The number of places reserved for mails that a person waits for: of all places, of those with one domain, and of
/// those that probe.
const FOR_LINKS: usize = 1;

/// The most places that one domain may have.
const OF_A_DOMAIN: usize = 3;

/// The most places that may probe destinations that are silent or slow.
const PROBES: usize = 3;

/// The most open conversations with one domain that answers slowly.
const SLOW_WITH_A_DOMAIN: usize = 2;

/// The most conversations that may have stepped aside. A further slow one is cut off, unless it is a probe.
const ASIDE: usize = 12;

/// The same for conversations whose text was sent: cut off, they might be delivered twice.
const ASIDE_WITH_TEXT: usize = 18;

/// The longest pause between two probes of one destination, unless the operator has set a longer first one.
const LONGEST_PAUSE: Duration = Duration::from_mins(5);

/// The side for whose answer a conversation waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SilentParty {
    /// The mail server to which the worker connects, before the recipient is named.
    Relay,
    /// The servers behind it that are responsible for this recipient.
    Recipient,
}

/// How a conversation ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ending {
    /// The conversation was never begun.
    #[default]
    NotTried,
    /// The mail server answered before the recipient was named.
    RelayAnswered,
    /// The mail server answered for this recipient, in favour or not.
    Answered,
    /// The conversation was cut off because this side took too long.
    Stalled(SilentParty),
}

/// What is to be done with a slow conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlowAction {
    /// It continues, and its place is free.
    StepsAside,
    /// It is cut off, because too many have stepped aside.
    IsCutOff,
    /// It continues and keeps its place.
    Stays,
}

/// The number of a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConversationTicket(u64);

/// A conversation that has not ended.
#[derive(Debug)]
struct OpenConversation {
    ticket: ConversationTicket,
    to: Destination,
    urgency: Urgency,
    /// Whether the mail server, the domain or the recipient was silent or slow when it began.
    probes: bool,
    /// Whether the mail server was silent when it began.
    probes_relay: bool,
    /// The side that made it slow, once it is slow.
    slow: Option<SilentParty>,
    aside: bool,
}

/// The places, and what is known of the destinations.
#[derive(Debug)]
pub struct Places {
    pause: Backoff,
    relay_pause: Backoff,
    issued: u64,
    conversations: Vec<OpenConversation>,
    relay: Option<DestinationState>,
    /// A destination that is not listed is taken to answer.
    domains: HashMap<String, DestinationState>,
    recipients: HashMap<String, DestinationState>,
}

impl Places {
    /// All places are free and every destination is taken to answer. A destination that does not answer is closed for
    /// `first`, and for longer each time. The pauses of the mail server itself do not grow, because every mail waits
    /// for it.
    pub fn new(first: Duration) -> Self {
        Self {
            pause: Backoff {
                first,
                most: LONGEST_PAUSE.max(first),
            },
            relay_pause: Backoff { first, most: first },
            issued: 0,
            conversations: Vec::new(),
            relay: None,
            domains: HashMap::new(),
            recipients: HashMap::new(),
        }
    }

    /// The destinations that are closed to a mail of this urgency. `None`: no place is free for it, or the mail server
    /// does not answer.
    pub fn room_for(&self, urgency: Urgency, now: Timestamp) -> Option<ClosedDestinations> {
        let spared = match urgency {
            Urgency::Awaited => 0,
            Urgency::Usual => FOR_LINKS,
        };
        // An awaited mail in one of the other places leaves the reserved place free.
        let taken = |counts: &dyn Fn(&OpenConversation) -> bool, places: usize| {
            let counted = self.conversations.iter().filter(|one| counts(one));
            let usual = counted.clone().filter(|one| one.urgency == Urgency::Usual);
            counted.count() >= places || (spared > 0 && usual.count() >= places - spared)
        };
        if taken(&|one| !one.aside, AT_ONCE) || self.relay_is_closed(now) {
            return None;
        }
        let no_probes = taken(&|one| !one.aside && one.probes, PROBES);
        let mut closed = ClosedDestinations::default();
        for (domain, state) in &self.domains {
            let busy = state.is_doubtful() && (no_probes || self.is_probed(domain, state));
            // A mail that a person waits for may probe a closed domain before its pause is over.
            let early = urgency == Urgency::Usual && state.is_closed(now, &self.pause);
            if busy || early {
                closed.domains.insert(domain.clone());
            }
        }
        for (recipient, state) in &self.recipients {
            if no_probes || state.is_closed(now, &self.pause) {
                closed.recipients.insert(recipient.clone());
            }
        }
        for OpenConversation { to, .. } in &self.conversations {
            // While the whole domain is suspected, conversations that stepped aside count as well.
            let suspected = self
                .domains
                .get(&to.domain)
                .is_some_and(DestinationState::is_suspected);
            let is_share =
                |one: &OpenConversation| one.to.domain == to.domain && (suspected || !one.aside);
            if taken(&is_share, OF_A_DOMAIN) {
                closed.domains.insert(to.domain.clone());
            }
            closed.recipients.insert(to.recipient.clone());
        }
        Some(closed)
    }

    /// Records that a conversation begins. The caller has checked its destination by [`Self::room_for`].
    pub fn begin(
        &mut self,
        to: Destination,
        urgency: Urgency,
        now: Timestamp,
    ) -> ConversationTicket {
        self.forget_old_standings(now);
        let doubtful =
            |state: Option<&DestinationState>| state.is_some_and(DestinationState::is_doubtful);
        let probes_relay = doubtful(self.relay.as_ref());
        let probes = probes_relay
            || doubtful(self.domains.get(&to.domain))
            || doubtful(self.recipients.get(&to.recipient));
        self.issued += 1;
        let ticket = ConversationTicket(self.issued);
        self.conversations.push(OpenConversation {
            ticket,
            to,
            urgency,
            probes,
            probes_relay,
            slow: None,
            aside: false,
        });
        ticket
    }

    /// Records that a conversation has become slow while it waits for this side.
    pub fn note_slow(
        &mut self,
        ticket: ConversationTicket,
        party: SilentParty,
        sent: bool,
        now: Timestamp,
    ) -> SlowAction {
        let aside = self.conversations.iter().filter(|one| one.aside).count();
        let Some(index) = self.index(ticket) else {
            return SlowAction::Stays;
        };
        self.note_silence(index, party, now, false);
        let one = &mut self.conversations[index];
        one.slow = Some(party);
        one.aside = aside < if sent { ASIDE_WITH_TEXT } else { ASIDE };
        // A probe may use all its time. Otherwise a destination that is only slow would never be reached.
        match (one.aside, sent || one.probes) {
            (true, _) => SlowAction::StepsAside,
            (false, false) => SlowAction::IsCutOff,
            (false, true) => SlowAction::Stays,
        }
    }

    /// Records that a conversation has ended.
    pub fn end(&mut self, ticket: ConversationTicket, ending: Ending, now: Timestamp) {
        let Some(index) = self.index(ticket) else {
            return;
        };
        match ending {
            Ending::NotTried => {}
            // A late error counts as silence.
            Ending::RelayAnswered if self.conversations[index].slow.is_some() => {}
            Ending::RelayAnswered => self.relay = None,
            Ending::Stalled(party) => self.note_silence(index, party, now, true),
            Ending::Answered => {
                self.relay = None;
                let OpenConversation { to, slow, .. } = &self.conversations[index];
                for (states, name) in [
                    (&mut self.domains, &to.domain),
                    (&mut self.recipients, &to.recipient),
                ] {
                    if slow.is_some() {
                        states.insert(name.clone(), DestinationState::slow(now));
                    } else {
                        states.remove(name);
                    }
                }
            }
        }
        self.conversations.swap_remove(index);
    }

    /// The moment at which the next closed destination may be probed.
    pub fn next_opening(&self, now: Timestamp) -> Option<Timestamp> {
        self.domains
            .values()
            .chain(self.recipients.values())
            .filter(|state| state.is_closed(now, &self.pause))
            .chain(
                self.relay
                    .iter()
                    .filter(|relay| relay.is_closed(now, &self.relay_pause)),
            )
            .filter_map(DestinationState::until)
            .min()
    }

    /// Records that a side did not answer: when a conversation becomes slow, or, for a destination that is known to be
    /// slow, when the conversation's whole time is up.
    fn note_silence(&mut self, index: usize, party: SilentParty, now: Timestamp, at_its_end: bool) {
        let OpenConversation {
            to,
            probes,
            probes_relay,
            slow,
            ..
        } = &self.conversations[index];
        let pause = match party {
            SilentParty::Relay => &self.relay_pause,
            SilentParty::Recipient => &self.pause,
        };
        let noted = *slow == Some(party);
        let silent = |state: Option<DestinationState>, probes: bool, one_is_enough: bool| {
            let known = state.as_ref().is_some_and(DestinationState::is_slow);
            if (known && !at_its_end) || (!known && noted) {
                return state;
            }
            DestinationState::after_silence(state, &to.recipient, probes, one_is_enough, now, pause)
        };
        match party {
            SilentParty::Relay => self.relay = silent(self.relay.take(), *probes_relay, false),
            SilentParty::Recipient => {
                self.relay = None;
                let domain = silent(self.domains.remove(&to.domain), *probes, false);
                let recipient = silent(self.recipients.remove(&to.recipient), *probes, true);
                self.domains
                    .extend(domain.map(|it| (to.domain.clone(), it)));
                self.recipients
                    .extend(recipient.map(|it| (to.recipient.clone(), it)));
            }
        }
    }

    fn index(&self, ticket: ConversationTicket) -> Option<usize> {
        let mut conversations = self.conversations.iter();
        conversations.position(|one| one.ticket == ticket)
    }

    /// Whether the mail server is closed or being probed. One probe is enough, because every mail goes through it.
    fn relay_is_closed(&self, now: Timestamp) -> bool {
        self.relay.as_ref().is_some_and(|relay| {
            relay.is_closed(now, &self.relay_pause)
                || (relay.is_doubtful() && self.conversations.iter().any(|one| one.probes_relay))
        })
    }

    /// Whether a domain has as many probes as it may have.
    fn is_probed(&self, domain: &str, state: &DestinationState) -> bool {
        let mine = self
            .conversations
            .iter()
            .filter(|one| one.to.domain == domain);
        if state.is_slow() {
            mine.count() >= SLOW_WITH_A_DOMAIN
        } else {
            mine.filter(|one| one.probes).count() > 0
        }
    }

    fn forget_old_standings(&mut self, now: Timestamp) {
        let pause = &self.pause;
        self.domains.retain(|_, it| it.is_worth_keeping(now, pause));
        self.recipients
            .retain(|_, it| it.is_worth_keeping(now, pause));
    }
}

#[cfg(test)]
mod tests;
