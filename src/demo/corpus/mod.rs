//! Generated practices, which no author wrote: answers in six languages, made from words by chance, and the same for the same number each
//! time. They show how the service behaves with many practices. This module knows no table and no account.

mod answers;
mod dice;
mod lexicon;

pub use answers::generated_answers;
pub use dice::Dice;
