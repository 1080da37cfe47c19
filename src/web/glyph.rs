//! The five shapes that show a state: hollow, half, full, turned back, barred. Knows outlines and no state.

/// The shape beside a state's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// ○ a draft.
    Hollow,
    /// ◐ in review.
    Half,
    /// ● public.
    Full,
    /// ‹ turned back.
    Back,
    /// – barred.
    Bar,
}

const RING: &str = "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1m0 2a5 5 0 1 1 0 10A5 5 0 0 1 8 3";

/// The outline of a glyph, for `<path d>`.
pub fn path(glyph: impl std::borrow::Borrow<Glyph>) -> String {
    match glyph.borrow() {
        Glyph::Hollow => RING.to_owned(),
        Glyph::Half => format!("{RING}z M8 3a5 5 0 0 1 0 10z"),
        Glyph::Full => "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1".to_owned(),
        Glyph::Back => format!("{RING}z M9.6 4.8l1.3 1.3L9 8l1.9 1.9-1.3 1.3L6.4 8z"),
        Glyph::Bar => format!("{RING}z M4.5 7h7v2h-7z"),
    }
}
