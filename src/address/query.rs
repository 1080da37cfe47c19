//! The query of an address: names with values, both escaped.

use std::fmt::Display;

use super::Address;

impl Address {
    /// The query alone, as it is written; empty if there is none.
    pub fn query_text(&self) -> &str {
        self.query.strip_prefix('?').unwrap_or_default()
    }

    /// Adds `name=value` to the query, both escaped.
    #[must_use]
    pub fn query(mut self, name: &str, value: impl Display) -> Self {
        let value = value.to_string();
        let pair = url::form_urlencoded::Serializer::new(String::new())
            .append_pair(name, &value)
            .finish();
        self.query
            .push(if self.query.is_empty() { '?' } else { '&' });
        self.query.push_str(&pair);
        self
    }

    /// Takes the pairs with these names out of the query.
    #[must_use]
    pub fn without(mut self, names: &[&str]) -> Self {
        let query = std::mem::take(&mut self.query);
        let query = query.strip_prefix('?').unwrap_or_default();
        let pairs = url::form_urlencoded::parse(query.as_bytes());
        let kept = pairs.filter(|(name, _)| !names.contains(&name.as_ref()));
        kept.fold(self, |address, (name, value)| address.query(&name, value))
    }

    /// Adds each of these pairs.
    #[must_use]
    pub fn queries(self, pairs: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        let pairs = pairs.into_iter();
        pairs.fold(self, |address, (name, value)| address.query(name, value))
    }
}
