//! The summary above a refused form. Knows fields, not forms.

use super::field::FormField;
use super::form::Refused;
use crate::address;
use crate::language::Messages;

/// The summary above a refused form: the sentences at the fields, each as a link to its input.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// The heading of the summary.
    pub title: String,
    /// One link for each problem.
    pub links: Vec<SummaryLink>,
}

/// One line of the summary.
#[derive(Clone, Debug)]
pub struct SummaryLink {
    /// The id of the input that the link leads to.
    pub id: String,
    /// The sentence that says what is wrong.
    pub text: String,
}

impl SummaryLink {
    /// The link within the page. An address has no brackets there, and the ids of repeated inputs do.
    pub fn href(&self) -> String {
        address::within_page(&self.id)
    }
}

impl Summary {
    /// The summary of the problems of these fields, in their order.
    pub fn of<'a>(t: Messages, fields: impl IntoIterator<Item = &'a FormField>) -> Self {
        let links: Vec<_> = fields
            .into_iter()
            .filter_map(|field| {
                Some(SummaryLink {
                    id: field.id.clone(),
                    text: field.problem.clone()?,
                })
            })
            .collect();
        Self {
            title: t
                .say("problem-summary")
                .with("count", links.len())
                .to_string(),
            links,
        }
    }

    /// Adds a sentence if a problem belongs to an input that the page does not draw now, because the page has changed since
    /// the form was opened. No refusal comes without a sentence.
    #[must_use]
    pub fn with_undrawn<'a>(
        mut self,
        t: Messages,
        refused: Option<&Refused>,
        drawn: impl IntoIterator<Item = &'a FormField>,
    ) -> Self {
        let drawn: Vec<&str> = drawn.into_iter().map(|field| field.name.as_str()).collect();
        let mut problems = refused.into_iter().flat_map(|refused| &refused.problems);
        if problems.any(|(name, _)| !drawn.contains(&name.as_ref())) {
            if self.links.is_empty() {
                self.title = t.say("problem-no-box-title").to_string();
            }
            self.links.push(SummaryLink {
                id: "main".to_owned(),
                text: t.say("problem-no-box").to_string(),
            });
        }
        self
    }

    /// Replaces the heading, for example by “Saved, but two answers …”.
    #[must_use]
    pub fn titled(mut self, title: impl std::fmt::Display) -> Self {
        self.title = title.to_string();
        self
    }

    /// Whether there is a problem.
    pub fn has_any(&self) -> bool {
        !self.links.is_empty()
    }

    /// “Error: ” before the page's title if there is a problem, otherwise empty.
    pub fn title_prefix(&self, t: impl std::borrow::Borrow<Messages>) -> String {
        let t = *t.borrow();
        if self.has_any() {
            format!("{} ", t.say("web-error-word"))
        } else {
            String::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_an_input_whose_id_has_brackets() {
        let href = |id: &str| {
            let (id, text) = (id.to_owned(), String::new());
            SummaryLink { id, text }.href()
        };
        assert_eq!(href("organisations[0].kind"), "#organisations%5B0%5D.kind");
        assert_eq!(href("main"), "#main");
    }
}
