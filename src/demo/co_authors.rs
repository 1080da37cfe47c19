//! Who the co-authors are of two sample practices, and who is invited to one: so the pages of the demonstration show it.

use std::collections::HashMap;

use super::samples::SeedError;
use crate::account::model::{Account, EmailAddress};
use crate::app::App;
use crate::practice::actions::{self as practices, Intent};
use crate::practice::model::{Greeting, NewInvitation, PracticeId, Seq};

/// The samples with a co-author, each with the key of the person.
const CO_AUTHORS: [(&str, &str); 2] = [
    ("greenback", "ana-maria-ciobanu"),
    ("ilo-fair-recruitment", "baurzhan-ospanov"),
];

/// The sample to which a person without an account is invited.
const INVITED: (&str, &str, &str) = (
    "greenback",
    "Ms. Joanna Zielinska",
    "joanna-zielinska@vistula-centre.example",
);

/// Invites the co-author of a sample, who accepts at once. Answers the practice's newest event.
pub(super) async fn join(
    app: &App,
    people: &HashMap<String, Account>,
    (key, owner): (&str, &Account),
    (id, seen): (PracticeId, Seq),
) -> Result<Seq, SeedError> {
    let of_sample = CO_AUTHORS.iter().find(|(sample, _)| *sample == key);
    let Some(person) = of_sample.and_then(|(_, person)| people.get(*person)) else {
        return Ok(seen);
    };
    let invitation = NewInvitation {
        email: person.email.clone(),
        greeting: None,
    };
    let refused = |why: &dyn std::fmt::Display| SeedError::Unlawful {
        sample: key.to_owned(),
        at: "co-author".to_owned(),
        why: why.to_string(),
    };
    practices::act(app, owner, id, seen, Intent::Invite(invitation))
        .await
        .map_err(|why| refused(&why))?;
    let mut db = app.db.read().await?;
    let held = practices::invitation_to(app, &mut db, id, person).await?;
    drop(db);
    let held = held.ok_or_else(|| refused(&"no invitation is open"))?;
    let done = practices::join(app, person, &held).await;
    Ok(done.map_err(|why| refused(&why))?.seq)
}

/// Invites a person without an account, at the end of the samples' histories.
pub(super) async fn invite(
    app: &App,
    owner_of: impl Fn(&str) -> Option<(Account, (PracticeId, Seq))>,
) -> Result<(), SeedError> {
    let (key, name, email) = INVITED;
    let refused = |why: &dyn std::fmt::Display| SeedError::Unlawful {
        sample: key.to_owned(),
        at: "invitation".to_owned(),
        why: why.to_string(),
    };
    let (owner, (id, seen)) = owner_of(key).ok_or_else(|| refused(&"no such sample"))?;
    let invitation = NewInvitation {
        email: EmailAddress::parse(email).map_err(|why| refused(&why))?,
        greeting: Greeting::parse_optional(name).ok().flatten(),
    };
    practices::act(app, &owner, id, seen, Intent::Invite(invitation))
        .await
        .map_err(|why| refused(&why))?;
    Ok(())
}
