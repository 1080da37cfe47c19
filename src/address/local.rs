//! Paths that came from outside, such as the page to return to after signing in: none leads to another site.

use super::{Address, split_language};
use crate::language::Language;

/// A path of this site with its query, as a redirect names it. No browser takes it for another host: it begins with one
/// stroke and not with two, in either direction, and holds nothing that browsers leave out, such as a tab or a line end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalPath(String);

impl LocalPath {
    /// Reads a path.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = text.bytes();
        let leads_here = bytes.next() == Some(b'/')
            && !matches!(bytes.next(), Some(b'/' | b'\\'))
            && text.bytes().all(|byte| byte.is_ascii_graphic());
        leads_here.then(|| Self(text.to_owned()))
    }

    /// The path as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Reads an address that came from outside, such as the page to return to after signing in. The result is `None` unless
/// the text is a plain path of this site, which no browser could take for another host.
pub fn parse_local(typed: &str) -> Option<(Language, Address)> {
    let is_odd = |byte| matches!(byte, b'\\' | b'"' | b'<' | b'>' | b'#');
    LocalPath::parse(typed)?;
    if typed.len() > 2_000 || typed.bytes().any(is_odd) {
        return None;
    }
    let (path, query) = typed.find('?').map_or((typed, ""), |at| typed.split_at(at));
    let (language, path) = split_language(path);
    // Without its prefix, "/fr//elsewhere.example" begins with two strokes again.
    LocalPath::parse(path)?;
    Some((
        language,
        Address {
            query: query.to_owned(),
            ..Address::page(path)
        },
    ))
}
