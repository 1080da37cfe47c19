//! `/admin`: the overview of what waits for an administrator.

use axum::Extension;
use axum::extract::State;

use super::AdminVisit;
use crate::account::reader::Administrator;
use crate::address;
use crate::admin::store;
use crate::admin::views::overview::{OverviewPage, draw_pending_lines};
use crate::app::App;
use crate::follow;
use crate::mail::worker::Pulse;
use crate::web::{Failure, Flash, Lang};

/// What waits for an administrator.
pub async fn admin(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Flash(notice): Flash,
    pulse: Option<Extension<Pulse>>,
) -> Result<OverviewPage, Failure> {
    let mut db = app.db.read().await?;
    let visit = AdminVisit::new(&app, &reader, language, address::admin(), notice);
    let around = visit.load_surroundings(&mut db).await?;
    let alike = store::persons::read_alike(&mut db).await?.len();
    let followed = follow::actions::count(&mut db).await?;
    let frame = &around.frame;
    let (urgent, others) = draw_pending_lines(frame, &around.pending, &around.counts, alike);
    Ok(OverviewPage {
        outage: around.outage(pulse.as_deref(), app.clock.now()),
        urgent,
        others,
        followed,
        last_mail: around.counts.last_accepted_at.map(|at| frame.t.moment(at)),
        tabs: around.tabs,
        frame: around.frame,
    })
}
