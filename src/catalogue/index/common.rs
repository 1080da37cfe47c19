//! Words that every text holds. They find nothing by themselves. Pure.

/// Common words of the languages with spaces between words, folded.
const COMMON: &str = "a an and are as at be been by for from had has have in into is it its not of on or our that the their \
    these this to was we were which who will with \
    au aux avec ce ces cette d dans de des du en entre est et il ils la le les leur leurs ne ou par pas plus pour qu que qui \
    sa se ses son sont sous sur un une \
    al como con del e el entre es las lo los mas no o para por se sin su sus un una y \
    без был были в во для до его ее и из или их к как на не о об от по при с со так что это \
    ال الي او ان في علي عن كان لا ما من مع هذا هذه هو هي و \
    am auf aus das dem den der des die ein eine fur im ist mit nicht oder sich und von zu zum zur";

/// Whether every text may hold this folded word.
pub fn is_common(folded: &str) -> bool {
    COMMON.split_whitespace().any(|word| word == folded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::fold_letters;

    #[test]
    fn common_words_are_written_as_they_are_compared() {
        for word in COMMON.split_whitespace() {
            assert_eq!(fold_letters(word), word);
        }
        assert!(is_common("of") && !is_common("palestine"));
    }
}
