//! The names of objects in the storage. They are made of digits that the service drew, so nothing that a person typed ever
//! becomes a path.

use std::fmt::{self, Display};

use super::picture::RenditionSize;

/// The name of an object: a digest-like text and a size, below a folder of its first two digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StorageKey(String);

impl StorageKey {
    /// The name of the bytes of this size that belong to these hexadecimal digits. Anything else in the text is left out.
    pub fn of(digits: &str, size: RenditionSize) -> Self {
        let is_digit = |c: &char| matches!(c, '0'..='9' | 'a'..='f');
        let digits: String = digits.chars().filter(is_digit).collect();
        let folder = digits.get(..2).unwrap_or("00");
        Self(format!("{folder}/{digits}-{}", size.as_str()))
    }

    /// Reads a name as [`StorageKey::of`] makes it. `None` for the name of any other object.
    pub fn parse(name: &str) -> Option<Self> {
        let (folder, file) = name.split_once('/')?;
        let (digits, size) = file.split_once('-')?;
        let key = Self::of(digits, RenditionSize::parse(size)?);
        (digits.starts_with(folder) && key.0 == name).then_some(key)
    }

    /// The name, with a slash after the folder.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The digits.
    pub fn digits(&self) -> &str {
        let file = self.0.get(3..).unwrap_or_default();
        file.split('-').next().unwrap_or_default()
    }
}

impl Display for StorageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_is_written() {
        for size in RenditionSize::ALL {
            let key = StorageKey::of("0123456789abcdef", *size);
            assert_eq!(StorageKey::parse(key.as_str()), Some(key.clone()));
            assert_eq!(key.digits(), "0123456789abcdef");
        }
        let key = StorageKey::of("0123456789abcdef", RenditionSize::Small);
        assert_eq!(key.to_string(), "01/0123456789abcdef-small");
        for other in [
            "",
            "01/0123",
            "01/0223-large",
            "01/0123-huge",
            "/0123-large",
            "01/../0123-large",
            "01/0123-large#1",
            "01/01/23-large",
            "0A/0A23-large",
        ] {
            assert_eq!(StorageKey::parse(other), None, "{other}");
        }
    }

    #[test]
    fn no_text_leads_out_of_the_storage() {
        let key = StorageKey::of("../../etc/passwd", RenditionSize::Large);
        assert_eq!(key.as_str(), "ec/ecad-large");
        assert_eq!(
            StorageKey::of("", RenditionSize::Large).as_str(),
            "00/-large"
        );
    }
}
