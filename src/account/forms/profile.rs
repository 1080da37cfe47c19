//! The form of the profile, by which owners change what they say about themselves.

use super::{Profile, is_institution, read_profile};
use crate::account::model::{NotAnOrcid, Orcid};
use crate::web::form::{Problem, Reading, Refused, Typed};

/// A change of the profile by the owner of the account.
#[derive(Clone, Debug)]
pub struct ProfileChange {
    /// Name, organisation, country and language.
    pub profile: Profile,
    /// The ORCID iD of the person; none of an institution.
    pub orcid: Option<Orcid>,
}

/// Reads the profile form.
pub fn profile(typed: &Typed) -> Result<ProfileChange, Refused> {
    let mut reading = Reading::of(typed);
    let profile = read_profile(&mut reading);
    let orcid = if is_institution(typed) {
        Some(None)
    } else {
        reading.field("orcid", parse_orcid)
    };
    let whole = profile
        .zip(orcid)
        .map(|(profile, orcid)| ProfileChange { profile, orcid });
    reading.finish(whole)
}

fn parse_orcid(typed: &str) -> Result<Option<Orcid>, Problem> {
    match Orcid::read(typed) {
        Ok(orcid) => Ok(Some(orcid)),
        Err(NotAnOrcid::Missing) => Ok(None),
        Err(NotAnOrcid::Malformed) => Err(Problem::own("problem-orcid")),
        Err(NotAnOrcid::WrongCheck) => Err(Problem::own("problem-orcid-digit")),
    }
}
