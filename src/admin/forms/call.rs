//! The form of a call for practices.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::account::parse_deliverable;
use crate::app::App;
use crate::db::Timestamp;
use crate::language::{Message, Messages};
use crate::practice::model::{CallObjectives, CallText, InEachLanguage, PracticeCall};
use crate::taxonomy::ObjectiveNumber;
use crate::web::form::Reading;
use crate::web::typed_day::{beginning_of, typed_day};
use crate::web::{Problem, Refused, Typed};

/// The boxes of the texts: English, then French.
pub const TEXTS: [&str; 6] = [
    "title_en",
    "title_fr",
    "text_en",
    "text_fr",
    "criteria_en",
    "criteria_fr",
];
/// The boxes of the objectives.
pub const OBJECTIVES: &str = "call_objective";
/// The box of the first day.
pub const OPENS: &str = "opens_on";
/// The box of the last day.
pub const CLOSES: &str = "closes_on";
/// The box of the address for questions.
pub const CONTACT: &str = "contact";
/// The version of the call with which the form was drawn.
pub const VERSION: &str = "version";

/// The label of a box that an administrator types into.
pub fn call_label(t: Messages, name: &str) -> Option<Message> {
    TEXTS.contains(&name).then(|| t.of("admin-call", name))
}

/// Reads a call. One that has opened keeps its first day; one that is over keeps both.
pub fn read_call(
    app: &App,
    typed: &Typed,
    present: Option<&PracticeCall>,
) -> Result<CallText, Refused> {
    let (now, zone) = (app.clock.now(), &app.settings.time_zone);
    let mut reading = Reading::of(typed);
    let title = in_each(&mut reading, [TEXTS[0], TEXTS[1]], CallText::parse_title);
    let text = in_each(&mut reading, [TEXTS[2], TEXTS[3]], CallText::parse_text);
    let criteria = in_each(&mut reading, [TEXTS[4], TEXTS[5]], CallText::parse_text);
    let chosen = typed.all(OBJECTIVES).map(ObjectiveNumber::parse);
    let chosen: Option<Vec<ObjectiveNumber>> = chosen.collect();
    let objectives = reading.note(OBJECTIVES, chosen.ok_or(Problem::NotOffered));
    let begun = present.filter(|call| call.opens_at <= now);
    let opens_at = match begun {
        Some(call) => Some(call.opens_at),
        None => reading.field(OPENS, |typed| day_from_today(typed, now, zone)),
    };
    let over = present.filter(|call| call.closes_at <= now);
    let closes_at = match over {
        Some(call) => Some(call.closes_at),
        None => reading.field(CLOSES, |typed| end_of_day(typed, now, zone)),
    };
    let closes_at = closes_at.and_then(|closes| {
        let follows = opens_at.is_none_or(|opens| closes > opens);
        let problem = Problem::own("admin-problem-call-order");
        reading.note(CLOSES, follows.then_some(closes).ok_or(problem))
    });
    let contact = reading.field(CONTACT, |typed| parse_deliverable(app, typed));
    let whole = || {
        Some(CallText {
            title: title?,
            text: text?,
            criteria: criteria?,
            objectives: CallObjectives(objectives?),
            opens_at: opens_at?,
            closes_at: closes_at?,
            contact: contact?,
        })
    };
    let call = whole();
    reading.finish(call)
}

fn in_each(
    reading: &mut Reading<'_>,
    [en, fr]: [&'static str; 2],
    parse: fn(&str) -> Result<String, Problem>,
) -> Option<InEachLanguage> {
    let (en, fr) = (reading.field(en, parse), reading.field(fr, parse));
    Some(InEachLanguage { en: en?, fr: fr? })
}

/// When a typed day begins: today or later, within five years.
fn day_from_today(typed: &str, now: Timestamp, zone: &TimeZone) -> Result<Timestamp, Problem> {
    let day = present_or_later(typed, now, zone)?;
    beginning_of(day, zone).ok_or(Problem::own("admin-problem-call-day"))
}

/// When a typed day is over: today or later, within five years.
fn end_of_day(typed: &str, now: Timestamp, zone: &TimeZone) -> Result<Timestamp, Problem> {
    let day = present_or_later(typed, now, zone)?;
    let next = day.tomorrow().ok();
    let over = next.and_then(|next| beginning_of(next, zone));
    over.ok_or(Problem::own("admin-problem-call-day"))
}

fn present_or_later(typed: &str, now: Timestamp, zone: &TimeZone) -> Result<Date, Problem> {
    if typed.trim().is_empty() {
        return Err(Problem::Missing);
    }
    let today = now.to_jiff().to_zoned_datetime(zone.clone()).date();
    let day = typed_day(typed).filter(|day| *day >= today && day.year() <= today.year() + 5);
    day.ok_or(Problem::own("admin-problem-call-day"))
}
