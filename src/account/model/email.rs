//! Email addresses: which addresses are accepted, and when two of them are the same person's.

use std::fmt;

use crate::language::clean;

/// An address that mail can be sent to. It is kept as it was typed and compared by its
/// [`key`](EmailAddress::key), so that `Amina@Ministry.example` cannot register twice.
#[derive(Clone, Debug)]
pub struct EmailAddress {
    typed: String,
    key: String,
}

/// Why a text is not an address that mail can be sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAnAddress {
    /// Nothing was typed.
    #[error("no address")]
    Missing,
    /// Longer than mail servers take.
    #[error("the address is longer than {} characters", EmailAddress::LIMIT)]
    TooLong,
    /// Not of the form name@domain, or of a kind that mail servers refuse.
    #[error("not an address of the form name@domain")]
    Malformed,
}

impl EmailAddress {
    /// The longest address that fits an SMTP envelope.
    pub const LIMIT: usize = 254;
    /// The longest part before the @.
    const LOCAL_LIMIT: usize = 64;

    /// Reads an address as people type it; outer blanks and characters without width are dropped. Quoted local parts,
    /// comments and address literals are refused: attackers use them, people do not.
    pub fn parse(typed: &str) -> Result<Self, NotAnAddress> {
        let typed = clean(typed);
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(NotAnAddress::Missing);
        }
        if typed.len() > Self::LIMIT {
            return Err(NotAnAddress::TooLong);
        }
        let (local, domain) = typed.split_once('@').ok_or(NotAnAddress::Malformed)?;
        if !is_local_part(local) {
            return Err(NotAnAddress::Malformed);
        }
        let domain = ascii_domain(domain).ok_or(NotAnAddress::Malformed)?;
        let key = format!("{}@{domain}", local.to_lowercase());
        if key.len() > Self::LIMIT {
            return Err(NotAnAddress::TooLong);
        }
        Ok(Self {
            typed: typed.to_owned(),
            key,
        })
    }

    /// The form that is unique among accounts: the local part in lower case, the domain in
    /// ASCII. Mail always goes to the address as its owner wrote it. So folding two letters
    /// into one cannot send one person's link to another.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Whether the part before the @ has other letters than those of ASCII. A domain always has a form in ASCII.
    pub fn needs_other_letters(&self) -> bool {
        self.typed
            .split_once('@')
            .is_some_and(|(local, _)| !local.is_ascii())
    }

    /// The address as its owner wrote it.
    pub fn as_str(&self) -> &str {
        &self.typed
    }
}

impl PartialEq for EmailAddress {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for EmailAddress {}

impl std::hash::Hash for EmailAddress {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.typed)
    }
}

impl TryFrom<String> for EmailAddress {
    type Error = NotAnAddress;

    fn try_from(stored: String) -> Result<Self, NotAnAddress> {
        Self::parse(&stored)
    }
}

/// A dot-atom: no blanks, quotes, brackets or controls, no dot at an edge or beside another.
fn is_local_part(local: &str) -> bool {
    !local.is_empty()
        && local.len() <= EmailAddress::LOCAL_LIMIT
        && local.split('.').all(|atom| !atom.is_empty())
        && local.chars().all(|letter| {
            letter == '.'
                || letter.is_ascii_alphanumeric()
                || "!#$%&'*+-/=?^_`{|}~".contains(letter)
                || (!letter.is_ascii() && letter.is_alphanumeric())
        })
}

/// The domain in lower-case ASCII (`bücher.example` → `xn--bcher-kva.example`); nothing
/// unless it is a name of at least two labels.
fn ascii_domain(domain: &str) -> Option<String> {
    let url::Host::Domain(ascii) = url::Host::parse(domain).ok()? else {
        return None;
    };
    let labels_hold = ascii.split('.').all(|label| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
    });
    (ascii.len() <= 253 && ascii.contains('.') && labels_hold && !domain.contains('%'))
        .then_some(ascii)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_people_are_accepted_and_can_be_sent_to() {
        for typed in [
            "amina@ministry.example",
            "amina.diallo+praxis@ministry.example",
            "o'brien@ministry.example",
            "AMINA@Ministry.Example",
            "amina@bücher.example",
            "a@xn--bcher-kva.example",
            "  amina@ministry.example\n",
        ] {
            let address = EmailAddress::parse(typed).expect(typed);
            assert!(
                address.key().parse::<lettre::Address>().is_ok(),
                "{typed} cannot be sent to"
            );
        }
    }

    #[test]
    fn hostile_addresses_are_refused() {
        let long = format!("{}@ministry.example", "a".repeat(65));
        let longer = format!("a@{}.example", "b.".repeat(160));
        for typed in [
            "a@b",
            "a",
            "@b.example",
            "a@",
            "\"quoted part\"@b.example",
            "a@@b.example",
            "a@b@c.example",
            "a@b.example.",
            "a(comment)@b.example",
            "a@b.example\r\nBcc: c@d.example",
            "a b@c.example",
            ".a@b.example",
            "a.@b.example",
            "a..b@c.example",
            "a@-b.example",
            "a@[127.0.0.1]",
            "a@127.0.0.1",
            "a@b%2eexample.example",
            "<a@b.example>",
            long.as_str(),
            longer.as_str(),
        ] {
            assert!(
                EmailAddress::parse(typed).is_err(),
                "{typed:?} was accepted"
            );
        }
        assert_eq!(EmailAddress::parse(" "), Err(NotAnAddress::Missing));
    }

    #[test]
    fn one_person_has_one_key() {
        let one = EmailAddress::parse("Amina@BÜCHER.example").unwrap();
        let other = EmailAddress::parse("amina@xn--bcher-kva.example").unwrap();
        assert_eq!(one, other);
        assert_eq!(one.as_str(), "Amina@BÜCHER.example");
        let decomposed = EmailAddress::parse("ame\u{301}lie@b.example").unwrap();
        let composed = EmailAddress::parse("am\u{e9}lie@b.example").unwrap();
        assert_eq!(decomposed.key(), composed.key());
        let unseen =
            EmailAddress::parse("a\u{ad}mi\u{200b}na@b\u{ad}ücher.example\u{feff}").unwrap();
        assert_eq!(unseen.as_str(), "amina@bücher.example");
        // A look-alike belongs to another person: Cyrillic а.
        assert_ne!(
            EmailAddress::parse("\u{430}mina@b.example").unwrap(),
            EmailAddress::parse("amina@b.example").unwrap()
        );
    }
}
