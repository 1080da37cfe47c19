//! Who gets a place next: how many conversations may go on at once, in all, with one domain and with one recipient,
//! and which destinations are asked rarely because they keep silent. Pure: it is told what begins, what drags on and
//! what ends, and knows no clock, network or database, so that a test can run it for simulated hours.
//!
//! A conversation *holds a place* until it ends, or until it has been slow for so long that it *steps aside*: it goes
//! on, and others take the place. A destination that keeps silent is *closed* for a pause that doubles; after it,
//! one conversation at a time *probes* the destination until the destination answers.

mod standing;

use std::collections::HashMap;
use std::time::Duration;

use crate::db::Timestamp;
use crate::mail::delivery::Backoff;
use crate::mail::destination::{Closed, Destination};
use crate::mail::model::Urgency;

use standing::Standing;

/// How many conversations hold a place at once.
const AT_ONCE: usize = 6;

/// How many of the places are only for mails that a person waits for: of all places, of those with one domain, and
/// of those that probe.
const FOR_LINKS: usize = 1;

/// How many of the places one domain may have.
const OF_A_DOMAIN: usize = 3;

/// How many of the places may probe destinations that keep silent or are slow.
const PROBES: usize = 3;

/// How many conversations with one domain that answers slowly go on at once.
const SLOW_WITH_A_DOMAIN: usize = 2;

/// How many conversations may have stepped aside. Beyond it, a slow one is cut off, unless it is a probe.
const ASIDE: usize = 12;

/// The same for conversations whose text was sent: cut off, they might be delivered twice.
const ASIDE_WITH_TEXT: usize = 18;

/// The longest pause between two probes of one destination, unless the operator has set a longer first one.
const LONGEST_PAUSE: Duration = Duration::from_mins(5);

/// Who keeps silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Party {
    /// The mail server we speak to, before it knows for whom the mail is.
    Relay,
    /// Whatever stands behind it for this recipient.
    Recipient,
}

/// How a conversation ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ending {
    /// There was none.
    #[default]
    NotTried,
    /// The mail server answered, and heard of no recipient.
    RelayAnswered,
    /// There was an answer for this recipient, whatever it said.
    Answered,
    /// It was ended for taking too long.
    Stalled(Party),
}

/// What becomes of a slow conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slow {
    /// It goes on, and its place is free.
    StepsAside,
    /// Too many have stepped aside: it ends here.
    IsCutOff,
    /// Neither: it goes on and keeps its place.
    Stays,
}

/// Names a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket(u64);

/// A conversation that goes on.
#[derive(Debug)]
struct Conversation {
    ticket: Ticket,
    to: Destination,
    urgency: Urgency,
    /// Whether the mail server, the domain or the recipient kept silent or was slow when it began.
    probes: bool,
    /// Whether the mail server kept silent when it began.
    probes_relay: bool,
    /// Whose silence made it slow.
    slow: Option<Party>,
    aside: bool,
}

/// The places, and what is known of the destinations.
#[derive(Debug)]
pub struct Places {
    pause: Backoff,
    relay_pause: Backoff,
    issued: u64,
    conversations: Vec<Conversation>,
    relay: Option<Standing>,
    /// What is not listed answers, as far as is known.
    domains: HashMap<String, Standing>,
    recipients: HashMap<String, Standing>,
}

impl Places {
    /// Free places, and every destination is taken to answer. A destination that keeps silent is closed for `first`,
    /// and for longer each time. The mail server itself is probed as often as at first: everything waits for it.
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

    /// Whether a mail of this urgency may begin, and to which destinations it must not go. `None`: no place is free
    /// for it, or the mail server keeps silent.
    pub fn room_for(&self, urgency: Urgency, now: Timestamp) -> Option<Closed> {
        let spared = match urgency {
            Urgency::Awaited => 0,
            Urgency::Usual => FOR_LINKS,
        };
        // A link that has one of the other places leaves the links' own place free.
        let taken = |counts: &dyn Fn(&Conversation) -> bool, places: usize| {
            let counted = self.conversations.iter().filter(|one| counts(one));
            let usual = counted.clone().filter(|one| one.urgency == Urgency::Usual);
            counted.count() >= places || (spared > 0 && usual.count() >= places - spared)
        };
        if taken(&|one| !one.aside, AT_ONCE) || self.relay_is_closed(now) {
            return None;
        }
        let no_probes = taken(&|one| !one.aside && one.probes, PROBES);
        let mut closed = Closed::default();
        for (domain, standing) in &self.domains {
            let busy = standing.is_doubtful() && (no_probes || self.is_probed(domain, standing));
            // A link that a person waits for is reason enough to probe a domain again.
            let early = urgency == Urgency::Usual && standing.is_closed(now, &self.pause);
            if busy || early {
                closed.domains.insert(domain.clone());
            }
        }
        for (recipient, standing) in &self.recipients {
            if no_probes || standing.is_closed(now, &self.pause) {
                closed.recipients.insert(recipient.clone());
            }
        }
        for Conversation { to, .. } in &self.conversations {
            // While it is in doubt whether the whole domain is silent, those that stepped aside count as well.
            let suspected = self
                .domains
                .get(&to.domain)
                .is_some_and(Standing::is_suspected);
            let is_share =
                |one: &Conversation| one.to.domain == to.domain && (suspected || !one.aside);
            if taken(&is_share, OF_A_DOMAIN) {
                closed.domains.insert(to.domain.clone());
            }
            closed.recipients.insert(to.recipient.clone());
        }
        Some(closed)
    }

    /// A conversation begins. The caller has asked [`Self::room_for`] it.
    pub fn begin(&mut self, to: Destination, urgency: Urgency, now: Timestamp) -> Ticket {
        self.forget_the_old(now);
        let doubtful = |standing: Option<&Standing>| standing.is_some_and(Standing::is_doubtful);
        let probes_relay = doubtful(self.relay.as_ref());
        let probes = probes_relay
            || doubtful(self.domains.get(&to.domain))
            || doubtful(self.recipients.get(&to.recipient));
        self.issued += 1;
        let ticket = Ticket(self.issued);
        self.conversations.push(Conversation {
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

    /// A conversation has taken long; what it waits for is this party.
    pub fn note_slow(&mut self, ticket: Ticket, party: Party, sent: bool, now: Timestamp) -> Slow {
        let aside = self.conversations.iter().filter(|one| one.aside).count();
        let Some(index) = self.index(ticket) else {
            return Slow::Stays;
        };
        self.note_silence(index, party, now, false);
        let one = &mut self.conversations[index];
        one.slow = Some(party);
        one.aside = aside < if sent { ASIDE_WITH_TEXT } else { ASIDE };
        // A probe has all its time, or a destination that is only slow would never be reached.
        match (one.aside, sent || one.probes) {
            (true, _) => Slow::StepsAside,
            (false, false) => Slow::IsCutOff,
            (false, true) => Slow::Stays,
        }
    }

    /// A conversation is over.
    pub fn end(&mut self, ticket: Ticket, ending: Ending, now: Timestamp) {
        let Some(index) = self.index(ticket) else {
            return;
        };
        match ending {
            Ending::NotTried => {}
            // An error that took long is a sort of silence.
            Ending::RelayAnswered if self.conversations[index].slow.is_some() => {}
            Ending::RelayAnswered => self.relay = None,
            Ending::Stalled(party) => self.note_silence(index, party, now, true),
            Ending::Answered => {
                self.relay = None;
                let Conversation { to, slow, .. } = &self.conversations[index];
                for (standings, name) in [
                    (&mut self.domains, &to.domain),
                    (&mut self.recipients, &to.recipient),
                ] {
                    if slow.is_some() {
                        standings.insert(name.clone(), Standing::slow(now));
                    } else {
                        standings.remove(name);
                    }
                }
            }
        }
        self.conversations.swap_remove(index);
    }

    /// When the next destination that is closed may be probed.
    pub fn next_opening(&self, now: Timestamp) -> Option<Timestamp> {
        self.domains
            .values()
            .chain(self.recipients.values())
            .filter(|standing| standing.is_closed(now, &self.pause))
            .chain(
                self.relay
                    .iter()
                    .filter(|relay| relay.is_closed(now, &self.relay_pause)),
            )
            .filter_map(Standing::until)
            .min()
    }

    /// Notes that nothing was heard: when a conversation becomes slow, and for a destination that is known to be
    /// slow only when the conversation's whole time is up.
    fn note_silence(&mut self, index: usize, party: Party, now: Timestamp, at_its_end: bool) {
        let Conversation {
            to,
            probes,
            probes_relay,
            slow,
            ..
        } = &self.conversations[index];
        let pause = match party {
            Party::Relay => &self.relay_pause,
            Party::Recipient => &self.pause,
        };
        let noted = *slow == Some(party);
        let silent = |standing: Option<Standing>, probes: bool, one_is_enough: bool| {
            let known = standing.as_ref().is_some_and(Standing::is_slow);
            if (known && !at_its_end) || (!known && noted) {
                return standing;
            }
            Standing::after_silence(standing, &to.recipient, probes, one_is_enough, now, pause)
        };
        match party {
            Party::Relay => self.relay = silent(self.relay.take(), *probes_relay, false),
            Party::Recipient => {
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

    fn index(&self, ticket: Ticket) -> Option<usize> {
        let mut conversations = self.conversations.iter();
        conversations.position(|one| one.ticket == ticket)
    }

    /// Closed, or being probed: the mail server has everything behind it, so one conversation is enough.
    fn relay_is_closed(&self, now: Timestamp) -> bool {
        self.relay.as_ref().is_some_and(|relay| {
            relay.is_closed(now, &self.relay_pause)
                || (relay.is_doubtful() && self.conversations.iter().any(|one| one.probes_relay))
        })
    }

    /// Whether as many conversations probe a domain as may.
    fn is_probed(&self, domain: &str, standing: &Standing) -> bool {
        let mine = self
            .conversations
            .iter()
            .filter(|one| one.to.domain == domain);
        if standing.is_slow() {
            mine.count() >= SLOW_WITH_A_DOMAIN
        } else {
            mine.filter(|one| one.probes).count() > 0
        }
    }

    fn forget_the_old(&mut self, now: Timestamp) {
        let pause = &self.pause;
        self.domains.retain(|_, it| it.is_worth_keeping(now, pause));
        self.recipients
            .retain(|_, it| it.is_worth_keeping(now, pause));
    }
}

#[cfg(test)]
mod tests;
