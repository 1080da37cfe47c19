//! Reads the page of the ownership: to whom it is offered, and the answer to that offer.

use super::authors::read_invitation;
use super::{EMAIL, GREETING};
use crate::account::model::EmailAddress;
use crate::app::App;
use crate::practice::actions::{Intent, TakenOffer};
use crate::practice::model::{CoAuthorId, OfferTo};
use crate::web::unsent::EARLIER;
use crate::web::{Refused, Typed};
use crate::workflow::Deed;

/// The tick of an owner who does not stay as a co-author.
pub const LEAVES: &str = "leaves";

/// Whether the page has such a box of text.
pub fn is_of_ownership(name: &str) -> bool {
    matches!(name, EMAIL | GREETING | EARLIER)
}

/// Reads the pressed button with all that belongs to it. `None` is a button that the page does not have.
pub fn read_ownership(
    app: &App,
    typed: &Typed,
    own: &EmailAddress,
) -> Option<Result<Intent, Refused>> {
    let mut parts = typed.get("deed").splitn(2, '-');
    let deed = Deed::parse(parts.next()?)?;
    let line = parts.next().and_then(|number| number.parse().ok());
    let line = line.map(CoAuthorId);
    let leaves = typed.get(LEAVES) == "yes";
    Some(Ok(match deed {
        Deed::Offer if line.is_none() => {
            let read = read_invitation(app, typed, own).map(OfferTo::Person);
            return Some(read.map(|to| Intent::Offer { to, leaves }));
        }
        Deed::Offer => Intent::Offer {
            to: OfferTo::CoAuthor(line?),
            leaves,
        },
        Deed::CancelOffer => Intent::CancelOffer(line?),
        Deed::TakeOwnership => Intent::TakeOwnership(TakenOffer::OnPage(line?)),
        Deed::RefuseOffer => Intent::RefuseOffer(line?),
        _ => return None,
    }))
}
