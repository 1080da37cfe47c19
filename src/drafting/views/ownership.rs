//! The page on which an owner offers the ownership, and on which a co-author answers.

use askama::Template;
use askama_web::WebTemplate;

use super::authors::AuthorPeople;
use super::{InviteBoxes, OPEN_FORM};
use crate::drafting::forms::{LEAVES, line_button};
use crate::language::{Message, Messages};
use crate::practice::actions::OwnerThen;
use crate::practice::model::{CoAuthor, CoAuthorState};
use crate::web::unsent::UnsentNotice;
use crate::web::{FormField, Frame, Refused, Summary};
use crate::workflow::Deed;

/// The ownership, offered to the reader.
#[derive(Debug, Clone)]
pub struct OfferedOwnership {
    /// Who offers it, and until when.
    pub says: String,
    /// Whether the former owner stays.
    pub then: String,
    /// The value of the button that accepts.
    pub take: String,
    /// The value of the button that refuses.
    pub refuse: String,
}

/// The ownership, offered to the holder of a mailed link.
#[derive(Debug, Clone)]
pub struct OfferedByLink {
    /// Who offers what.
    pub lead: Message,
    /// What becomes of the present owner.
    pub then: String,
}

impl OfferedByLink {
    /// The offer in words; `lead` still lacks the owner and the title.
    pub fn new(t: Messages, then: OwnerThen) -> Self {
        let (lead, then) = match then {
            OwnerThen::Stays => (
                "drafting-invitation-lead-owner",
                "drafting-offer-then-stays",
            ),
            OwnerThen::Leaves => (
                "drafting-invitation-lead-owner",
                "drafting-offer-then-leaves",
            ),
            OwnerThen::Gone => ("drafting-invitation-lead-team", "drafting-offer-then-gone"),
        };
        Self {
            lead: t.say(lead),
            then: t.say(then).to_string(),
        }
    }
}

/// The ownership, offered by the reader.
#[derive(Debug, Clone)]
pub struct OwnOffer {
    /// To whom, and until when.
    pub says: String,
    /// Whether the reader stays.
    pub then: String,
    /// The value of the button that cancels it.
    pub cancel: String,
    /// What that button says.
    pub label: String,
}

/// A co-author to whom the ownership can be offered.
#[derive(Debug, Clone)]
pub struct OfferButton {
    pub name: String,
    pub value: String,
}

/// What an owner fills in who offers the ownership.
#[derive(Debug, Clone)]
pub struct OfferBoxes {
    /// Whether the owner leaves.
    pub leaves: FormField,
    pub co_authors: Vec<OfferButton>,
    /// The person who is invited with it.
    pub person: InviteBoxes,
}

impl OfferBoxes {
    /// The boxes, with what was typed.
    pub fn new(t: Messages, people: &AuthorPeople<'_>, typed: Option<&Refused>) -> Self {
        let leaves = FormField::tick(t, LEAVES, &t.say("drafting-offer-leaves"))
            .hint(t.say("drafting-offer-leaves-hint"));
        let accepted = people.co_authors.iter();
        let accepted = accepted.filter(|one| one.state == CoAuthorState::Accepted);
        Self {
            leaves: leaves.refused(typed),
            co_authors: accepted
                .map(|one| OfferButton {
                    name: people.name_of_line(one),
                    value: line_button(Deed::Offer, one.id),
                })
                .collect(),
            person: InviteBoxes::new(t, people.co_authors, typed),
        }
    }
}

impl AuthorPeople<'_> {
    /// The ownership that is offered to the reader.
    pub fn offered_to_reader(&self) -> Option<OfferedOwnership> {
        let is_own =
            |one: &&CoAuthor| one.account_id == Some(self.reader) && one.is_offered(self.now);
        let one = self.co_authors.iter().find(is_own)?;
        let says = self.t.say("drafting-offer-yours");
        let says = says.with("owner", self.name(self.owner));
        let then = if one.offer_leaves {
            "drafting-offer-then-leaves"
        } else {
            "drafting-offer-then-stays"
        };
        Some(OfferedOwnership {
            says: says.with("day", self.day_of_offer(one)).to_string(),
            then: self.t.say(then).to_string(),
            take: line_button(Deed::TakeOwnership, one.id),
            refuse: line_button(Deed::RefuseOffer, one.id),
        })
    }

    /// The offer of the reader who is the owner, also after it has expired.
    pub fn own_offer(&self) -> Option<OwnOffer> {
        let is_offered = |one: &&CoAuthor| one.offered_until.is_some();
        let one = self.co_authors.iter().find(is_offered)?;
        let (says, label) = if one.offered_by != Some(self.owner) {
            ("drafting-offer-made-by-team", "drafting-offer-clear")
        } else if one.is_offered(self.now) {
            ("drafting-offer-made", "deed-cancel_offer")
        } else {
            ("drafting-offer-made-expired", "drafting-offer-clear")
        };
        let then = if one.offer_leaves {
            "drafting-offer-you-leave"
        } else {
            "drafting-offer-you-stay"
        };
        let says = self.t.say(says).with("name", self.name_of_line(one));
        Some(OwnOffer {
            says: says.with("day", self.day_of_offer(one)).to_string(),
            then: self.t.say(then).to_string(),
            cancel: line_button(Deed::CancelOffer, one.id),
            label: self.t.say(label).to_string(),
        })
    }

    fn day_of_offer(&self, one: &CoAuthor) -> String {
        let day = one.offered_until.map(|until| self.t.day(until));
        day.unwrap_or_default()
    }
}

/// The page.
#[derive(Template, WebTemplate)]
#[template(path = "drafting/ownership.html")]
pub struct OwnershipPage {
    pub frame: Frame,
    pub summary: Summary,
    /// The title of the practice.
    pub title: String,
    /// What is offered to the reader.
    pub offered: Option<OfferedOwnership>,
    /// What the reader offers.
    pub own: Option<OwnOffer>,
    /// What an owner without an offer fills in.
    pub boxes: Option<OfferBoxes>,
    /// What is kept of what was typed here.
    pub unsent: UnsentNotice,
    /// The event up to which the page was drawn.
    pub seq: i64,
    pub action: String,
    pub back: String,
}
