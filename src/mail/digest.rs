//! The digest: one mail a day for notices that need no mail of their own. The worker writes it when it leaves, from all
//! the notices that it carries, so that no notice can be missing.

use jiff::civil::Time;
use jiff::tz::TimeZone;

use crate::config::Settings;
use crate::db::{Fault, Timestamp, Tx};
use crate::language::Messages;

use super::letter::{Letter, LetterItem, RenderedLetter};
use super::model::{MailRecipient, OwedNotice};
use super::preferences::Urgency;
use super::rooms::{Rooms, as_owed};
use super::store;

/// The hour at which digests are gathered, in the time zone of the site.
pub const HOUR: i8 = 7;

/// The latest moment of gathering that is not after `now`.
pub fn last_gathering(now: Timestamp, zone: &TimeZone) -> Timestamp {
    let today = now.to_jiff().to_zoned_datetime(zone.clone()).date();
    let gathering = |day: jiff::civil::Date| {
        let moment = day
            .to_datetime(Time::constant(HOUR, 0, 0, 0))
            .to_zoned_datetime(zone.clone());
        moment.map(|moment| Timestamp::from(moment.timestamp()))
    };
    let day_before = today.yesterday().unwrap_or(today);
    // Only the first and last days of the calendar lack such a moment, and no notice is owed there.
    match gathering(today) {
        Ok(moment) if moment <= now => moment,
        _ => gathering(day_before).unwrap_or(now),
    }
}

/// The next moment of gathering after `now`.
pub fn next_gathering(now: Timestamp, zone: &TimeZone) -> Timestamp {
    let day = std::time::Duration::from_hours(24);
    let tomorrow = last_gathering(now, zone).plus(day + day / 2);
    last_gathering(tomorrow, zone)
}

/// Makes one mail for each account with a notice that was held before the last gathering, and returns the number of
/// accounts.
pub(super) async fn gather(tx: &mut Tx, now: Timestamp, zone: &TimeZone) -> Result<usize, Fault> {
    let before = last_gathering(now, zone);
    let waiting = store::held::accounts(tx, before).await?;
    for (account, language) in &waiting {
        let entry = store::enter::MailEntry {
            to: &MailRecipient::Account(*account),
            language: *language,
            digest: true,
            urgency: Urgency::Usual,
        };
        let mail_id = store::enter::insert_mail(tx, now, entry).await?;
        if store::held::put_held_into(tx, *account, before, mail_id).await? == 0 {
            // Another node gathered for this account at the same moment.
            store::enter::delete_mail(tx, mail_id).await?;
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

/// Writes the digest of these notices, grouped by kind, in the order in which the kinds first occur.
pub(super) fn render_notices(
    notices: &[OwedNotice],
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
    render(groups, t, settings)
}

/// Renders the digest of these groups.
pub fn render(groups: Vec<DigestGroup>, t: Messages, settings: &Settings) -> RenderedLetter {
    let count: usize = groups.iter().map(|group| group.items.len()).sum();
    let site = &settings.site.name;
    let mut letter = Letter::new(
        t.say("mail-digest-subject")
            .with("site", site)
            .with("count", count),
        t.say("mail-digest-heading").with("count", count),
    );
    for group in groups {
        letter = letter.lists(group.heading, group.items);
    }
    letter
        .because(t.say("mail-digest-because"))
        .render(t, settings)
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

#[cfg(test)]
mod tests {
    use super::{last_gathering, next_gathering};
    use crate::db::Timestamp;
    use jiff::tz::TimeZone;

    fn at(moment: &str) -> Timestamp {
        moment.parse::<jiff::Timestamp>().expect("a moment").into()
    }

    #[test]
    fn the_day_begins_at_seven_by_the_clocks_of_the_site() {
        let geneva = TimeZone::get("Europe/Zurich").expect("a zone");
        let rows = [
            // Winter: seven is six in UTC.
            (
                "2026-11-24T05:59:59Z",
                "2026-11-23T06:00:00Z",
                "2026-11-24T06:00:00Z",
            ),
            (
                "2026-11-24T06:00:00Z",
                "2026-11-24T06:00:00Z",
                "2026-11-25T06:00:00Z",
            ),
            (
                "2026-11-24T23:30:00Z",
                "2026-11-24T06:00:00Z",
                "2026-11-25T06:00:00Z",
            ),
            // The night in which the clocks go forward, and the one in which they go back.
            (
                "2026-03-28T12:00:00Z",
                "2026-03-28T06:00:00Z",
                "2026-03-29T05:00:00Z",
            ),
            (
                "2026-10-24T12:00:00Z",
                "2026-10-24T05:00:00Z",
                "2026-10-25T06:00:00Z",
            ),
        ];
        for (now, last, next) in rows {
            assert_eq!(
                last_gathering(at(now), &geneva),
                at(last),
                "last before {now}"
            );
            assert_eq!(
                next_gathering(at(now), &geneva),
                at(next),
                "next after {now}"
            );
        }
        assert_eq!(
            last_gathering(at("2026-11-24T06:59:59Z"), &TimeZone::UTC),
            at("2026-11-23T07:00:00Z")
        );
    }
}
