//! At whose wish a practice was taken down, as every form for programs says it. Pure.

/// At whose wish a practice was taken down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithdrawnFor {
    /// Its owner asked for it.
    Owner,
    /// The review team decided it.
    ReviewTeam,
}

impl WithdrawnFor {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Owner, Self::ReviewTeam];

    /// Whether its owner had asked decides it.
    pub const fn of(on_request: bool) -> Self {
        if on_request {
            Self::Owner
        } else {
            Self::ReviewTeam
        }
    }

    /// The word, which is a promise to programs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::ReviewTeam => "review-team",
        }
    }
}
