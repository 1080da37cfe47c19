//! The passwords of the sample people: one for each role, new with each demonstration. Those that earlier versions
//! gave to every demonstration are published, and known here to be recognised.

use std::collections::BTreeMap;

use super::Member;
use super::samples::PersonRole;
use crate::app::Random;

/// The password of every earlier demonstration's submitters, reviewers and administrators.
pub(super) const PUBLISHED: [&str; 3] = [
    "twelve-paper-lanterns",
    "slow-green-ferries",
    "quiet-harbour-lights",
];

/// Letters and digits that nobody mistakes for one another; 32 of them, so that each byte picks one evenly.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// Five groups of four: a hundred bits.
const GROUPS: usize = 5;
const GROUP: usize = 4;

/// The password of each role.
#[derive(Clone, PartialEq, Eq)]
pub struct Passwords(BTreeMap<PersonRole, String>);

impl Passwords {
    /// New ones.
    pub fn new(random: &Random) -> Self {
        Self(PersonRole::ALL.map(|role| (role, make(random))).into())
    }

    /// Those of a demonstration that exists, unless one is missing or published.
    pub fn of(members: &[Member]) -> Option<Self> {
        let found = PersonRole::ALL.map(|role| {
            let member = members.iter().find(|member| member.role == role.as_str())?;
            let own = !PUBLISHED.contains(&member.password.as_str());
            own.then(|| (role, member.password.clone()))
        });
        let found: Option<BTreeMap<_, _>> = found.into_iter().collect();
        found.map(Self)
    }

    /// The password of a role's people.
    pub fn of_role(&self, role: PersonRole) -> &str {
        // Each role has one: both constructors see to it.
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
