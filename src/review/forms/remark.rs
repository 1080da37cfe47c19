//! The address of a desk at which one answer, or one thread of comments, is opened to be written to.

use crate::address::Address;
use crate::practice::fields::Field;
use crate::practice::model::Seq;
use crate::web::form::Typed;

/// What a reviewer has asked to write to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedRemark {
    /// A comment beside this answer.
    Comment(Field),
    /// A reply in the thread that this event began.
    Reply(Seq),
}

impl AskedRemark {
    /// Reads the address of a desk; an unknown answer or thread asks for nothing.
    pub fn parse(asked: &Typed) -> Option<Self> {
        let field = Field::parse(asked.get("comment")).map(Self::Comment);
        let thread = || {
            asked
                .get("reply")
                .parse()
                .ok()
                .map(|seq| Self::Reply(Seq(seq)))
        };
        field.or_else(thread)
    }

    /// The address of the desk with its box open.
    pub fn at(self, desk: Address) -> Address {
        match self {
            Self::Comment(field) => desk.query("comment", field.name()),
            Self::Reply(thread) => desk.query("reply", thread),
        }
    }
}
