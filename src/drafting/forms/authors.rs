//! Reads the page of the authors: which button was pressed, for which line of the list, and whom to invite.

use crate::account::model::EmailAddress;
use crate::account::parse_deliverable;
use crate::app::App;
use crate::practice::actions::Intent;
use crate::practice::model::{CoAuthorId, Greeting, NewInvitation};
use crate::showing::reasons::problem_of_greeting;
use crate::web::form::Reading;
use crate::web::unsent::EARLIER;
use crate::web::{Problem, Refused, Typed};
use crate::workflow::Deed;

/// The box of the address.
pub const EMAIL: &str = "email";
/// The box of the name by which the mail greets.
pub const GREETING: &str = "greeting";

/// What stands behind a deed and its line in the value of a button.
const UP: &str = "up";
const DOWN: &str = "down";

/// Whether the page has such a box.
pub fn is_of_authors(name: &str) -> bool {
    matches!(name, EMAIL | GREETING | EARLIER)
}

/// The value of a button for a line of the list.
pub fn line_button(deed: Deed, line: CoAuthorId) -> String {
    format!("{deed}-{line}")
}

/// The value of a button that moves a line.
pub fn order_button(line: CoAuthorId, up: bool) -> String {
    let way = if up { UP } else { DOWN };
    format!("{}-{line}-{way}", Deed::Reorder)
}

/// Reads the pressed button with all that belongs to it. `None` is a button that the page does not have.
pub fn read_authors(
    app: &App,
    typed: &Typed,
    own: &EmailAddress,
) -> Option<Result<Intent, Refused>> {
    let mut parts = typed.get("deed").splitn(3, '-');
    let deed = Deed::parse(parts.next()?)?;
    let line = parts.next().and_then(|number| number.parse().ok());
    let line = line.map(CoAuthorId);
    Some(Ok(match deed {
        Deed::Invite => return Some(read_invitation(app, typed, own).map(Intent::Invite)),
        Deed::Leave => Intent::Leave,
        Deed::InviteAgain => Intent::InviteAgain(line?),
        Deed::CancelInvitation => Intent::CancelInvitation(line?),
        Deed::RemoveAuthor => Intent::RemoveAuthor(line?),
        Deed::Reorder => Intent::Reorder {
            who: line?,
            up: match parts.next()? {
                UP => true,
                DOWN => false,
                _ => return None,
            },
        },
        _ => return None,
    }))
}

/// Reads the boxes of an invitation.
pub(super) fn read_invitation(
    app: &App,
    typed: &Typed,
    own: &EmailAddress,
) -> Result<NewInvitation, Refused> {
    let mut reading = Reading::of(typed);
    let email = reading.field(EMAIL, |typed| read_address(app, typed, own));
    let greeting = reading.field(GREETING, |typed| {
        Greeting::parse_optional(typed).map_err(|why| problem_of_greeting(&why, typed))
    });
    let whole = email
        .zip(greeting)
        .map(|(email, greeting)| NewInvitation { email, greeting });
    reading.finish(whole)
}

fn read_address(app: &App, typed: &str, own: &EmailAddress) -> Result<EmailAddress, Problem> {
    let email = parse_deliverable(app, typed)?;
    if email.key() == own.key() {
        return Err(Problem::own("drafting-problem-own-address"));
    }
    Ok(email)
}
