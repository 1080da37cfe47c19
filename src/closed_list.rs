//! Closed lists of words: an enum that is stored, posted or shown by one word for each variant. The macro declares
//! variants and words once and derives from them all variants, the word of one, and the variant of a word.

/// Declares enums whose variants have words.
///
/// ```ignore
/// closed_list! {
///     /// The state of a mail.
///     pub enum MailState {
///         /// Not yet accepted.
///         Waiting = "waiting",
///         /// The mail server has it.
///         Accepted = "accepted",
///     }
/// }
/// ```
macro_rules! closed_list {
    ($(
        $(#[$of_list:meta])*
        $visibility:vis enum $list:ident {
            $($(#[$of_variant:meta])* $variant:ident = $word:literal,)+
        }
    )+) => { $(
        $(#[$of_list])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        $visibility enum $list {
            $($(#[$of_variant])* $variant,)+
        }

        impl $list {
            /// Every variant, in the order of its declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The variant's word, in the database and outside the program.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            /// The variant that has exactly this word.
            pub fn parse(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }
    )+ };
}

pub(crate) use closed_list;

#[cfg(test)]
mod tests {
    closed_list! {
        /// A list of the tests.
        enum Answer {
            /// In favour.
            Yes = "yes",
            /// Against.
            NotYet = "not-yet",
        }
    }

    #[test]
    fn each_variant_has_its_word_and_each_word_its_variant() {
        assert_eq!(Answer::ALL, [Answer::Yes, Answer::NotYet]);
        assert_eq!(Answer::NotYet.as_str(), "not-yet");
        for answer in Answer::ALL {
            assert_eq!(Answer::parse(answer.as_str()), Some(*answer));
        }
        for other in ["Yes", "not_yet", "NotYet", ""] {
            assert_eq!(Answer::parse(other), None, "{other}");
        }
    }
}
