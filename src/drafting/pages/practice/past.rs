//! The history of a practice, with what is told of it to its authors.

use std::collections::HashMap;

use crate::account::model::Account;
use crate::account::queries;
use crate::db::Conn;
use crate::drafting::pages::OwnPractice;
use crate::drafting::views::authors_in;
use crate::mail;
use crate::mail::model::TimelineNotice;
use crate::practice::actions;
use crate::practice::model::Event;
use crate::showing::names::ShownNames;
use crate::web::Failure;
use crate::workflow::Viewer;

/// The events that this author sees, the names in them, and the fate of the mails.
pub(in crate::drafting::pages) struct OwnPast {
    pub(in crate::drafting::pages) events: Vec<Event>,
    pub(in crate::drafting::pages) names: ShownNames,
    pub(in crate::drafting::pages) mails: Vec<TimelineNotice>,
}

/// Loads them, oldest first.
pub(in crate::drafting::pages) async fn load_past(
    db: &mut Conn,
    reader: &Account,
    own: &OwnPractice,
) -> Result<OwnPast, Failure> {
    let events = actions::history(db, &own.actor, own.id()).await?;
    let mails = mail::actions::timeline(db, own.id(), Some(reader.id)).await?;
    let names = ShownNames {
        names: queries::names_of(db, &authors_in(&events)).await?,
        experts: HashMap::new(),
        reader: reader.id,
        viewer: Viewer::Author,
    };
    Ok(OwnPast {
        events,
        names,
        mails,
    })
}
