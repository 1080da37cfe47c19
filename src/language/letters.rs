//! Latin letters that Unicode does not decompose into a plain letter and a mark, although readers type them plainly.

/// The plain letters for such a letter, in lower case. Search, the names of places and slugs all fold by this table; what
/// else each of them folds differs, and is said there.
pub const fn spell_out(letter: char) -> Option<&'static str> {
    Some(match letter {
        'œ' => "oe",
        'æ' => "ae",
        'ß' => "ss",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ı' => "i",
        _ => return None,
    })
}
