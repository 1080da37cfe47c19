//! The number of the site in persistent identifiers.

use super::WrongSetting;
use super::layers::Layers;
use crate::encoding::BETANUMERIC;

/// The number under which the ARK Alliance knows a site: a Name Assigning Authority Number. It is given free of charge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naan(String);

impl Naan {
    /// Reads five to nine of the digits of identifiers.
    pub fn parse(text: &str) -> Option<Self> {
        let sound = (5..=9).contains(&text.len()) && text.chars().all(|c| BETANUMERIC.contains(c));
        sound.then(|| Self(text.to_owned()))
    }
}

impl std::fmt::Display for Naan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The number of the setting, if it has one.
pub(super) fn read(layers: &Layers) -> Result<Option<Naan>, WrongSetting> {
    if layers.text("ark_naan").is_empty() {
        return Ok(None);
    }
    let wanted = "a number of the ARK Alliance such as 12345";
    layers.read("ark_naan", wanted, |s| Naan::parse(s).map(Some))
}
