//! Whom readers may ask about a public practice.

use super::{PracticeId, Slug};
use crate::account::model::EmailAddress;
use crate::language::Language;
use crate::mail::model::MailRecipient;
use crate::practice::answers::{Answers, FocalPoint};
use crate::practice::fields::Field;
use crate::taxonomy::Contact;

/// A live practice whose readers may ask a person whom it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskablePractice {
    /// The practice.
    pub id: PracticeId,
    /// The end of its address.
    pub slug: Slug,
    /// The title of its public version.
    pub title: String,
    /// Whether the author is asked, because no person there agreed to be shown.
    pub asks_author: bool,
}

/// The person who is asked, as the answers say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhoIsAsked<'a> {
    /// The person there who agreed to be shown.
    FocalPoint(&'a FocalPoint),
    /// The account that submitted the text, if it still owns the practice.
    Sender,
}

impl<'a> WhoIsAsked<'a> {
    /// Whom readers ask, if the authors chose that they ask through a form. A person who is named without having agreed gets
    /// no questions.
    pub fn of(answers: &'a Answers) -> Option<Self> {
        if answers.term(Field::Contact) != Some(Contact::Form.as_str()) {
            return None;
        }
        let agreed = answers.agreed_focal_point();
        let reachable = agreed.filter(|point| EmailAddress::parse(&point.email).is_ok());
        Some(reachable.map_or(Self::Sender, Self::FocalPoint))
    }
}

/// The person to whom a question goes now.
#[derive(Debug, Clone)]
pub struct AskedPerson {
    /// An account at the address that it has when the mail leaves, or the address of the person who is named.
    pub to: MailRecipient,
    /// The address at this moment.
    pub email: EmailAddress,
    /// The language in which the person reads mails.
    pub language: Language,
    /// The title of the practice.
    pub title: String,
    /// The end of its address.
    pub slug: Slug,
}
