//! What a browser may send to this room, and how it is parsed: hostile text comes in, typed
//! values or the refused form go out.

mod away;
mod mails;
mod profile;
mod unsent;

pub use away::{AWAY_UNTIL, away_until, is_of_away};
pub use mails::{mail_groups, mail_preferences, mails_box};
pub use profile::{ProfileChange, profile};
pub use unsent::{
    KeepingButton, is_of_appeal, is_of_invitation, is_of_move, is_of_profile, is_profile_text,
    unsaved_profile,
};

use super::model::{
    Account, EmailAddress, GuessableWords, Name, NewPassword, NotALine, NotAnAddress,
    PasswordOwner, WeakPassword, line,
};
use crate::app::App;
use crate::config::Settings;
use crate::db::Timestamp;
use crate::language::{Language, Message, Messages};
use crate::taxonomy::CountryCode;
use crate::web::form::{Problem, Reading, Refused, Typed};

/// The longest name of an organisation.
pub const ORGANISATION_LIMIT: usize = 200;
/// The longest appeal.
pub const APPEAL_LIMIT: usize = 4_000;

/// The label of an input of this room that people type into.
pub fn label(t: Messages, input: &str) -> Option<Message> {
    Some(match input {
        "form_of_address" => t.say("account-form-of-address"),
        "given_name" => t.say("account-given-name"),
        "family_name" => t.say("account-family-name"),
        "institution" => t.say("account-institution"),
        "organisation" => t.say("account-organisation"),
        "orcid" => t.say("account-orcid"),
        "email" => t.say("account-email"),
        "password" => t.say("account-password"),
        "current_password" => t.say("account-password-current"),
        "words" => t.say("account-suspended-words"),
        _ => return None,
    })
}

/// What an owner says about themselves, at registration and later.
#[derive(Clone, Debug)]
pub struct Profile {
    /// The name shown on what the account publishes.
    pub name: Name,
    /// The organisation, public beside the name.
    pub organisation: Option<String>,
    /// The country or area of the person or institution.
    pub country: Option<CountryCode>,
    /// The language of the account's pages and mails.
    pub language: Language,
}

/// A registration that passed every check of the form.
#[derive(Clone, Debug)]
pub struct Registration {
    /// Name, organisation, country and language.
    pub profile: Profile,
    /// The address to confirm; the account's mails go there.
    pub email: EmailAddress,
    /// The chosen password, not hashed yet.
    pub password: NewPassword,
}

/// Reads the registration form.
pub fn registration(typed: &Typed, app: &App) -> Result<Registration, Refused> {
    let settings = &*app.settings;
    let mut reading = Reading::of(typed);
    let profile = read_profile(&mut reading);
    let email = reading.field("email", |typed| parse_deliverable(app, typed));
    let owner = email.as_ref().map(|email| PasswordOwner {
        name: profile.as_ref().map(|profile| &profile.name),
        organisation: profile
            .as_ref()
            .and_then(|profile| profile.organisation.as_deref()),
        email,
    });
    let password = read_password(&mut reading, settings, owner);
    let whole = profile
        .zip(email)
        .zip(password)
        .map(|((profile, email), password)| Registration {
            profile,
            email,
            password,
        });
    reading.finish(whole)
}

/// Reads a form of one address.
pub fn address(typed: &Typed) -> Result<EmailAddress, Refused> {
    let mut reading = Reading::of(typed);
    let email = reading.field("email", parse_email);
    reading.finish(email)
}

/// Reads a new password for an account.
pub fn new_password(
    typed: &Typed,
    settings: &Settings,
    owner: &Account,
) -> Result<NewPassword, Refused> {
    let mut reading = Reading::of(typed);
    let password = read_password(&mut reading, settings, Some(owner.as_password_owner()));
    reading.finish(password)
}

/// A change of password by an owner who knows the current one.
#[derive(Clone, Debug)]
pub struct PasswordChange {
    /// The password until now.
    pub current: TypedPassword,
    /// The password from now on.
    pub new: NewPassword,
}

/// Reads a change of password.
pub fn password_change(
    typed: &Typed,
    settings: &Settings,
    owner: &Account,
) -> Result<PasswordChange, Refused> {
    let mut reading = Reading::of(typed);
    let current = reading.field("current_password", parse_typed_password);
    let new = read_password(&mut reading, settings, Some(owner.as_password_owner()));
    let whole = current
        .zip(new)
        .map(|(current, new)| PasswordChange { current, new });
    reading.finish(whole)
}

/// A move to another address.
#[derive(Clone, Debug)]
pub struct EmailChange {
    /// The address that the account is to move to.
    pub email: EmailAddress,
    /// The account's password, so that access to a signed-in browser is not enough.
    pub current: TypedPassword,
}

/// Reads a move to another address.
pub fn email_change(typed: &Typed, app: &App) -> Result<EmailChange, Refused> {
    let mut reading = Reading::of(typed);
    let email = reading.field("email", |typed| parse_deliverable(app, typed));
    let current = reading.field("current_password", parse_typed_password);
    let whole = email
        .zip(current)
        .map(|(email, current)| EmailChange { email, current });
    reading.finish(whole)
}

/// Whom an administrator invites.
#[derive(Clone, Debug)]
pub struct InvitedPerson {
    /// Name, organisation, country and language.
    pub profile: Profile,
    /// The address to which the invitation goes.
    pub email: EmailAddress,
    /// The administrator's own password.
    pub current: TypedPassword,
}

/// Reads whom an administrator invites.
pub fn invited_person(typed: &Typed, app: &App) -> Result<InvitedPerson, Refused> {
    let mut reading = Reading::of(typed);
    let profile = read_profile(&mut reading);
    let email = reading.field("email", |typed| parse_deliverable(app, typed));
    let current = reading.field("current_password", parse_typed_password);
    let whole = profile
        .zip(email)
        .zip(current)
        .map(|((profile, email), current)| InvitedPerson {
            profile,
            email,
            current,
        });
    reading.finish(whole)
}

/// Reads a password that proves the owner of an account or a registration.
pub fn proof(typed: &Typed) -> Result<TypedPassword, Refused> {
    let mut reading = Reading::of(typed);
    let password = reading.field("password", parse_typed_password);
    reading.finish(password)
}

/// Reads the password of a signed-in owner, which is asked again before a deed.
pub fn current_password(typed: &Typed) -> Result<TypedPassword, Refused> {
    let mut reading = Reading::of(typed);
    let password = reading.field("current_password", parse_typed_password);
    reading.finish(password)
}

/// An address and a password to sign in with.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// The address as it was typed.
    pub email: EmailAddress,
    /// The password to compare with the account's.
    pub password: TypedPassword,
}

/// Reads the sign-in form. An address that cannot exist is refused as a wrong pair.
pub fn credentials(typed: &Typed) -> Result<Credentials, Refused> {
    let mut reading = Reading::of(typed);
    let email = reading.field("email", |typed| match parse_email(typed) {
        Err(Problem::Missing) => Err(Problem::Missing),
        Err(_) => Err(wrong_pair()),
        Ok(email) => Ok(email),
    });
    let password = reading.field("password", parse_typed_password);
    let whole = email
        .zip(password)
        .map(|(email, password)| Credentials { email, password });
    reading.finish(whole)
}

/// Reads an appeal to the administrators.
pub fn appeal(typed: &Typed) -> Result<String, Refused> {
    let mut reading = Reading::of(typed);
    let words = reading.field("words", |typed| {
        let words = typed.trim();
        match Problem::of_length(words, 1, APPEAL_LIMIT) {
            Some(problem) => Err(problem),
            None => Ok(words.to_owned()),
        }
    });
    reading.finish(words)
}

/// The problem of every wrong pair of address and password.
pub const fn wrong_pair() -> Problem {
    Problem::own("problem-wrong-pair")
}

/// A password as it was typed, to be compared with a stored hash. Never printed.
#[derive(Clone)]
pub struct TypedPassword(String);

impl TypedPassword {
    /// The password as it is compared.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for TypedPassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TypedPassword(…)")
    }
}

/// A form that came back faster than people type, or with a value in the field that people
/// do not see. It is accepted when it is sent a second time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trapped;

/// The field that people do not see.
pub const TRAP_FIELD: &str = "website";
/// When the page was drawn, in seconds. It is a hint and no defence, so it is not signed.
pub const DRAWN_FIELD: &str = "drawn";
/// Set on the form that came back once.
pub const AGAIN_FIELD: &str = "again";
/// The fewest seconds that a person takes.
const SECONDS_OF_A_PERSON: i64 = 3;

/// Refuses a form that looks automated, the first time it is sent.
pub fn trap(typed: &Typed, now: Timestamp) -> Result<(), Trapped> {
    if typed.get(AGAIN_FIELD) == "yes" {
        return Ok(());
    }
    let seconds = now.0 / 1_000_000;
    let in_time = typed
        .get(DRAWN_FIELD)
        .parse::<i64>()
        .is_ok_and(|drawn| drawn.saturating_add(SECONDS_OF_A_PERSON) <= seconds);
    if in_time && typed.get(TRAP_FIELD).is_empty() {
        Ok(())
    } else {
        Err(Trapped)
    }
}

fn read_profile(reading: &mut Reading<'_>) -> Option<Profile> {
    let name = read_name(reading);
    // An institution gives one name. What stands in the box that belongs to a person is not its own.
    let organisation = if is_institution(reading.typed()) {
        Some(None)
    } else {
        reading.field("organisation", |typed| {
            optional(line_problem(typed, ORGANISATION_LIMIT))
        })
    };
    let country = reading.field("country", |typed| match typed {
        "" => Err(Problem::NotChosen),
        code => CountryCode::parse(code).ok_or(Problem::NotOffered),
    });
    let language = reading.field("language", |typed| match typed {
        "" => Err(Problem::NotChosen),
        tag => Language::parse(tag).ok_or(Problem::NotOffered),
    });
    Some(Profile {
        name: name?,
        organisation: organisation?,
        country: Some(country?),
        language: language?,
    })
}

fn is_institution(typed: &Typed) -> bool {
    typed.get("kind") == "institution"
}

fn read_name(reading: &mut Reading<'_>) -> Option<Name> {
    if is_institution(reading.typed()) {
        return reading
            .field("institution", |typed| {
                line_problem(typed, Name::INSTITUTION_LIMIT)
            })
            .map(Name::Institution);
    }
    let honorific = reading.field("form_of_address", |typed| {
        optional(line_problem(typed, Name::HONORIFIC_LIMIT))
    });
    let given = reading.field("given_name", |typed| {
        optional(line_problem(typed, Name::PART_LIMIT))
    });
    let family = reading.field("family_name", |typed| line_problem(typed, Name::PART_LIMIT));
    Some(Name::Person {
        honorific: honorific?,
        given: given?,
        family: family?,
    })
}

fn read_password(
    reading: &mut Reading<'_>,
    settings: &Settings,
    owner: Option<PasswordOwner<'_>>,
) -> Option<NewPassword> {
    let host = settings.public_url.host_str().unwrap_or_default();
    let words = owner.map_or_else(GuessableWords::default, |owner| {
        GuessableWords::about(&settings.site.name, host, owner)
    });
    reading.field("password", |typed| {
        NewPassword::parse(typed, settings.password_minimum, &words)
            .map_err(|why| weak_password(typed, why))
    })
}

fn weak_password(typed: &str, why: WeakPassword) -> Problem {
    let length = typed.chars().count();
    match why {
        WeakPassword::Missing => Problem::Missing,
        WeakPassword::TooShort { minimum } => Problem::TooShort {
            least: minimum,
            by: minimum.saturating_sub(length),
        },
        WeakPassword::TooLong => Problem::TooLong {
            limit: NewPassword::LIMIT,
            by: length.saturating_sub(NewPassword::LIMIT),
        },
        WeakPassword::Common => Problem::own("problem-password-common"),
        WeakPassword::Pattern => Problem::own("problem-password-pattern"),
        WeakPassword::Named => Problem::own("problem-password-named"),
    }
}

fn parse_typed_password(typed: &str) -> Result<TypedPassword, Problem> {
    match typed.chars().count() {
        0 => Err(Problem::Missing),
        // No stored password is longer, so hashing this one would only cost time.
        length if length > NewPassword::LIMIT => Err(wrong_pair()),
        _ => Ok(TypedPassword(typed.to_owned())),
    }
}

/// Reads an address to which the mail server can deliver, as far as it is known.
pub fn parse_deliverable(app: &App, typed: &str) -> Result<EmailAddress, Problem> {
    let email = parse_email(typed)?;
    if email.needs_other_letters() && app.mail_server.refuses_other_letters() {
        return Err(Problem::own("problem-address-letters"));
    }
    Ok(email)
}

fn parse_email(typed: &str) -> Result<EmailAddress, Problem> {
    EmailAddress::parse(typed).map_err(|why| match why {
        NotAnAddress::Missing => Problem::Missing,
        NotAnAddress::TooLong => Problem::TooLong {
            limit: EmailAddress::LIMIT,
            by: typed
                .trim()
                .len()
                .saturating_sub(EmailAddress::LIMIT)
                .max(1),
        },
        NotAnAddress::Malformed => Problem::own("problem-address"),
    })
}

fn line_problem(typed: &str, limit: usize) -> Result<String, Problem> {
    line(typed, limit).map_err(|why| problem_of_line(&why, typed))
}

/// The problem of a box whose text is no line, with how far it is over the limit.
pub fn problem_of_line(why: &NotALine, typed: &str) -> Problem {
    match why {
        NotALine::Missing => Problem::Missing,
        NotALine::TooLong { limit } => Problem::TooLong {
            limit: *limit,
            by: typed.trim().chars().count().saturating_sub(*limit),
        },
        NotALine::Unprintable => Problem::Unreadable,
    }
}

fn optional(read: Result<String, Problem>) -> Result<Option<String>, Problem> {
    match read {
        Err(Problem::Missing) => Ok(None),
        other => other.map(Some),
    }
}
