//! One mail a day for what needs no mail of its own. It is written from the notices held, when it leaves: every one
//! of them stands in it, so nothing can fall out.

use jiff::civil::Time;
use jiff::tz::TimeZone;

use crate::config::Settings;
use crate::db::{Fault, Timestamp, Tx};
use crate::language::Messages;

use super::letter::{Dressed, Letter};
use super::model::{Item, Owed, To, Urgency};
use super::rooms::{Rooms, as_owed};
use super::store;

/// The hour at which digests are gathered, by the clocks of the site.
pub const HOUR: i8 = 7;

/// The latest moment of gathering that is not after now.
pub fn last_gathering(now: Timestamp, zone: &TimeZone) -> Timestamp {
    let today = now.to_jiff().to_zoned_datetime(zone.clone()).date();
    let gathering = |day: jiff::civil::Date| {
        let moment = day
            .to_datetime(Time::constant(HOUR, 0, 0, 0))
            .to_zoned_datetime(zone.clone());
        moment.map(|moment| Timestamp::from(moment.timestamp()))
    };
    let yesterday = today.yesterday().unwrap_or(today);
    // Only the ends of the calendar have no such moment, and nothing is owed there.
    match gathering(today) {
        Ok(moment) if moment <= now => moment,
        _ => gathering(yesterday).unwrap_or(now),
    }
}

/// The next moment of gathering.
pub fn next_gathering(now: Timestamp, zone: &TimeZone) -> Timestamp {
    let day = std::time::Duration::from_hours(24);
    let tomorrow = last_gathering(now, zone).plus(day + day / 2);
    last_gathering(tomorrow, zone)
}

/// Makes one mail for each person with something held since before the last gathering.
pub(super) async fn gather(tx: &mut Tx, now: Timestamp, zone: &TimeZone) -> Result<usize, Fault> {
    let before = last_gathering(now, zone);
    let waiting = store::held::people(tx, before).await?;
    for (account, language) in &waiting {
        let entry = store::enter::MailEntry {
            to: &To::Account(*account),
            language: *language,
            digest: true,
            urgency: Urgency::Usual,
        };
        let mail = store::enter::mail(tx, now, entry).await?;
        if store::held::put_all_in(tx, *account, before, mail).await? == 0 {
            // Another node gathered for this person at the same moment.
            store::enter::take_back(tx, mail).await?;
        }
    }
    Ok(waiting.len())
}

/// What stands together in a digest.
#[derive(Clone, Debug)]
pub struct Group {
    /// What stands above them.
    pub heading: String,
    /// Each of them.
    pub items: Vec<Item>,
}

/// Writes the digest of these notices. Those of one kind stand together, in the order in which the kinds first come.
pub(super) fn write(notices: &[Owed], rooms: &Rooms, t: Messages, settings: &Settings) -> Dressed {
    let group = |kind: &str| {
        let of_kind: Vec<&Owed> = notices
            .iter()
            .filter(|notice| notice.kind == kind)
            .collect();
        let renderer = rooms.in_digest(kind);
        let heading = match renderer {
            Some(renderer) => renderer.heading(t, of_kind.len()),
            None => t.say("mail-digest-other").to_string(),
        };
        let item = |notice: &&Owed| -> Item {
            renderer.map_or_else(|| as_owed(notice), |renderer| renderer.item(notice))
        };
        Group {
            heading,
            items: of_kind.iter().map(item).collect(),
        }
    };
    let groups = kinds(notices).into_iter().map(group).collect();
    draw(groups, t, settings)
}

/// The digest that says this.
pub fn draw(groups: Vec<Group>, t: Messages, settings: &Settings) -> Dressed {
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
        .dress(t, settings)
}

fn kinds(notices: &[Owed]) -> Vec<&str> {
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
