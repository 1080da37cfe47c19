//! The accounts of a demonstration, as `demo.json` lists them and `praxis demo` prints them.

use serde::{Deserialize, Serialize};

/// A person with an account in the demonstration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// `submitter`, `reviewer` or `administrator`.
    pub role: String,
    /// The address with which they sign in.
    pub email: String,
    /// The password of their role.
    pub password: String,
    /// The name that pages show.
    pub name: String,
}
