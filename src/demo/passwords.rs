//! The passwords of the sample people: one for each role, new with each demonstration. Earlier versions gave the same
//! published passwords to every demonstration; they are listed here so that they can be recognised.

use std::collections::BTreeMap;

use super::members::Member;
use super::samples::PersonRole;
use crate::app::Random;

/// The published passwords of submitters, reviewers and administrators in earlier demonstrations.
pub(super) const PUBLISHED: [&str; 3] = [
    "twelve-paper-lanterns",
    "slow-green-ferries",
    "quiet-harbour-lights",
];

/// Letters and digits that are not mistaken for one another. There are 32, so that a random byte picks each with the
/// same probability.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// The number of groups in a password. Five groups of four characters have a hundred bits.
const GROUPS: usize = 5;

/// The number of characters in a group.
const GROUP: usize = 4;

/// The password of each role.
#[derive(Clone, PartialEq, Eq)]
pub struct Passwords(BTreeMap<PersonRole, String>);

impl Passwords {
    /// A new random password for each role.
    pub fn new(random: &Random) -> Self {
        Self(
            PersonRole::ALL
                .iter()
                .map(|role| (*role, make(random)))
                .collect(),
        )
    }

    /// The passwords of an existing demonstration; `None` if one is missing or published.
    pub fn of(members: &[Member]) -> Option<Self> {
        let found = PersonRole::ALL.iter().map(|role| {
            let member = members.iter().find(|member| member.role == role.as_str())?;
            let is_own = !PUBLISHED.contains(&member.password.as_str());
            is_own.then(|| (*role, member.password.clone()))
        });
        found.collect::<Option<BTreeMap<_, _>>>().map(Self)
    }

    /// The password of a role's people.
    pub fn of_role(&self, role: PersonRole) -> &str {
        // Both constructors give each role a password.
        self.0.get(&role).map_or("", String::as_str)
    }
}

fn make(random: &Random) -> String {
    let bytes = random.bytes::<{ GROUPS * GROUP }>();
    let letters: Vec<char> = bytes
        .iter()
        .map(|byte| char::from(ALPHABET[usize::from(*byte) % ALPHABET.len()]))
        .collect();
    let groups: Vec<String> = letters
        .chunks(GROUP)
        .map(|group| group.iter().collect())
        .collect();
    groups.join("-")
}
