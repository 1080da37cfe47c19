//! The fields by which somebody says who they are: at registration, and in the profile.

use crate::account::model::{Account, Name};
use crate::language::{Language, Message, Messages};
use crate::taxonomy::{CountryCode, countries};
use crate::web::{Choice, Field, Refused};

/// The fields by which somebody says who they are: at registration, and in the profile.
pub struct WhoFields {
    /// A person, or an institution.
    pub kind: Field,
    /// Form of address, given name, family name.
    pub names: [Field; 3],
    /// The institution's name.
    pub institution: Field,
    /// Beside the name.
    pub organisation: Field,
    /// Country.
    pub country: Field,
    /// Language of pages and mails.
    pub language: Field,
}

impl WhoFields {
    /// The fields as a stored account fills them, or empty, in place of which stands what was refused.
    pub fn new(t: Messages, stored: Option<&Account>, refused: Option<&Refused>) -> Self {
        let (honorific, given, family, institution) = parts(stored.map(|account| &account.name));
        let kind = if institution.is_empty() {
            "person"
        } else {
            "institution"
        };
        let text = |name: &'static str, label: &Message, value: String| {
            Field::text(t, name, label).holding(value).refused(refused)
        };
        let mut names = [
            text(
                "form_of_address",
                &t.say("account-form-of-address"),
                honorific,
            )
            .hint(t.say("account-form-of-address-hint"))
            .optional()
            .autocomplete("honorific-prefix"),
            text("given_name", &t.say("account-given-name"), given)
                .hint(t.say("account-given-name-hint"))
                .optional()
                .autocomplete("given-name"),
            text("family_name", &t.say("account-family-name"), family).autocomplete("family-name"),
        ];
        for field in &mut names {
            field.width = Some("full");
        }
        Self {
            kind: kinds(t, kind, refused),
            names,
            institution: text("institution", &t.say("account-institution"), institution)
                .width("w20")
                .autocomplete("organization"),
            organisation: Field::text(t, "organisation", &t.say("account-organisation"))
                .optional()
                .width("w20")
                .autocomplete("organization")
                .holding(
                    stored
                        .and_then(|account| account.organisation.clone())
                        .unwrap_or_default(),
                )
                .refused(refused),
            country: country(t, stored, refused),
            language: language(t, stored, refused),
        }
    }

    /// In the order of the page.
    pub fn all(&self) -> impl Iterator<Item = &Field> {
        std::iter::once(&self.kind).chain(&self.names).chain([
            &self.institution,
            &self.organisation,
            &self.country,
            &self.language,
        ])
    }

    /// Whether a choice of the first question is made.
    pub fn is(&self, kind: &str) -> bool {
        self.kind.value() == kind
    }
}

fn kinds(t: Messages, kind: &str, refused: Option<&Refused>) -> Field {
    let choices = vec![
        Choice::new("person", t.say("account-kind-person").to_string()),
        Choice::new("institution", t.say("account-kind-institution").to_string())
            .hint(t.say("account-kind-institution-hint").to_string()),
    ];
    let field = Field::radios(t, "kind", &t.say("account-register-who"), choices).holding(kind);
    match refused {
        Some(refused) if refused.typed.sent("kind") => field.refused(Some(refused)),
        _ => field,
    }
}

fn country(t: Messages, stored: Option<&Account>, refused: Option<&Refused>) -> Field {
    let mut choices = vec![Choice::new("", t.say("account-country-choose").to_string())];
    choices.extend(
        countries(t)
            .iter()
            .map(|country| Choice::new(country.as_str(), country.name(t))),
    );
    let here = stored.and_then(|account| account.country);
    Field::select(t, "country", &t.say("account-country"), choices)
        .autocomplete("country")
        .holding(here.map(CountryCode::as_str).unwrap_or_default())
        .refused(refused)
}

fn language(t: Messages, stored: Option<&Account>, refused: Option<&Refused>) -> Field {
    let choices = Language::ALL
        .into_iter()
        .map(|language| Choice::new(language.as_str(), language.own_name()))
        .collect();
    let here = stored.map_or(t.language(), |account| account.language);
    Field::select(t, "language", &t.say("account-language"), choices)
        .holding(here.as_str())
        .refused(refused)
}

type Parts = (String, String, String, String);

fn parts(name: Option<&Name>) -> Parts {
    match name {
        Some(Name::Person {
            honorific,
            given,
            family,
        }) => (
            honorific.clone().unwrap_or_default(),
            given.clone().unwrap_or_default(),
            family.clone(),
            String::new(),
        ),
        Some(Name::Institution(institution)) => (
            String::new(),
            String::new(),
            String::new(),
            institution.clone(),
        ),
        None => Parts::default(),
    }
}
