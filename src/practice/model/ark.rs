//! What names a practice for good, also if the site moves: an ARK, which the service mints. Pure.

use crate::app::Random;
use crate::config::Naan;
use crate::encoding::{BETANUMERIC, betanumeric_check};

/// An Archival Resource Key: the number of the site at the ARK Alliance, and a name with a character that checks both.
/// Minted at the first publication, and never changed or used again. Written as in draft-kunze-ark.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type)]
#[sqlx(transparent)]
pub struct Ark(String);

impl Ark {
    /// The beginning of each name. A site that names other things later takes another one.
    const SHOULDER: &'static str = "p1";

    /// How many characters of a name are drawn by chance.
    const DRAWN: u32 = 9;

    /// A new key under this number. The caller asks whether it is taken.
    pub fn mint(naan: &Naan, random: &Random) -> Self {
        let digits = BETANUMERIC.as_bytes();
        let base = digits.len() as u64;
        let mut drawn = u64::from_le_bytes(random.bytes()) % base.pow(Self::DRAWN);
        let mut key = format!("{naan}/{}", Self::SHOULDER);
        for _ in 0..Self::DRAWN {
            key.push(digit(drawn % base));
            drawn /= base;
        }
        key.push(betanumeric_check(&key));
        Self(key)
    }

    /// Reads the two parts of a key as an address has them. Hyphens and capitals mean nothing; a wrong character is found by
    /// the last one.
    pub fn parse(naan: &str, name: &str) -> Option<Self> {
        let is_dash = |letter: char| matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
        let plain = |part: &str| -> String {
            let letters = part.chars().filter(|letter| !is_dash(*letter));
            letters.map(|letter| letter.to_ascii_lowercase()).collect()
        };
        let naan = Naan::parse(&plain(naan))?;
        let name = plain(name);
        let key = format!("{naan}/{name}");
        let (checked, check) = key.split_at_checked(key.len() - 1)?;
        let is_known = name.starts_with(Self::SHOULDER)
            && name.len() <= 40
            && name.chars().all(|letter| BETANUMERIC.contains(letter))
            && check == betanumeric_check(checked).to_string();
        is_known.then_some(Self(key))
    }

    /// The number of the site and the name, as the database has them.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number of the site, and the name.
    pub fn parts(&self) -> (&str, &str) {
        self.0.split_once('/').unwrap_or((&self.0, ""))
    }
}

impl std::fmt::Display for Ark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ark:{}", self.0)
    }
}

/// The digit of this value; values are taken modulo the number of digits.
fn digit(value: u64) -> char {
    let index = usize::try_from(value).unwrap_or_default() % BETANUMERIC.len();
    char::from(BETANUMERIC.as_bytes()[index])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn naan() -> Naan {
        Naan::parse("99999").unwrap()
    }

    #[test]
    fn a_minted_key_is_read_back_however_it_is_copied() {
        let random = Random::seeded(7);
        for _ in 0..200 {
            let ark = Ark::mint(&naan(), &random);
            let (number, name) = ark.as_str().split_once('/').unwrap();
            assert_eq!(name.len(), 12, "{ark}");
            assert_eq!(Ark::parse(number, name), Some(ark.clone()));
            let spaced = format!("{}-{}", &name[..4], &name[4..]).to_uppercase();
            assert_eq!(Ark::parse("9-9999", &spaced), Some(ark.clone()), "{spaced}");
        }
    }

    #[test]
    fn one_wrong_character_or_two_that_changed_places_are_no_key() {
        let ark = Ark::mint(&naan(), &Random::seeded(3));
        let name = ark.as_str().split_once('/').unwrap().1;
        for place in 2..name.len() {
            for other in BETANUMERIC.chars() {
                let mut wrong: Vec<char> = name.chars().collect();
                if wrong[place] == other {
                    continue;
                }
                wrong[place] = other;
                let wrong: String = wrong.into_iter().collect();
                assert_eq!(Ark::parse("99999", &wrong), None, "{wrong} for {name}");
            }
            let mut turned: Vec<char> = name.chars().collect();
            turned.swap(place - 1, place);
            let turned: String = turned.into_iter().collect();
            assert!(
                turned == name || Ark::parse("99999", &turned).is_none(),
                "{turned}"
            );
        }
        for (number, hostile) in [
            ("", name),
            ("99999", ""),
            ("99999", "p1"),
            ("x/y", name),
            ("99999", "ﬀ"),
        ] {
            assert_eq!(Ark::parse(number, hostile), None);
        }
    }
}
