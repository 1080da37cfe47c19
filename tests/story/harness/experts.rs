//! Experts from outside: asked at the desk, reading by the mailed link.

use praxis::account::model::EmailAddress;
use praxis::language::Language;
use praxis::practice::actions::Intent;
use praxis::practice::model::{ExpertName, NewExpert, OpinionPolicy, PracticeId};

use crate::cast::Cast;
use crate::post::Post;

/// The address of an expert without an account.
pub const LIND: &str = "lind@university.example";

/// Asks Dr. Lind at this address.
pub fn ask_expert(email: &str) -> Intent {
    Intent::AskExpert {
        expert: NewExpert {
            name: ExpertName::parse("Dr. Lind").unwrap().unwrap(),
            email: EmailAddress::parse(email).unwrap(),
            language: Language::En,
        },
        words: None,
    }
}

/// One opinion of an expert, and none of a reviewer.
pub const ONE_EXPERT: OpinionPolicy = OpinionPolicy {
    opinions: 1,
    internal: 0,
    external: 1,
};

/// Ruth claims the practice and asks Dr. Lind: the path of the mailed link.
pub async fn asked_by_ruth(cast: &Cast, post: &Post, id: PracticeId) -> String {
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    let ask = ask_expert(LIND);
    cast.act(&cast.ruth, &id, ask).await.unwrap();
    link_to_lind(post).await
}

/// The path of the link that has just been mailed to Dr. Lind.
pub async fn link_to_lind(post: &Post) -> String {
    let letters = post.new_ones().await;
    let letter = letters.iter().find(|letter| letter.to == LIND);
    letter.unwrap_or_else(|| panic!("{letters:#?}")).link()
}
