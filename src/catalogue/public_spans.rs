//! From which edition until which one each text of a practice was public, and whether its authors stood by it: what an earlier
//! edition held of the practice. Pure.

use std::collections::BTreeSet;

use super::model::Freshness;
use crate::edition::Edition;

/// Editions that follow one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicSpan {
    /// The first one.
    pub from: Edition,
    /// The one after the last one; none if the present one belongs to them.
    pub until: Option<Edition>,
}

/// What changed beside the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BesideChange {
    /// The practice was taken down.
    TakenDown,
    /// It was restored.
    Restored,
    /// Its authors answered whether it is still true, or did not answer.
    Freshness(Freshness),
}

/// A part of the time in which a text was public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextSpan {
    /// Which of the texts.
    pub text: usize,
    /// Whether its authors stood by it.
    pub freshness: Freshness,
    /// The editions that show it.
    pub span: PublicSpan,
}

/// The parts in their order. `texts`: from which edition until which one each version was the present one. `changes`: what
/// changed beside them, in its order. Each text begins as current and public.
pub fn text_spans(texts: &[PublicSpan], changes: &[(Edition, BesideChange)]) -> Vec<TextSpan> {
    let mut spans = Vec::new();
    for (text, whole) in texts.iter().enumerate() {
        let mut begun = Some(whole.from);
        let mut freshness = Freshness::Current;
        let mut end = |begun: Option<Edition>, freshness, until: Option<Edition>| {
            let is_empty = begun == until;
            spans.extend(begun.filter(|_| !is_empty).map(|from| TextSpan {
                text,
                freshness,
                span: PublicSpan { from, until },
            }));
        };
        for (edition, change) in changes.iter().filter(|(edition, _)| whole.holds(*edition)) {
            match change {
                BesideChange::TakenDown => end(begun.take(), freshness, Some(*edition)),
                BesideChange::Restored => begun = begun.or(Some(*edition)),
                BesideChange::Freshness(other) if *other == freshness => {}
                BesideChange::Freshness(other) => {
                    end(begun, freshness, Some(*edition));
                    begun = begun.map(|_| *edition);
                    freshness = *other;
                }
            }
        }
        end(begun, freshness, whole.until);
    }
    spans
}

impl PublicSpan {
    /// The editions in which it begins and ends.
    pub fn bounds(&self) -> impl Iterator<Item = Edition> + use<> {
        std::iter::once(self.from).chain(self.until)
    }

    /// Its parts, where it is cut before each of these editions.
    pub fn split_at(&self, editions: &[Edition]) -> Vec<Self> {
        let inside = |edition: &Edition| self.from < *edition && self.holds(*edition);
        let cuts: BTreeSet<Edition> = editions.iter().copied().filter(inside).collect();
        let begins = std::iter::once(self.from).chain(cuts.iter().copied());
        let ends = cuts.iter().copied().map(Some).chain([self.until]);
        let parts = begins.zip(ends);
        parts.map(|(from, until)| Self { from, until }).collect()
    }

    /// Whether this edition is one of them.
    pub fn holds(&self, edition: Edition) -> bool {
        self.from <= edition && self.until.is_none_or(|until| edition < until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: i64, until: Option<i64>) -> PublicSpan {
        PublicSpan {
            from: Edition(from),
            until: until.map(Edition),
        }
    }

    /// The text, the freshness and the editions of each part.
    fn parts(
        texts: &[(i64, Option<i64>)],
        changes: &[(i64, BesideChange)],
    ) -> Vec<(usize, Freshness, i64, Option<i64>)> {
        let texts: Vec<PublicSpan> = texts
            .iter()
            .map(|(from, until)| span(*from, *until))
            .collect();
        let changes: Vec<_> = changes
            .iter()
            .map(|(edition, change)| (Edition(*edition), *change))
            .collect();
        let parts = text_spans(&texts, &changes).into_iter();
        let numbers = |one: TextSpan| {
            let until = one.span.until.map(|until| until.0);
            (one.text, one.freshness, one.span.from.0, until)
        };
        parts.map(numbers).collect()
    }

    #[test]
    fn a_text_is_public_until_the_next_one() {
        let expected = [
            (0, Freshness::Current, 3, Some(7)),
            (1, Freshness::Current, 7, None),
        ];
        assert_eq!(parts(&[(3, Some(7)), (7, None)], &[]), expected);
    }

    #[test]
    fn a_span_is_cut_within_its_editions_only() {
        let cut = |from, until, editions: &[i64]| {
            let editions: Vec<Edition> = editions.iter().copied().map(Edition).collect();
            let parts = span(from, until).split_at(&editions).into_iter();
            let parts = parts.map(|part| (part.from.0, part.until.map(|until| until.0)));
            parts.collect::<Vec<_>>()
        };
        assert_eq!(cut(3, Some(9), &[]), [(3, Some(9))]);
        assert_eq!(cut(3, Some(9), &[2, 3, 9, 10]), [(3, Some(9))]);
        let expected = [(3, Some(5)), (5, Some(7)), (7, None)];
        assert_eq!(cut(3, None, &[7, 5, 7, 1]), expected);
    }

    #[test]
    fn what_was_taken_down_is_public_again_when_it_is_restored_or_published_anew() {
        let changes = [
            (4, BesideChange::TakenDown),
            (5, BesideChange::Restored),
            (6, BesideChange::TakenDown),
        ];
        let expected = [
            (0, Freshness::Current, 3, Some(4)),
            (0, Freshness::Current, 5, Some(6)),
            (1, Freshness::Current, 7, None),
        ];
        assert_eq!(parts(&[(3, Some(7)), (7, None)], &changes), expected);
    }

    #[test]
    fn whether_it_is_still_true_parts_a_text_and_not_the_next_one() {
        let changes = [
            (4, BesideChange::Freshness(Freshness::Current)),
            (5, BesideChange::Freshness(Freshness::Unconfirmed)),
            (6, BesideChange::TakenDown),
            (7, BesideChange::Restored),
            (8, BesideChange::Freshness(Freshness::Ended)),
        ];
        let expected = [
            (0, Freshness::Current, 3, Some(5)),
            (0, Freshness::Unconfirmed, 5, Some(6)),
            (0, Freshness::Unconfirmed, 7, Some(8)),
            (0, Freshness::Ended, 8, Some(9)),
            (1, Freshness::Current, 9, None),
        ];
        assert_eq!(parts(&[(3, Some(9)), (9, None)], &changes), expected);
    }
}
