//! The digest: one mail a day for notices that need no mail of their own. The worker writes it when it leaves, from all
//! the notices that it carries, so that no notice can be missing.

use std::time::Duration;

use async_trait::async_trait;
use jiff::civil::Time;
use jiff::tz::TimeZone;

use crate::address;
use crate::app::{App, Random, Token};
use crate::config::Settings;
use crate::db::ids::{AccountId, RequestId};
use crate::db::{Fault, Timestamp, Tx};
use crate::language::Messages;

use super::letter::{Letter, LetterItem, RenderedLetter};
use super::model::{MailRecipient, OwedNotice, Secret};
use super::preferences::Urgency;
use super::rooms::{Rooms, Secrets, as_owed};
use super::store;

/// How long the link in a digest can be used.
const LINK_AGE: Duration = Duration::from_hours(400 * 24);

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
    let day = Duration::from_hours(24);
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
        for mail_id in store::enter::insert_mails(tx, now, &[entry]).await? {
            if store::held::put_held_into(tx, *account, before, mail_id).await? == 0 {
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
        .ends(t.say("mail-end-digests"), |token| {
            address::unsubscribe(token).absolute(&settings.public_url, t.language())
        })
        .render(t, settings)
}

/// The purpose of the link that ends digests, in the sample of one.
pub const END: &str = "end-digests";

/// The secret for the sample of a digest that an account asked for.
pub fn end_link_of(account: AccountId) -> Secret {
    Secret {
        purpose: END.to_owned(),
        request: RequestId(account.0),
    }
}

/// Makes the link of a sample when it leaves, so that it ends the digests of the account that asked for it.
struct EndLinks {
    random: Random,
}

#[async_trait]
impl Secrets for EndLinks {
    async fn mint(
        &self,
        tx: &mut Tx,
        now: Timestamp,
        secret: &Secret,
    ) -> Result<Option<String>, Fault> {
        let account = AccountId(secret.request.0);
        let token = add_end_link(tx, &self.random, now, account).await?;
        Ok(Some(token.text()))
    }
}

/// Makes the secret of a link that ends the digests of this account.
pub(super) async fn add_end_link(
    tx: &mut Tx,
    random: &Random,
    now: Timestamp,
    account: AccountId,
) -> Result<Token, Fault> {
    let token = random.token();
    store::choices::add_link(tx, now, now.minus(LINK_AGE), account, &token.hash()).await?;
    Ok(token)
}

/// Registers the source of the links in samples.
#[must_use]
pub fn tell(rooms: Rooms, app: &App) -> Rooms {
    let random = app.random.clone();
    rooms.secrets(END, EndLinks { random })
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
