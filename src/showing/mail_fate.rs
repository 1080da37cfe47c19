//! What became of a mail about a practice, in the words of its authors and in those of the review team.

use crate::language::{Message, Messages};
use crate::mail::model::NoticeFate;
use crate::mail::unowed::Unowed;

/// A mail in a history.
#[derive(Debug, Clone)]
pub struct ShownMail {
    /// To whom, and what became of it.
    pub about: String,
    /// What it says, if it is the reader's own.
    pub text: Option<String>,
}

impl ShownMail {
    /// These mails in one cell of a table.
    pub fn cell(mails: &[Self]) -> String {
        let told = mails.iter().map(|mail| match &mail.text {
            Some(text) => format!("{}\n\n{text}", mail.about),
            None => mail.about.clone(),
        });
        told.collect::<Vec<_>>().join("\n\n")
    }
}

/// The fate of a mail as an author reads it, after “Mail to …:”. An empty answer of the mail server is one that the author
/// may not read.
pub fn fate_for_author(t: Messages, fate: &NoticeFate) -> String {
    let message = match fate {
        NoticeFate::Held => t.say("drafting-mail-held"),
        NoticeFate::Waiting(None) => t.say("drafting-mail-waiting"),
        NoticeFate::Waiting(Some(said)) if said.is_empty() => t.say("drafting-mail-trying-again"),
        NoticeFate::Waiting(Some(said)) => {
            t.say("drafting-mail-trying").with("said", said.as_str())
        }
        NoticeFate::Accepted(at) => t.say("drafting-mail-accepted").with("at", t.moment(*at)),
        NoticeFate::Failed(said) if said.is_empty() => t.say("drafting-mail-not-delivered"),
        NoticeFate::Failed(said) => t.say("drafting-mail-failed").with("said", said.as_str()),
        NoticeFate::NoLongerOwed(Unowed::AddressStopped) => t.say("drafting-mail-stopped"),
        NoticeFate::NoLongerOwed(_) => t.say("drafting-mail-not-sent"),
    };
    message.to_string()
}

/// The recipient and the fate of a mail as the review team reads them.
pub fn fate_for_reviewer(t: Messages, fate: &NoticeFate, recipient: String) -> Message {
    let message = match fate {
        NoticeFate::Held => t.say("review-mail-held"),
        NoticeFate::Waiting(None) => t.say("review-mail-waiting"),
        NoticeFate::Waiting(Some(said)) => t.say("review-mail-tried").with("said", said.as_str()),
        NoticeFate::Accepted(at) => t.say("review-mail-accepted").with("moment", t.moment(*at)),
        NoticeFate::Failed(said) => t.say("review-mail-failed").with("said", said.as_str()),
        NoticeFate::NoLongerOwed(why) => t
            .say("review-mail-no-longer")
            .with("why", why.reason(t).to_string()),
    };
    message.with("to", recipient)
}

/// The same fate without the mail server's words, which often hold the name or the address of the recipient.
pub fn without_server_words(fate: &NoticeFate) -> NoticeFate {
    match fate {
        NoticeFate::Waiting(Some(_)) => NoticeFate::Waiting(Some(String::new())),
        NoticeFate::Failed(_) => NoticeFate::Failed(String::new()),
        other => other.clone(),
    }
}
