//! The 23 objectives, and the list of an objective, a country or a region: a page for people and a feed.

use axum::extract::Path;
use axum::response::Response;

use super::asked::Visit;
use super::{Asked, feeds};
use crate::address::{self, Address, DataForm};
use crate::catalogue::model::Under;
use crate::catalogue::store::{self, Key, Listed};
use crate::catalogue::views::{Counted, ListPage, ObjectivesPage, crumb, crumb_here, items};
use crate::language::Messages;
use crate::taxonomy::{CountryCode, ObjectiveNumber, RegionId, objectives as all_objectives};
use crate::web::layout::{Feed, NavigationLink};
use crate::web::paging::{Cursor, Slice};
use crate::web::{Failure, Frame, WayOn};

/// As many practices stand on a page.
pub const SIZE: usize = 20;

/// The 23 objectives, each with its count.
pub async fn objectives(asked: Asked) -> Result<Response, Failure> {
    let mut visit = asked.begin(None).await?;
    if let Some(same) = visit.unchanged() {
        return Ok(same);
    }
    let counts = store::counts(&mut visit.db).await?;
    let frame = visit.frame(address::objectives());
    let objectives = counted_objectives(&counts, &frame);
    visit.page(&ObjectivesPage { frame, objectives })
}

/// One objective: `9`, or `9.atom`.
pub async fn objective(asked: Asked, Path(segment): Path<String>) -> Result<Response, Failure> {
    let (number, form) = split(&segment)?;
    let number = ObjectiveNumber::parse(number).ok_or_else(unknown)?;
    list(asked, Under::Objective(number), form).await
}

/// One country or area, by its code. Other spellings of the code lead to the one.
pub async fn country(asked: Asked, Path(segment): Path<String>) -> Result<Response, Failure> {
    let (code, form) = split(&segment)?;
    if let Some(code) = CountryCode::parse(code) {
        return list(asked, Under::Country(code), form).await;
    }
    let meant = CountryCode::parse(&code.to_ascii_uppercase()).ok_or_else(unknown)?;
    let address = address::country(meant);
    let visit = asked.begin(None).await?;
    visit.leads_to(&match form {
        Some(form) => address.as_data(form),
        None => address,
    })
}

/// One region, by its id.
pub async fn region(asked: Asked, Path(segment): Path<String>) -> Result<Response, Failure> {
    let (id, form) = split(&segment)?;
    let id = RegionId::parse(id).ok_or_else(unknown)?;
    list(asked, Under::Region(id), form).await
}

fn split(segment: &str) -> Result<(&str, Option<DataForm>), Failure> {
    DataForm::split(segment).ok_or_else(unknown)
}

/// Nothing is there; the places where it might be.
pub fn unknown() -> Failure {
    let ways = [
        ("catalogue-way-objectives", address::objectives()),
        ("catalogue-way-places", address::explore()),
        ("catalogue-way-all", address::practices()),
    ];
    Failure::NotFoundNear(ways.map(|(says, to)| WayOn { says, to }).to_vec())
}

async fn list(asked: Asked, under: Under, form: Option<DataForm>) -> Result<Response, Failure> {
    match form {
        None => page(asked, under).await,
        Some(DataForm::Atom) => feeds::listed(asked, under).await,
        Some(_) => Err(unknown()),
    }
}

async fn page(asked: Asked, under: Under) -> Result<Response, Failure> {
    let cursor = Cursor::<Key>::read(asked.query("from").as_deref())?;
    let mut visit = asked.begin(None).await?;
    if let Some(same) = visit.unchanged() {
        return Ok(same);
    }
    let (slice, count) = read(&mut visit, &under, cursor.as_ref(), SIZE, false).await?;
    let t = visit.asked.words();
    let title = under.title(t);
    let feed = feed(&under, t);
    let frame = visit.frame(under.address()).with_feed(feed.clone());
    let (crumbs, kicker, heading) = place(&under, &frame);
    let places = matches!(under, Under::Country(_) | Under::Region(_));
    visit.page(&ListPage {
        crumbs,
        kicker,
        heading,
        title,
        subscribe: under.subscribe(t),
        feed,
        count: t.say("catalogue-count").with("count", count).to_string(),
        note: places.then(|| t.say("map-disclaimer").to_string()),
        items: items(&slice.rows, t, under.objective(), None),
        pages: slice.pages(t, &under.address()),
        frame,
    })
}

/// The feed of a list.
pub fn feed(under: &Under, t: Messages) -> Feed {
    Feed {
        title: under.title(t),
        link: feed_address(under).in_language(t.language()),
    }
}

/// Its address.
pub fn feed_address(under: &Under) -> Address {
    under.address().as_data(DataForm::Atom)
}

fn place(under: &Under, frame: &Frame) -> (Vec<NavigationLink>, Option<String>, String) {
    let t = frame.t;
    let home = crumb(frame, t.say("catalogue-home"), &address::home());
    match under {
        Under::Objective(number) => {
            let all = crumb(frame, t.say("catalogue-objectives"), &address::objectives());
            let heading = number.name(t).to_owned();
            let here = crumb_here(frame, number.label(t));
            let label = number.label(t).to_string();
            (vec![home, all, here], Some(label), heading)
        }
        Under::Country(_) | Under::Region(_) => {
            let all = crumb(frame, t.say("catalogue-explore"), &address::explore());
            let kicker = match under {
                Under::Country(_) => t.say("catalogue-country"),
                _ => t.say("catalogue-region"),
            };
            let here = crumb_here(frame, under.title(t));
            let kicker = kicker.to_string();
            (vec![home, all, here], Some(kicker), under.title(t))
        }
        Under::All | Under::Search(_) => (vec![home], None, under.title(t)),
    }
}

/// One page of a list, and how many practices there are on all of them.
pub async fn read(
    visit: &mut Visit,
    under: &Under,
    cursor: Option<&Cursor<Key>>,
    size: usize,
    with_answers: bool,
) -> Result<(Slice<Listed, Key>, i64), Failure> {
    // One more than fits says whether there is more.
    let most = i64::try_from(size + 1).unwrap_or(i64::MAX);
    let placed = match under.term() {
        None => store::newest(&mut visit.db, cursor, most).await?,
        Some((vocabulary, term)) => {
            store::newest_of(&mut visit.db, (vocabulary, &term), cursor, most).await?
        }
    };
    let count = placed.first().map_or(0, |(_, count)| *count);
    let ids: Vec<_> = placed.into_iter().map(|(id, _)| id).collect();
    let rows = store::in_order(&mut visit.db, &ids, with_answers).await?;
    Ok((Slice::cut(rows, size, cursor, Listed::key), count))
}

/// The objectives with their counts, in their own order.
pub fn counted_objectives(counts: &[(String, String, i64)], frame: &Frame) -> Vec<Counted> {
    all_objectives()
        .map(|number| {
            let id = number.to_string();
            let found = counts
                .iter()
                .find(|(vocabulary, term, _)| vocabulary == "objective" && *term == id);
            Counted {
                name: number.name(frame.t).to_owned(),
                link: frame.to(address::objective(number)),
                practices: frame
                    .t
                    .number(found.map_or(0, |(.., practices)| *practices)),
                number: id,
            }
        })
        .collect()
}
