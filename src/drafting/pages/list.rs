//! `/my/practices`: what is the reader's, grouped by who must act.

use axum::extract::State;
use axum_extra::extract::Query;

use super::{frame, public_address, ready};
use crate::account::reader::SignedIn;
use crate::address;
use crate::app::App;
use crate::db::Timestamp;
use crate::drafting::store::{self, Key, Mine};
use crate::drafting::views::{Case, Group, ListPage, Section, Stand, asks};
use crate::language::Messages;
use crate::practice::answers::Answers;
use crate::practice::plain;
use crate::web::paging::{Cursor, Direction, Slice};
use crate::web::{Failure, Flash, Frame, Lang};
use crate::workflow;

/// Practices on one page.
const SIZE: usize = 30;

/// Where a page begins.
#[derive(serde::Deserialize)]
pub struct From {
    from: Option<String>,
}

/// The list.
pub async fn show(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    Lang(language): Lang,
    Flash(notice): Flash,
    Query(From { from }): Query<From>,
) -> Result<ListPage, Failure> {
    let cursor = Cursor::<Key>::read(from.as_deref())?;
    let backwards = cursor
        .as_ref()
        .is_some_and(|cursor| cursor.way == Direction::Before);
    let key = cursor
        .as_ref()
        .map_or((i64::MAX, Timestamp(i64::MAX), i64::MAX), |cursor| {
            cursor.key
        });
    let mut db = app.db.read().await?;
    let many = i64::try_from(SIZE + 1).unwrap_or(i64::MAX);
    let rows = store::mine(&mut db, reader.id, key, backwards, many).await?;
    drop(db);
    let slice = Slice::cut(rows, SIZE, cursor.as_ref(), |row| {
        (row.rank, row.at, row.id.0)
    });
    let frame = frame(&app, &reader, language, address::my_practices(), notice);
    let now = app.clock.now();
    let t = frame.t;
    Ok(ListPage {
        start: frame.to(address::new_practice()),
        pages: slice.pages(t, &address::my_practices()),
        nothing: slice.rows.is_empty() && cursor.is_none(),
        sections: sections(&frame, &slice.rows, now),
        frame,
    })
}

fn sections(frame: &Frame, rows: &[Mine], now: Timestamp) -> Vec<Section> {
    let stands: Vec<Stand> = rows.iter().map(|row| stand(row, now)).collect();
    Group::ALL
        .into_iter()
        .map(|group| Section {
            id: group.as_str(),
            heading: frame.t.of("drafting-group", group.as_str()).to_string(),
            cases: rows
                .iter()
                .zip(&stands)
                .filter(|(_, stand)| stand.group() == group)
                .map(|(row, stand)| case(frame, row, stand))
                .collect(),
        })
        .filter(|section| !section.cases.is_empty())
        .collect()
}

fn stand(row: &Mine, now: Timestamp) -> Stand {
    // Before the authors were told of a date, they read “in review”.
    let announced = row.accepted_at.is_some() && row.state == workflow::State::Decided;
    let answers = row
        .answers
        .as_ref()
        .and_then(|answers| Answers::from_json(&answers.0).ok());
    Stand {
        state: row.state,
        latest: row.latest,
        closed_at: row.closed_at,
        public: row.public,
        published_at: row.first_published_at,
        confirmed_at: row.confirmed_at,
        asks: asks(row.confirmed_at, now),
        accepted_for: row.effective_at.filter(|at| announced && *at > now),
        removal_asked_at: row.removal_asked_at,
        taken_down_at: row.taken_down_at,
        last: row.last,
        ready: answers.as_ref().map_or(0, ready),
    }
}

fn case(frame: &Frame, row: &Mine, stand: &Stand) -> Case {
    let t = frame.t;
    let group = stand.group();
    let action = match group {
        Group::Yours if stand.came_back() => "drafting-go-returned",
        Group::Yours => "drafting-go-draft",
        Group::Team => "drafting-go-team",
        Group::Public => "drafting-go-public",
        Group::Closed => "drafting-go-closed",
    };
    let live = stand.public == workflow::PublicStatus::Live;
    let confirms = group == Group::Public && live && stand.asks && row.removal_asked_at.is_none();
    Case {
        title: plain::shown_title(&row.title, t),
        link: frame.to(address::my_practice(row.id)),
        sentence: stand.sentence(t),
        fine: fine(t, row, group),
        state: stand.badge(t),
        action: t.say(action).to_string(),
        pressing: group == Group::Yours,
        public: public_address(row.public, row.slug.as_ref()).map(|public| frame.to(public)),
        confirm: confirms.then_some(row.seq.0),
    }
}

/// Reference and the date that counts.
fn fine(t: Messages, row: &Mine, group: Group) -> String {
    let date = match group {
        Group::Yours => row
            .saved_at
            .map(|at| t.say("drafting-saved-at").with("at", t.moment(at))),
        Group::Team => row
            .submitted_at
            .map(|at| t.say("drafting-submitted-on").with("day", t.day(at))),
        Group::Public => Some(t.say("drafting-versions").with("count", row.versions)),
        Group::Closed => None,
    };
    let reference = row.reference.as_ref().map(ToString::to_string);
    let date = date.map(|date| date.to_string());
    reference
        .into_iter()
        .chain(date)
        .collect::<Vec<_>>()
        .join(", ")
}
