//! The accounts that are of the same person as an account, or may be, as its page draws them.

use crate::account::model::Account;
use crate::address;
use crate::web::Frame;

/// Another account.
pub struct PersonRow {
    /// What is known of both accounts.
    pub(super) says: String,
    pub(super) name: String,
    pub(super) link: String,
    /// The buttons of the two answers, if no administrator has answered yet: each with the value that it sends.
    pub(super) answers: Vec<(String, String)>,
}

impl PersonRow {
    /// An account of the same person.
    pub fn same(frame: &Frame, other: &Account) -> Self {
        Self::draw(frame, other, "admin-account-same-person", &[])
    }

    /// An account with the same name and organisation.
    pub fn alike(frame: &Frame, other: &Account) -> Self {
        let answers = ["one_person", "two_persons"];
        Self::draw(frame, other, "admin-account-alike", &answers)
    }

    fn draw(frame: &Frame, other: &Account, says: &'static str, answers: &[&'static str]) -> Self {
        let answers = answers.iter().map(|answer| {
            let says = frame.t.of("admin-account-answer", answer).to_string();
            (format!("{answer} {}", other.id), says)
        });
        Self {
            says: frame
                .t
                .say(says)
                .with("email", other.email.as_str())
                .to_string(),
            name: other.name.display(),
            link: frame.to(address::admin_account(other.id)),
            answers: answers.collect(),
        }
    }
}
