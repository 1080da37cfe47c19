//! The page on which a reviewer says to be away, as its template draws it.

use askama::Template;

use super::AccountTab;
use crate::language::Message;
use crate::web::unsent::UnsentNotice;
use crate::web::{FormField, Frame, Summary};

/// `/account/away`.
#[derive(Template)]
#[template(path = "account/away.html")]
pub(in crate::account) struct AwayPage {
    pub(in crate::account) frame: Frame,
    pub(in crate::account) tabs: Vec<AccountTab>,
    pub(in crate::account) summary: Summary,
    /// Until when the reviewer is away; else the form is shown.
    pub(in crate::account) now: Option<Message>,
    /// The day.
    pub(in crate::account) until: FormField,
    /// What was typed here before and not sent.
    pub(in crate::account) unsent: UnsentNotice,
}
