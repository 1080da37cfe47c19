//! The digest: one mail a day, or a week, for notices that need no mail of their own. The worker writes it when it leaves,
//! from all the notices that it carries, so that no notice can be missing.

use std::time::Duration;

use jiff::tz::TimeZone;

use crate::config::Settings;
use crate::db::{Fault, Timestamp, Tx};
use crate::language::Messages;

use super::ending;
use super::gathering::Gathering;
use super::letter::{Letter, LetterItem, RenderedLetter};
use super::model::{MailRecipient, OwedNotice};
use super::preferences::Urgency;
use super::rooms::{Rooms, as_owed};
use super::store;
use super::turn::Turn;

/// How old the notices of a daily digest are at most, on the day on which the clocks go back too.
const A_DAY: Duration = Duration::from_hours(25);

/// Makes one mail for each account with a notice that was held before the last gathering, and returns the number of
/// accounts.
pub(super) async fn gather(tx: &mut Tx, now: Timestamp, zone: &TimeZone) -> Result<usize, Fault> {
    let gathering = Gathering::last(now, zone);
    let waiting = store::held::accounts(tx, gathering).await?;
    for (account, language) in &waiting {
        let entry = store::enter::MailEntry {
            to: &MailRecipient::Account(*account),
            language: *language,
            digest: true,
            urgency: Urgency::Usual,
        };
        for mail_id in store::enter::insert_mails(tx, now, &[entry]).await? {
            if store::held::put_held_into(tx, *account, gathering, mail_id).await? == 0 {
                // Another node gathered for this account at the same moment.
                store::enter::delete_mail(tx, mail_id).await?;
            }
        }
    }
    Ok(waiting.len())
}

/// The notices of one kind in a digest.
#[derive(Clone, Debug)]
pub struct DigestGroup {
    /// The heading above the lines.
    pub heading: String,
    /// One line for each notice.
    pub items: Vec<LetterItem>,
}

/// Writes the digest of these notices, which was gathered at this moment. They are grouped by kind, in the order in which
/// the kinds first occur.
pub(super) fn render_notices(
    (notices, gathered): (&[OwedNotice], Timestamp),
    rooms: &Rooms,
    t: Messages,
    settings: &Settings,
) -> RenderedLetter {
    let group = |kind: &str| {
        let of_kind: Vec<&OwedNotice> = notices
            .iter()
            .filter(|notice| notice.kind == kind)
            .collect();
        let renderer = rooms.in_digest(kind);
        let heading = match renderer {
            Some(renderer) => renderer.heading(t, of_kind.len()),
            None => t.say("mail-digest-other").to_string(),
        };
        let item = |notice: &&OwedNotice| -> LetterItem {
            renderer.map_or_else(|| as_owed(notice), |renderer| renderer.item(notice))
        };
        DigestGroup {
            heading,
            items: of_kind.iter().map(item).collect(),
        }
    };
    let groups = kinds(notices).into_iter().map(group).collect();
    let oldest = notices.iter().map(|notice| notice.at).min();
    let facts = DigestFacts {
        since: oldest.filter(|oldest| gathered.since(*oldest) > A_DAY),
        turn: rooms.turn_of(notices),
    };
    render(groups, facts, t, settings)
}

/// What a digest says of its notices together.
#[derive(Clone, Copy, Debug)]
pub struct DigestFacts {
    /// The moment of the oldest one, if that was before yesterday.
    pub since: Option<Timestamp>,
    /// Whose turn it is, and until when.
    pub turn: (Turn, Option<Timestamp>),
}

/// Renders the digest of these groups.
pub fn render(
    groups: Vec<DigestGroup>,
    facts: DigestFacts,
    t: Messages,
    settings: &Settings,
) -> RenderedLetter {
    let count: usize = groups.iter().map(|group| group.items.len()).sum();
    let site = &settings.site.name;
    let since = match facts.since {
        Some(oldest) => t.say("mail-digest-since-day").with("day", t.day(oldest)),
        None => t.say("mail-digest-since-yesterday"),
    };
    let since = since.to_string();
    let mut letter = Letter::new(
        t.say("mail-digest-subject")
            .with("site", site)
            .with("count", count)
            .with("since", since.as_str()),
        t.say("mail-digest-heading")
            .with("count", count)
            .with("since", since.as_str()),
    );
    let (turn, until) = facts.turn;
    if let Some(sentence) = turn.says(until, t) {
        letter = letter.opens(sentence);
    }
    for group in groups {
        letter = letter.lists(group.heading, group.items);
    }
    let letter = letter.because(t.say("mail-digest-because"));
    ending::offer(letter, t, settings).render(t, settings)
}

fn kinds(notices: &[OwedNotice]) -> Vec<&str> {
    let mut kinds: Vec<&str> = Vec::new();
    for notice in notices {
        if !kinds.contains(&notice.kind.as_str()) {
            kinds.push(&notice.kind);
        }
    }
    kinds
}
