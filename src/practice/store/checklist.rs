//! What reviewers marked on the checklist. Written with an event and never changed.

use serde_json::{Value, json};
use sqlx::types::Json;

use super::experts::add_experts;
use super::history::add_since;
use crate::db::{Call, Engine, Fault, Timestamp};
use crate::practice::model::{
    CheckNote, Checklist, ChecklistLine, CommonReasons, Event, ExpertAsk, GivenChecklist,
    MarkedLine, PracticeId, Seq,
};

/// The marks that were given with an event.
pub(super) fn add_marks<'c>(call: Call<'c>, event: &Event, checklist: &Checklist) -> Call<'c> {
    let row = |one: &MarkedLine| {
        let note = one.note.as_ref().map(CheckNote::as_str);
        json!([one.line, one.mark, note])
    };
    let rows: Vec<Value> = checklist.lines().iter().map(row).collect();
    call.sql(
        "INSERT INTO checklist_mark (practice_id, seq, line, revision_id, at, mark, note)
         SELECT CAST($1 AS BIGINT), CAST($2 AS BIGINT), value ->> 0, CAST($3 AS BIGINT), CAST($4 AS BIGINT),
                value ->> 1, value ->> 2
         FROM {rows $5}",
    )
    .bind(event.practice_id)
    .bind(event.seq)
    .bind(event.revision_id)
    .bind(event.at)
    .bind(Json(rows))
}

/// The marks of a practice, in the order of their events.
fn add_marks_since(call: Call<'_>, id: PracticeId, seen: Seq) -> Call<'_> {
    call.sql(
        "SELECT seq, revision_id, line, mark, note FROM checklist_mark
         WHERE practice_id = $1 AND seq > $2
         ORDER BY seq",
    )
    .bind(id)
    .bind(seen)
}

/// All events of a practice, oldest first, the checklists that were given with them, and the experts who were asked.
pub async fn whole_history(
    db: &mut impl Engine,
    id: PracticeId,
) -> Result<(Vec<Event>, Vec<GivenChecklist>, Vec<ExpertAsk>), Fault> {
    let call = add_since(db.call(), id, Seq(0).into());
    let call = add_experts(add_marks_since(call, id, Seq(0)), id);
    let mut read = call.run().await?;
    let (events, marks) = (read.all()?, read.all()?);
    Ok((events, GivenChecklist::gather(marks), read.all()?))
}

/// The checklist that was given with an event; an empty one if none was.
pub async fn checklist_of(
    db: &mut impl Engine,
    id: PracticeId,
    event: Seq,
) -> Result<Checklist, Fault> {
    let call = add_marks_since(db.call(), id, Seq(event.0 - 1));
    let given = GivenChecklist::gather(call.run().await?.all()?);
    let of_event = given.into_iter().find(|one| one.seq == event);
    Ok(of_event.map(|one| one.checklist).unwrap_or_default())
}

/// How often each line was a reason to send a revision back since this time. Only the decision that stands on a revision
/// counts, and only once it has taken effect: its revision is returned. The row without a line is how many there are.
pub async fn common_reasons(
    db: &mut impl Engine,
    since: Timestamp,
) -> Result<CommonReasons, Fault> {
    let rows: Vec<(String, i64)> = db
        .sql(
            "SELECT '', COUNT(DISTINCT m.revision_id)
             FROM checklist_mark m
             JOIN revision r ON r.id = m.revision_id AND r.decided_at = m.at AND r.state = 'returned'
             WHERE m.at >= $1
             UNION ALL
             SELECT m.line, COUNT(*)
             FROM checklist_mark m
             JOIN revision r ON r.id = m.revision_id AND r.decided_at = m.at AND r.state = 'returned'
             WHERE m.at >= $1 AND m.mark IN ('partly', 'not')
             GROUP BY m.line",
        )
        .bind(since)
        .all()
        .await?;
    let returned = rows.iter().find(|(line, _)| line.is_empty());
    let read = |(line, count): &(String, i64)| Some((ChecklistLine::parse(line)?, *count));
    Ok(CommonReasons {
        returned: returned.map_or(0, |(_, count)| *count),
        lines: rows.iter().filter_map(read).collect(),
    })
}
