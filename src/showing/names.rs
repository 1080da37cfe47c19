//! Whose name a viewer reads. The rule stands here alone: an author never reads the name of a reviewer, and neither does
//! a reviewer who is a party to the practice.

use std::collections::HashMap;

use crate::account::model::{AccountId, Name};
use crate::practice::model::{Event, ExpertAskId};
use crate::workflow::{self, Deed, Viewer};

/// The names of accounts, for one viewer of one practice.
#[derive(Clone, Debug)]
pub struct ShownNames {
    /// The names that may be needed.
    pub names: HashMap<AccountId, Name>,
    /// The names of the experts from outside, for the review team.
    pub experts: HashMap<ExpertAskId, String>,
    /// The account that reads.
    pub reader: AccountId,
    /// As what it reads.
    pub viewer: Viewer,
}

/// An account as the viewer reads it. Each room has its own words for what is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownName<'a> {
    /// The reader.
    You,
    /// An account by its name.
    Named(&'a Name),
    /// An account whose name is not known any more.
    Unnamed,
    /// One of the review team, whose name the viewer does not read.
    Team,
    /// The person who held an invitation, with or without an account.
    Invited,
    /// An expert from outside, by the name that the review team has typed.
    Expert(Option<&'a str>),
    /// The service itself.
    Service,
}

impl ShownNames {
    /// The account that caused an event.
    pub fn of_actor(&self, event: &Event) -> ShownName<'_> {
        if let (None, Some(expert)) = (event.actor_id, event.details.expert) {
            return self.of_expert(expert);
        }
        match event.actor_id {
            // Whether the person has an account is not told.
            None if event.deed == Deed::RefuseInvitation => ShownName::Invited,
            None => ShownName::Service,
            Some(id) if workflow::is_authors(event.deed) => self.of_author(id),
            Some(id) => self.of_reviewer(id),
        }
    }

    /// An account that acted as a reviewer.
    pub fn of_reviewer(&self, id: AccountId) -> ShownName<'_> {
        match self.viewer {
            _ if id == self.reader => ShownName::You,
            Viewer::Reviewer => self.name(id),
            Viewer::Author | Viewer::Public => ShownName::Team,
        }
    }

    /// An expert from outside.
    pub fn of_expert(&self, expert: ExpertAskId) -> ShownName<'_> {
        ShownName::Expert(self.experts.get(&expert).map(String::as_str))
    }

    /// An account that acted as an author.
    pub fn of_author(&self, id: AccountId) -> ShownName<'_> {
        if id == self.reader {
            ShownName::You
        } else {
            self.name(id)
        }
    }

    fn name(&self, id: AccountId) -> ShownName<'_> {
        self.names
            .get(&id)
            .map_or(ShownName::Unnamed, ShownName::Named)
    }
}
