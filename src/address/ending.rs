//! Other forms of what stands at an address, each with the ending of its format.

use super::{Address, ListForm};

impl Address {
    /// The feed of the list at this address, with the same query: `/objectives/9` becomes `/objectives/9.atom`.
    #[must_use]
    pub fn as_feed(mut self) -> Self {
        self.path.push_str(".atom");
        self
    }

    /// The list at this address in this form, with the same query.
    #[must_use]
    pub fn in_form(self, form: ListForm) -> Self {
        match form {
            ListForm::Page => self,
            ListForm::Feed => self.as_feed(),
            ListForm::File(form) => self.with_ending(form.as_str()),
        }
    }

    /// Another form of what stands at this address: with `bib`, `/practices/almaty` becomes `/practices/almaty.bib`.
    #[must_use]
    pub fn with_ending(mut self, ending: &str) -> Self {
        self.path.push('.');
        self.path.push_str(ending);
        self
    }

    /// The ending of the path; empty if it has none.
    pub fn ending(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, ending)| ending)
    }
}
