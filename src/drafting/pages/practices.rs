//! `/my/practices`: the account's practices, grouped by the side that acts next.

use axum::extract::State;
use axum_extra::extract::Query;

use super::{count_ready_steps, draw_frame, public_address};
use crate::account::model::AccountId;
use crate::account::reader::SignedIn;
use crate::address;
use crate::app::App;
use crate::db::Timestamp;
use crate::drafting::store::{self, ListKey, OwnPracticeRow};
use crate::drafting::views::{
    AskedConsent, ListedCall, OwnPracticeLine, OwnPracticesPage, PracticeGroup, PracticeSection,
    PracticeStanding,
};
use crate::language::Messages;
use crate::practice::answers::Answers;
use crate::practice::plain;
use crate::web::paging::{Cursor, ListCounts, Slice};
use crate::web::{Failure, Flash, Frame, Lang};
use crate::workflow;

/// The most practices on one page.
const PAGE_SIZE: usize = 30;

/// The query of the list: the key at which the page begins.
#[derive(serde::Deserialize)]
pub struct ListQuery {
    from: Option<String>,
}

/// Shows a page of the list.
pub async fn show(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    Lang(language): Lang,
    Flash(notice): Flash,
    Query(ListQuery { from }): Query<ListQuery>,
) -> Result<OwnPracticesPage, Failure> {
    let cursor = Cursor::<ListKey>::read(from.as_deref())?;
    let backwards = Cursor::goes_back(cursor.as_ref());
    let key = cursor
        .as_ref()
        .map_or((i64::MAX, Timestamp(i64::MAX), i64::MAX), |cursor| {
            cursor.key
        });
    let mut db = app.db.read().await?;
    let many = i64::try_from(PAGE_SIZE + 1).unwrap_or(i64::MAX);
    let rows = store::own_practices(&mut db, reader.id, key, backwards, many).await?;
    drop(db);
    let counts = rows
        .first()
        .map_or_else(ListCounts::default, |row| row.counts);
    let slice = Slice::cut(rows, PAGE_SIZE, cursor.as_ref(), |row| {
        (row.rank, row.at, row.id.0)
    });
    let position = counts.position(cursor.as_ref(), slice.rows.len(), PAGE_SIZE);
    let page_frame = draw_frame(&app, &reader, language, address::my_practices(), notice);
    let t = page_frame.t;
    let times = (app.clock.now(), app.settings.target_days);
    Ok(OwnPracticesPage {
        start: page_frame.to(address::new_practice()),
        title: position.title(t, t.say("drafting-list-title").to_string()),
        position: position.words(t),
        pages: slice.pages(t, &address::my_practices()),
        nothing: slice.rows.is_empty() && cursor.is_none(),
        sections: practice_sections(&page_frame, reader.id, &slice.rows, times),
        frame: page_frame,
    })
}

fn practice_sections(
    frame: &Frame,
    reader: AccountId,
    rows: &[OwnPracticeRow],
    times: (Timestamp, i64),
) -> Vec<PracticeSection> {
    let standings: Vec<PracticeStanding> = rows.iter().map(|row| standing_of(row, times)).collect();
    PracticeGroup::ALL
        .iter()
        .map(|group| PracticeSection {
            id: group.as_str(),
            heading: frame.t.of("drafting-group", group.as_str()).to_string(),
            cases: rows
                .iter()
                .zip(&standings)
                .filter(|(_, standing)| standing.group() == *group)
                .map(|(row, standing)| listed_practice(frame, reader, row, (standing, times.0)))
                .collect(),
        })
        .filter(|section| !section.cases.is_empty())
        .collect()
}

fn standing_of(row: &OwnPracticeRow, (now, target_days): (Timestamp, i64)) -> PracticeStanding {
    // Authors read “in review” until they are told of a date.
    let announced = row.accepted_at.is_some() && row.state == workflow::State::Decided;
    let answers = row
        .answers
        .as_ref()
        .and_then(|answers| Answers::from_json(&answers.0).ok());
    PracticeStanding {
        state: row.state,
        latest: row.latest,
        closed_at: row.closed_at,
        public: row.public,
        published_at: row.first_published_at,
        confirmed_at: row.confirmation.confirmed_at,
        target_days,
        asks: row.confirmation.is_asked(now),
        ended_at: row.confirmation.ended_at,
        unconfirmed_since: row.confirmation.unconfirmed_since(),
        on_hold_until: row.hold_until.filter(|until| *until > now),
        accepted_for: row.effective_at.filter(|at| announced && *at > now),
        asked: AskedConsent {
            before: row.effective_at.filter(|at| *at > now),
            reworded: row.rewrites.is_some(),
        },
        refused: row.latest == Some(workflow::State::Withdrawn) && row.verdict.is_some(),
        removal_asked_at: row.removal_asked_at,
        taken_down_at: row.taken_down_at,
        last: row.last,
        ready: answers.as_ref().map_or(0, count_ready_steps),
    }
}

fn listed_practice(
    frame: &Frame,
    reader: AccountId,
    row: &OwnPracticeRow,
    (standing, now): (&PracticeStanding, Timestamp),
) -> OwnPracticeLine {
    let t = frame.t;
    let group = standing.group();
    let action = match group {
        PracticeGroup::Yours if standing.came_back() => "drafting-go-returned",
        PracticeGroup::Yours if row.state == workflow::State::AwaitingConsent => {
            "drafting-go-consent"
        }
        PracticeGroup::Yours => "drafting-go-draft",
        PracticeGroup::Team => "drafting-go-team",
        PracticeGroup::Public => "drafting-go-public",
        PracticeGroup::Closed => "drafting-go-closed",
    };
    let live = standing.public == workflow::PublicStatus::Live;
    let confirms =
        group == PracticeGroup::Public && live && standing.asks && row.removal_asked_at.is_none();
    OwnPracticeLine {
        title: plain::shown_title(&row.title, t),
        link: frame.to(address::my_practice(row.id)),
        sentence: standing.sentence(t),
        fine: fine_print(t, row, group),
        owner: owner_of(t, reader, row),
        call: answered_call(frame, row, group, now),
        state: standing.badge(t),
        action: t.say(action).to_string(),
        pressing: group == PracticeGroup::Yours,
        public: public_address(row.public, row.slug.as_ref()).map(|public| frame.to(public)),
        confirm: confirms.then_some(row.drawn_up_to.0),
    }
}

/// Whose practice it is, where the reader is a co-author.
fn owner_of(t: Messages, reader: AccountId, row: &OwnPracticeRow) -> Option<String> {
    if row.owner_id == reader {
        return None;
    }
    let owner = row.owner.clone().into_name()?;
    let of = t.say("drafting-list-owner").with("name", owner.display());
    Some(of.to_string())
}

/// The call for practices that a draft or a submission answers. A published practice names it on its page.
fn answered_call(
    frame: &Frame,
    row: &OwnPracticeRow,
    group: PracticeGroup,
    now: Timestamp,
) -> Option<ListedCall> {
    if !matches!(group, PracticeGroup::Yours | PracticeGroup::Team) {
        return None;
    }
    let t = frame.t;
    let is_draft = row.state == workflow::State::Draft;
    let said = if is_draft && row.call.is_over(now) {
        "drafting-list-call-over"
    } else {
        "drafting-list-call"
    };
    Some(ListedCall {
        title: row.call.title(t.language())?.to_owned(),
        said: t.say(said).to_string(),
        page: row
            .call
            .public_slug()
            .map(|slug| frame.to(address::call(slug))),
    })
}

/// The reference, and the date that matters in the group.
fn fine_print(t: Messages, row: &OwnPracticeRow, group: PracticeGroup) -> String {
    let date = match group {
        PracticeGroup::Yours => row
            .saved_at
            .map(|at| t.say("drafting-saved-at").with("at", t.moment(at))),
        PracticeGroup::Team => row
            .submitted_at
            .map(|at| t.say("drafting-submitted-on").with("day", t.day(at))),
        PracticeGroup::Public => Some(t.say("drafting-versions").with("count", row.versions)),
        PracticeGroup::Closed => None,
    };
    let reference = row.reference.as_ref().map(ToString::to_string);
    let date = date.map(|date| date.to_string());
    reference
        .into_iter()
        .chain(date)
        .collect::<Vec<_>>()
        .join(", ")
}
