//! The identifier that a text got elsewhere, for instance in a repository. The service gives none. Pure.

use std::fmt::Write;

use crate::encoding::percent_decode;

/// A Digital Object Identifier that the text got elsewhere. The service gives none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doi(String);

impl Doi {
    /// Reads `10.1234/abc`, also behind `doi:` and as an address of doi.org. After the slash it may have any printable
    /// characters, as the DOI Handbook says: older names of journals have `<`, `>` and `;`.
    pub fn parse(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        let lower = typed.to_ascii_lowercase();
        let heads = [
            "https://doi.org/",
            "http://doi.org/",
            "https://dx.doi.org/",
            "http://dx.doi.org/",
            "doi.org/",
            "doi:",
        ];
        let head = heads.into_iter().find(|head| lower.starts_with(head));
        let name = typed.get(head.map_or(0, str::len)..)?.trim_start();
        let is_address = head.is_some_and(|head| head.ends_with('/'));
        let name = if is_address {
            // An address has some characters as their bytes.
            String::from_utf8(percent_decode(name.as_bytes())).ok()?
        } else {
            name.to_owned()
        };
        let (prefix, suffix) = name.split_once('/')?;
        let registrant = prefix.strip_prefix("10.")?;
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let sound = (4..=9).contains(&registrant.split('.').next()?.len())
            && registrant.split('.').all(is_number)
            && !suffix.is_empty()
            && name.chars().count() <= 200
            && !suffix
                .chars()
                .any(|letter| letter.is_whitespace() || letter.is_control());
        sound.then_some(Self(name))
    }

    /// The identifier alone: `10.1234/abc`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address that leads to what it names.
    pub fn link(&self) -> String {
        let kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/:;()@!$*,=+".contains(&byte);
        let mut link = String::from("https://doi.org/");
        for byte in self.0.bytes() {
            if kept(byte) {
                link.push(char::from(byte));
            } else {
                // Writing to a String cannot fail.
                let _ = write!(link, "%{byte:02X}");
            }
        }
        link
    }
}

impl std::fmt::Display for Doi {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "doi:{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A name as a publisher gave it in 1998.
    const OLD: &str = "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O";

    #[test]
    fn a_doi_is_read_as_people_copy_it() {
        for (typed, name) in [
            ("10.1234/abc", "10.1234/abc"),
            ("doi:10.1000/182", "10.1000/182"),
            ("DOI: 10.1000.10/123456", "10.1000.10/123456"),
            (
                " https://doi.org/10.5281/zenodo.1234 ",
                "10.5281/zenodo.1234",
            ),
            (
                "http://dx.doi.org/10.1002/(SICI)1097-4571",
                "10.1002/(SICI)1097-4571",
            ),
            (OLD, OLD),
            (
                "https://doi.org/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O",
                OLD,
            ),
            ("10.1234/50%25", "10.1234/50%25"),
            ("10.1234/\"a\"", "10.1234/\"a\""),
        ] {
            assert_eq!(
                Doi::parse(typed).map(|doi| doi.0).as_deref(),
                Some(name),
                "{typed}"
            );
        }
        for typed in [
            "",
            "10.12/a",
            "10.1234",
            "10.1234/",
            "11.1234/a",
            "10.1234/a b",
            "https://doi.org/10.1234/a%20b",
            "https://doi.org/10.1234/a%00",
            "https://doi.org/10.1234/a%ff",
            "https://example.org/10.1234/a",
            "10.x/a",
        ] {
            assert_eq!(Doi::parse(typed), None, "{typed}");
        }
        let odd = Doi::parse("10.1234/a#b?c%é").unwrap();
        assert_eq!(odd.link(), "https://doi.org/10.1234/a%23b%3Fc%25%C3%A9");
        let old = Doi::parse(OLD).unwrap();
        assert!(
            old.link()
                .ends_with("(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O")
        );
        assert_eq!(Doi::parse(&old.link()), Some(old));
    }
}
