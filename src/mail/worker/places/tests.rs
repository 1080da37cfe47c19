//! The places by themselves: each rule as a row, and all of them together for simulated hours.

use std::collections::BTreeSet;
use std::time::Duration;

use proptest::prelude::{
    Just, ProptestConfig, Strategy, any, prop, prop_assert, prop_oneof, proptest,
};

use super::{ConversationTicket, Ending, Places, SilentParty, SlowAction};
use crate::db::Timestamp;
use crate::mail::destination::Destination;
use crate::mail::preferences::Urgency;

const START: Timestamp = Timestamp(1_793_707_200_000_000);
const FIRST: Duration = Duration::from_mins(1);

fn at(seconds: u64) -> Timestamp {
    START.plus(Duration::from_secs(seconds))
}

fn no_conversations() -> Places {
    Places::new(FIRST)
}

impl Places {
    /// Begins a conversation with this address if there is room for it.
    fn offer(
        &mut self,
        address: &str,
        urgency: Urgency,
        now: Timestamp,
    ) -> Option<ConversationTicket> {
        let to = Destination::of(address);
        let closed = self.room_for(urgency, now)?;
        let is_open =
            !closed.domains.contains(&to.domain) && !closed.recipients.contains(&to.recipient);
        is_open.then(|| self.begin(to, urgency, now))
    }

    /// One conversation with each address, all of which keep silent.
    fn silence(&mut self, addresses: &[&str], now: Timestamp) {
        for address in addresses {
            let ticket = self.offer(address, Urgency::Usual, now).expect("a place");
            self.note_slow(ticket, SilentParty::Recipient, false, now);
            self.end(ticket, Ending::Stalled(SilentParty::Recipient), now);
        }
    }

    fn is_open(&mut self, address: &str, urgency: Urgency, now: Timestamp) -> bool {
        let ticket = self.offer(address, urgency, now);
        if let Some(ticket) = ticket {
            self.end(ticket, Ending::NotTried, now);
        }
        ticket.is_some()
    }
}

#[test]
fn one_place_is_kept_for_links() {
    let mut places = no_conversations();
    for number in 0..5 {
        let address = format!("a@{number}.example");
        assert!(places.offer(&address, Urgency::Usual, START).is_some());
    }
    assert!(!places.is_open("b@b.example", Urgency::Usual, START));
    let link = places.offer("b@b.example", Urgency::Awaited, START);
    assert!(link.is_some());
    assert!(!places.is_open("c@c.example", Urgency::Awaited, START));
}

#[test]
fn a_domain_and_a_recipient_have_a_share() {
    let mut places = no_conversations();
    assert!(places.offer("a@x.example", Urgency::Usual, START).is_some());
    assert!(!places.is_open("A@X.example.", Urgency::Awaited, START));
    assert!(places.offer("b@x.example", Urgency::Usual, START).is_some());
    assert!(!places.is_open("c@x.example", Urgency::Usual, START));
    assert!(
        places
            .offer("c@x.example", Urgency::Awaited, START)
            .is_some()
    );
    assert!(!places.is_open("d@x.example", Urgency::Awaited, START));
    assert!(places.is_open("d@sub.x.example", Urgency::Usual, START));
}

#[test]
fn one_silent_recipient_does_not_close_its_domain() {
    let mut places = no_conversations();
    places.silence(&["a@x.example"], START);
    assert!(!places.is_open("a@x.example", Urgency::Usual, at(59)));
    assert!(places.is_open("b@x.example", Urgency::Usual, START));
    // Tried again and silent again, it still speaks for itself alone.
    places.silence(&["a@x.example"], at(60));
    assert!(places.is_open("b@x.example", Urgency::Usual, at(60)));
    places.silence(&["b@x.example"], at(61));
    assert!(!places.is_open("c@x.example", Urgency::Usual, at(61)));
}

#[test]
fn a_silent_domain_is_probed_once_at_a_time_at_growing_pauses() {
    let mut places = no_conversations();
    places.silence(&["a@x.example", "b@x.example"], START);
    assert_eq!(places.next_opening(START), Some(at(60)));
    assert!(!places.is_open("c@x.example", Urgency::Usual, at(59)));
    assert!(places.is_open("c@y.example", Urgency::Usual, at(59)));
    // A person who waits is reason enough to ask before.
    assert!(places.is_open("c@x.example", Urgency::Awaited, at(59)));
    let probe = places
        .offer("c@x.example", Urgency::Usual, at(60))
        .expect("a probe");
    assert!(!places.is_open("d@x.example", Urgency::Awaited, at(60)));
    places.note_slow(probe, SilentParty::Recipient, false, at(65));
    places.end(probe, Ending::Stalled(SilentParty::Recipient), at(120));
    assert!(!places.is_open("d@x.example", Urgency::Usual, at(65 + 119)));
    let probe = places
        .offer("d@x.example", Urgency::Usual, at(65 + 120))
        .expect("a probe");
    places.end(probe, Ending::Answered, at(186));
    for address in ["e@x.example", "f@x.example"] {
        assert!(places.offer(address, Urgency::Usual, at(187)).is_some());
    }
    // The pause has an upper bound, and a clock that jumps back does not lengthen it.
    let mut places = super::Places::new(FIRST);
    places.silence(&["a@x.example", "b@x.example"], START);
    for hour in 1..20 {
        places.silence(&[&format!("{hour}@x.example")], at(hour * 600));
    }
    assert!(places.is_open("c@x.example", Urgency::Usual, at(19 * 600 + 300)));
    assert!(places.is_open("c@x.example", Urgency::Usual, Timestamp(0)));
}

#[test]
fn a_slow_conversation_steps_aside_until_too_many_have() {
    let mut places = no_conversations();
    let mut seen = Vec::new();
    for number in 0..20 {
        let sent = number >= 14;
        let address = format!("a@{number}.example");
        let ticket = places
            .offer(&address, Urgency::Usual, START)
            .expect("a place");
        let slow = places.note_slow(ticket, SilentParty::Recipient, sent, START);
        if slow == SlowAction::IsCutOff {
            places.end(ticket, Ending::Stalled(SilentParty::Recipient), START);
        }
        seen.push(slow);
    }
    // Twelve aside, two cut off before the text, and of those after it six more aside.
    let expected = [
        (SlowAction::StepsAside, 12),
        (SlowAction::IsCutOff, 2),
        (SlowAction::StepsAside, 6),
    ];
    let expected: Vec<SlowAction> = expected
        .into_iter()
        .flat_map(|(slow, count)| vec![slow; count])
        .collect();
    assert_eq!(seen, expected);
}

#[test]
fn a_destination_that_takes_long_and_answers_is_slow_and_never_closed() {
    let mut places = no_conversations();
    for round in 0..5 {
        let now = at(round * 30);
        for address in ["a@x.example", "b@x.example"] {
            let ticket = places.offer(address, Urgency::Usual, now).expect("a place");
            places.note_slow(ticket, SilentParty::Recipient, false, now);
            places.end(ticket, Ending::Answered, now);
        }
        assert_eq!(places.next_opening(now), None);
    }
    let ticket = places
        .offer("a@x.example", Urgency::Usual, at(500))
        .expect("a place");
    places.end(ticket, Ending::Stalled(SilentParty::Recipient), at(560));
    assert!(!places.is_open("a@x.example", Urgency::Usual, at(561)));
    assert!(places.is_open("b@x.example", Urgency::Usual, at(561)));
}

#[test]
fn a_silent_relay_is_probed_once_at_a_time_and_opens_to_all() {
    let mut places = no_conversations();
    let tickets: Vec<ConversationTicket> = (0..5)
        .map(|number| places.offer(&format!("a@{number}.example"), Urgency::Usual, START))
        .map(|ticket| ticket.expect("a place"))
        .collect();
    for ticket in &tickets {
        places.note_slow(*ticket, SilentParty::Relay, false, at(5));
    }
    assert!(!places.is_open("b@b.example", Urgency::Awaited, at(6)));
    for ticket in tickets {
        places.end(ticket, Ending::Stalled(SilentParty::Relay), at(60));
    }
    assert_eq!(places.next_opening(at(60)), Some(at(65)));
    let probe = places
        .offer("b@b.example", Urgency::Awaited, at(65))
        .expect("a probe");
    assert!(!places.is_open("c@c.example", Urgency::Awaited, at(65)));
    places.end(probe, Ending::RelayAnswered, at(66));
    // No recipient is blamed for it.
    for number in 0..5 {
        let address = format!("a@{number}.example");
        assert!(places.offer(&address, Urgency::Usual, at(66)).is_some());
    }
}

/// How a domain's server behaves in the simulation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    Prompt,
    Silent,
    SilentAfterTheText,
    Tarpit,
}

fn manner() -> impl Strategy<Value = Manner> {
    prop_oneof![
        3 => Just(Manner::Prompt),
        3 => Just(Manner::Silent),
        1 => Just(Manner::SilentAfterTheText),
        1 => Just(Manner::Tarpit),
    ]
}

#[derive(Clone, Debug)]
struct Mail {
    to: Destination,
    manner: Manner,
    urgency: Urgency,
    due: u64,
    attempts: u32,
    under_way: Option<(ConversationTicket, u64)>,
    done: Option<u64>,
}

/// Mails to domains of which each behaves in its manner.
fn mails() -> impl Strategy<Value = Vec<Mail>> {
    let manners = prop::collection::vec(manner(), 30);
    let mails = prop::collection::vec((0_usize..30, 0..4, any::<bool>()), 1..80);
    (manners, mails).prop_map(|(manners, mails)| {
        let mail = |(domain, person, is_link): (usize, i32, bool)| Mail {
            to: Destination::of(&format!("{person}@{domain}.example")),
            manner: manners[domain],
            urgency: Urgency::ALL[usize::from(!is_link)],
            due: 0,
            attempts: 0,
            under_way: None,
            done: None,
        };
        mails.into_iter().map(mail).collect()
    })
}

/// One second of one conversation.
fn pass(mail: &mut Mail, places: &mut Places, second: u64) {
    let Some((ticket, begun)) = mail.under_way else {
        return;
    };
    let age = second - begun;
    let sent = mail.manner == Manner::SilentAfterTheText;
    let cut_off = age == 5
        && places.note_slow(ticket, SilentParty::Recipient, sent, at(second))
            == SlowAction::IsCutOff;
    let answers = match mail.manner {
        Manner::Prompt => age >= 1,
        Manner::Tarpit => age >= 30,
        Manner::Silent | Manner::SilentAfterTheText => false,
    };
    if answers {
        places.end(ticket, Ending::Answered, at(second));
        (mail.under_way, mail.done) = (None, Some(second));
    } else if cut_off || age >= 60 {
        places.end(ticket, Ending::Stalled(SilentParty::Recipient), at(second));
        (mail.under_way, mail.due) = (None, second + (60 << mail.attempts.min(8)));
        mail.attempts += 1;
    }
}

/// Begins whatever there is room for, as the worker does.
fn begin(mails: &mut [Mail], places: &mut Places, second: u64) {
    for &urgency in Urgency::ALL {
        while let Some(closed) = places.room_for(urgency, at(second)) {
            let next = mails
                .iter_mut()
                .filter(|mail| mail.urgency == urgency && mail.done.is_none())
                .filter(|mail| mail.under_way.is_none() && mail.due <= second)
                .filter(|mail| !closed.domains.contains(&mail.to.domain))
                .filter(|mail| !closed.recipients.contains(&mail.to.recipient))
                .min_by_key(|mail| mail.due);
            let Some(mail) = next else { break };
            let ticket = places.begin(mail.to.clone(), urgency, at(second));
            mail.under_way = Some((ticket, second));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 50, ..ProptestConfig::default() })]

    /// However many destinations keep silent, in whatever manner: the shares hold at every moment, mails to those that
    /// answer are done after a time that grows by a second or two for each silent one, and links wait for nothing
    /// but links.
    #[test]
    fn silence_holds_nobody_but_itself(mut mails in mails()) {
        let mut places = no_conversations();
        for second in 0..4_000 {
            for mail in &mut mails {
                pass(mail, &mut places, second);
            }
            begin(&mut mails, &mut places, second);
            let holding: Vec<_> = places.conversations.iter().filter(|one| !one.aside).collect();
            let usual = holding.iter().filter(|one| one.urgency == Urgency::Usual).count();
            prop_assert!(holding.len() <= 6 && usual <= 5);
            for one in &holding {
                let of_domain = holding.iter().filter(|other| other.to.domain == one.to.domain);
                prop_assert!(of_domain.count() <= 3);
            }
            let recipients: BTreeSet<_> = places.conversations.iter().map(|one| &one.to.recipient).collect();
            prop_assert!(recipients.len() == places.conversations.len());
            prop_assert!(places.conversations.len() <= 24);
        }
        for &urgency in Urgency::ALL {
            let before = |mail: &&Mail| urgency == Urgency::Usual || mail.urgency == Urgency::Awaited;
            let others = mails.iter().filter(before);
            let silent: BTreeSet<_> = others.clone().filter(|mail| mail.manner != Manner::Prompt).map(|mail| &mail.to).collect();
            let bound = u64::try_from(15 + 2 * silent.len() + others.count()).unwrap_or(u64::MAX);
            let prompt = mails.iter().filter(|mail| mail.urgency == urgency && mail.manner == Manner::Prompt);
            for mail in prompt {
                prop_assert!(mail.done.is_some_and(|second| second <= bound), "{mail:?}, {bound}");
            }
        }
        let slow = mails.iter().filter(|mail| mail.manner == Manner::Tarpit);
        for mail in slow {
            prop_assert!(mail.done.is_some(), "{mail:?}");
        }
    }
}
