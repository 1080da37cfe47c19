//! The destination of a mail, folded so that two spellings of one destination are equal. A recipient, or the mail
//! server of a domain, may stop answering; the worker limits how much of its capacity either may hold.

use std::collections::BTreeSet;

/// The recipient of a mail and the domain of that recipient, each in one canonical spelling.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Destination {
    /// The domain in lower-case ASCII; empty if the mail has no usable address.
    pub domain: String,
    /// The whole address, with the same domain.
    pub recipient: String,
}

impl Destination {
    /// The destination of an address. Case, a final dot and the spelling of an international domain make no
    /// difference. A text that is no address has an empty domain, and the worker contacts no server for it.
    pub fn of(address: &str) -> Self {
        let Some((local, domain)) = address.trim().rsplit_once('@') else {
            return Self::default();
        };
        let domain = domain.trim_end_matches('.');
        let domain = match url::Host::parse(domain) {
            Ok(host) => host.to_string(),
            Err(_) => domain.to_lowercase(),
        };
        Self {
            recipient: format!("{}@{domain}", local.to_lowercase()),
            domain,
        }
    }
}

/// Destinations for which the worker may take no mail now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClosedDestinations {
    /// Domains whose mail servers do not answer or have their share of conversations.
    pub domains: BTreeSet<String>,
    /// Recipients for whom the server does not answer or with whom a conversation is open.
    pub recipients: BTreeSet<String>,
}

#[cfg(test)]
mod tests {
    use super::Destination;

    #[test]
    fn one_destination_has_one_spelling() {
        let rows = [
            (
                "Amina@Ministry.EXAMPLE",
                "ministry.example",
                "amina@ministry.example",
            ),
            (
                " amina@ministry.example. ",
                "ministry.example",
                "amina@ministry.example",
            ),
            (
                "amina@BÜCHER.example",
                "xn--bcher-kva.example",
                "amina@xn--bcher-kva.example",
            ),
            (
                "amina@xn--bcher-kva.example",
                "xn--bcher-kva.example",
                "amina@xn--bcher-kva.example",
            ),
            (
                "amina@mail.ministry.example",
                "mail.ministry.example",
                "amina@mail.ministry.example",
            ),
            (
                "\"a@b\"@ministry.example",
                "ministry.example",
                "\"a@b\"@ministry.example",
            ),
            ("amina@no domain", "no domain", "amina@no domain"),
            ("no address", "", ""),
            ("", "", ""),
        ];
        for (address, domain, recipient) in rows {
            let found = Destination::of(address);
            assert_eq!(
                (found.domain.as_str(), found.recipient.as_str()),
                (domain, recipient),
                "{address}"
            );
        }
    }
}
