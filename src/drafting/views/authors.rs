//! Who the authors of a practice are, with a state in words and a date for each; and the page on which that changes.

use std::collections::HashMap;

use askama::Template;
use askama_web::WebTemplate;

use super::OPEN_FORM;
use super::ownership::{OfferedByLink, OfferedOwnership};
use crate::account::model::{Account, AccountId};
use crate::db::Timestamp;
use crate::drafting::forms::{EMAIL, GREETING, line_button, order_button};
use crate::language::Messages;
use crate::mail::model::NoticeFate;
use crate::mail::unowed::Unowed;
use crate::practice::model::{
    CoAuthor, CoAuthorId, CoAuthorStanding, CoAuthorState, Greeting, MOST_CO_AUTHORS, Seq,
};
use crate::web::unsent::UnsentNotice;
use crate::web::{FormField, Frame, Refused, Summary};
use crate::workflow::Deed;

/// One author, or one person who may become one.
#[derive(Debug, Clone)]
pub struct AuthorLine {
    /// The id of its element.
    pub id: String,
    /// The name of the account, or the name or address of an invited person.
    pub name: String,
    /// The address, which only authors and administrators read.
    pub email: Option<String>,
    /// Owner or co-author, invited until, declined …, with the day.
    pub standing: String,
    /// That the ownership is offered to the person, until when.
    pub offered: Option<String>,
    /// That the mail did not arrive, or was not sent because mails to the address do not arrive.
    pub undelivered: Option<String>,
    /// Whether the person is an author now.
    pub is_author: bool,
    pub buttons: Vec<AuthorButton>,
}

/// A button of a line.
#[derive(Debug, Clone)]
pub struct AuthorButton {
    pub value: String,
    pub label: String,
    pub class: &'static str,
}

/// The people of a practice, from whom the lines are drawn.
pub struct AuthorPeople<'a> {
    pub t: Messages,
    pub now: Timestamp,
    pub owner: AccountId,
    pub reader: AccountId,
    pub co_authors: &'a [CoAuthor],
    pub accounts: HashMap<AccountId, Account>,
    /// What became of the mails to invited people, by the event that owed each.
    pub mails: HashMap<Seq, NoticeFate>,
    /// The mail address for questions.
    pub contact: String,
}

impl AuthorPeople<'_> {
    /// The accounts whose names and addresses the lines show.
    pub fn accounts_of(owner: AccountId, co_authors: &[CoAuthor]) -> Vec<AccountId> {
        let mut ids = vec![owner];
        ids.extend(co_authors.iter().filter_map(|one| one.account_id));
        ids
    }

    /// The owner, then the others in the owner's order. With `buttons` for the owner who reads.
    pub fn lines(&self, buttons: bool) -> Vec<AuthorLine> {
        let with_place: Vec<CoAuthorId> = self
            .co_authors
            .iter()
            .filter(|one| one.has_place())
            .map(|one| one.id)
            .collect();
        // Who took the ownership by a mailed link has a line in the list, too.
        let others = self.co_authors.iter();
        let others = others.filter(|one| one.account_id != Some(self.owner));
        let others = others.map(|one| AuthorLine {
            buttons: if buttons {
                self.buttons(one, &with_place)
            } else {
                Vec::new()
            },
            ..self.line(one)
        });
        std::iter::once(self.owner_line()).chain(others).collect()
    }

    fn owner_line(&self) -> AuthorLine {
        let account = self.accounts.get(&self.owner);
        AuthorLine {
            id: "author-owner".to_owned(),
            name: self.name(self.owner),
            email: account.map(|owner| owner.email.to_string()),
            standing: self.t.say("drafting-authors-owner").to_string(),
            offered: None,
            undelivered: None,
            is_author: true,
            buttons: Vec::new(),
        }
    }

    fn line(&self, one: &CoAuthor) -> AuthorLine {
        let t = self.t;
        let standing = one.standing(self.now);
        let said = t
            .of("drafting-authors-standing", standing.as_str())
            .with("day", t.day(one.since))
            .with("invited", t.day(one.invited_at))
            .with("until", t.day(one.expires_at));
        let account = one.account_id.and_then(|id| self.accounts.get(&id));
        let email = match account {
            Some(account) => Some(account.email.to_string()),
            None => one.name.as_ref().map(|_| one.email.clone()),
        };
        AuthorLine {
            id: format!("author-{}", one.id),
            name: self.name_of_line(one),
            email,
            standing: said.to_string(),
            offered: one.offered_until.map(|until| {
                let key = if until > self.now {
                    "drafting-offer-until"
                } else {
                    "drafting-offer-expired"
                };
                t.say(key).with("day", t.day(until)).to_string()
            }),
            undelivered: self.undelivered(one),
            is_author: standing == CoAuthorStanding::Accepted,
            buttons: Vec::new(),
        }
    }

    /// Why an invited person got no mail. It says nothing of an account at the address.
    fn undelivered(&self, one: &CoAuthor) -> Option<String> {
        let fate = self.mails.get(&one.mailed_seq);
        let said = match fate.filter(|_| one.state == CoAuthorState::Invited)? {
            NoticeFate::Failed(_) => self.t.say("drafting-authors-undelivered"),
            NoticeFate::NoLongerOwed(Unowed::AddressStopped) => {
                let stopped = self.t.say("drafting-authors-stopped");
                stopped.with("contact", self.contact.as_str())
            }
            _ => return None,
        };
        Some(said.to_string())
    }

    /// The name of the account of a line, or else the name or address to which the invitation went.
    pub fn name_of_line(&self, one: &CoAuthor) -> String {
        match one.account_id.filter(|id| self.accounts.contains_key(id)) {
            Some(id) => self.name(id),
            None => one.name.as_ref().unwrap_or(&one.email).clone(),
        }
    }

    /// The name of an account, as this reader reads it.
    pub fn name(&self, id: AccountId) -> String {
        let name = self.accounts.get(&id).map(|account| account.name.display());
        let name = name.unwrap_or_else(|| self.t.say("drafting-who-author").to_string());
        if id == self.reader {
            let you = self.t.say("drafting-authors-you").with("name", name);
            return you.to_string();
        }
        name
    }

    fn buttons(&self, one: &CoAuthor, order: &[CoAuthorId]) -> Vec<AuthorButton> {
        let t = self.t;
        let button = |value: String, label: &'static str, class: &'static str| AuthorButton {
            value,
            label: t.say(label).to_string(),
            class,
        };
        let deed = |deed: Deed, label, class| button(line_button(deed, one.id), label, class);
        let at = order.iter().position(|id| *id == one.id);
        let mut buttons = Vec::new();
        if at.is_some_and(|at| at > 0) {
            let up = order_button(one.id, true);
            buttons.push(button(up, "drafting-authors-up", "second"));
        }
        if at.is_some_and(|at| at + 1 < order.len()) {
            let down = order_button(one.id, false);
            buttons.push(button(down, "drafting-authors-down", "second"));
        }
        match one.standing(self.now) {
            // An offer of the ownership has a page of its own.
            CoAuthorStanding::Invited | CoAuthorStanding::Expired
                if one.offered_until.is_some() => {}
            CoAuthorStanding::Invited | CoAuthorStanding::Expired => {
                let again = "drafting-authors-again";
                buttons.push(deed(Deed::InviteAgain, again, "second"));
                let cancel = "drafting-authors-cancel";
                buttons.push(deed(Deed::CancelInvitation, cancel, "grave"));
            }
            CoAuthorStanding::Accepted => {
                buttons.push(deed(Deed::RemoveAuthor, "drafting-authors-remove", "grave"));
            }
            CoAuthorStanding::Declined | CoAuthorStanding::Left => {
                buttons.push(deed(Deed::RemoveAuthor, "drafting-authors-clear", "second"));
            }
        }
        buttons
    }
}

/// The authors on the page of the practice.
#[derive(Debug, Clone)]
pub struct AuthorsSection {
    pub lines: Vec<AuthorLine>,
    /// The ownership that is offered to the reader.
    pub offer: Option<OfferedOwnership>,
    /// The page on which the reader answers.
    pub ownership: String,
    /// The page on which that changes.
    pub link: String,
    /// What the reader does there.
    pub label: String,
}

/// The page on which the owner invites, orders and removes, and a co-author leaves.
#[derive(Template, WebTemplate)]
#[template(path = "drafting/authors.html")]
pub struct AuthorsPage {
    pub frame: Frame,
    pub summary: Summary,
    /// The title of the practice.
    pub title: String,
    pub lines: Vec<AuthorLine>,
    /// The page on which the ownership is offered, or answered.
    pub ownership: Option<String>,
    /// What the owner fills in; a co-author invites no person.
    pub invite: Option<InviteBoxes>,
    /// What is kept of what was typed here.
    pub unsent: UnsentNotice,
    /// Whether the reader may leave.
    pub leaves: bool,
    /// The event up to which the page was drawn.
    pub seq: i64,
    pub action: String,
    pub back: String,
}

/// What the owner fills in to invite a person.
#[derive(Debug, Clone)]
pub struct InviteBoxes {
    pub email: FormField,
    pub greeting: FormField,
    /// How many more people can be invited.
    pub left: usize,
    /// How many co-authors and open invitations a practice may have.
    pub most: usize,
}

impl InviteBoxes {
    /// The boxes, with what was typed.
    pub fn new(t: Messages, co_authors: &[CoAuthor], typed: Option<&Refused>) -> Self {
        let taken = co_authors.iter().filter(|one| one.has_place()).count();
        let address = FormField::email(t, EMAIL, &t.say("drafting-authors-email"))
            .hint(t.say("drafting-authors-email-hint"))
            .autocomplete("off");
        let greeting = FormField::text(t, GREETING, &t.say("drafting-authors-greeting"))
            .hint(t.say("drafting-authors-greeting-hint"))
            .autocomplete("off")
            .limit(Greeting::LIMIT)
            .optional();
        Self {
            email: address.refused(typed),
            greeting: greeting.refused(typed),
            left: MOST_CO_AUTHORS.saturating_sub(taken),
            most: MOST_CO_AUTHORS,
        }
    }
}

/// The page behind the link of an invitation.
#[derive(Template)]
#[template(path = "drafting/invitation.html")]
pub struct InvitationPage {
    pub frame: Frame,
    /// The title of the practice; nothing else of it is shown.
    pub title: String,
    pub owner: String,
    /// Until when the link works.
    pub until: String,
    /// Which account would accept; `None` if the reader is not signed in.
    pub account: Option<String>,
    /// The ownership, if it is offered.
    pub ownership: Option<OfferedByLink>,
    /// Whether this reader is already what the invitation would make of them.
    pub is_author: bool,
    pub sign_in: String,
    pub register: String,
    pub action: String,
}

/// The page of a link that no longer works.
#[derive(Template)]
#[template(path = "drafting/invitation_over.html")]
pub struct InvitationOverPage {
    pub frame: Frame,
}
