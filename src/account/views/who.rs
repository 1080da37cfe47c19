//! The fields for name, organisation, country and language: at registration, and in the profile.

use crate::account::model::{Account, Name, Orcid};
use crate::language::{Language, Message, Messages};
use crate::taxonomy::{CountryCode, countries};
use crate::web::{Choice, FormField, Refused};

/// The fields for name, organisation, country and language.
pub(crate) struct WhoFields {
    /// A person, or an institution.
    pub(crate) kind: FormField,
    /// Form of address, given name, family name.
    pub(crate) names: [FormField; 3],
    pub(crate) institution: FormField,
    pub(crate) organisation: FormField,
    /// The ORCID iD of a person. Only the profile asks for it.
    pub(crate) orcid: Option<FormField>,
    pub(crate) country: FormField,
    /// Language of pages and mails.
    pub(crate) language: FormField,
}

impl WhoFields {
    /// The fields as refused, or else as a stored account fills them, or else empty.
    pub(crate) fn new(t: Messages, stored: Option<&Account>, refused: Option<&Refused>) -> Self {
        let parts = NameParts::of(stored.map(|account| &account.name));
        let kind = if parts.institution.is_empty() {
            "person"
        } else {
            "institution"
        };
        let text = |name: &'static str, label: &Message, value: String| {
            FormField::text(t, name, label)
                .holding(value)
                .refused(refused)
        };
        let mut names = [
            text(
                "form_of_address",
                &t.say("account-form-of-address"),
                parts.honorific,
            )
            .hint(t.say("account-form-of-address-hint"))
            .optional()
            .autocomplete("honorific-prefix"),
            text("given_name", &t.say("account-given-name"), parts.given)
                .hint(t.say("account-given-name-hint"))
                .optional()
                .autocomplete("given-name"),
            text("family_name", &t.say("account-family-name"), parts.family)
                .autocomplete("family-name"),
        ];
        for field in &mut names {
            field.width = Some("full");
        }
        Self {
            kind: kind_field(t, kind, refused),
            names,
            institution: text(
                "institution",
                &t.say("account-institution"),
                parts.institution,
            )
            .width("w20")
            .autocomplete("organization"),
            organisation: FormField::text(t, "organisation", &t.say("account-organisation"))
                .optional()
                .width("w20")
                .autocomplete("organization")
                .holding(
                    stored
                        .and_then(|account| account.organisation.clone())
                        .unwrap_or_default(),
                )
                .refused(refused),
            orcid: None,
            country: country_field(t, stored, refused),
            language: language_field(t, stored, refused),
        }
    }

    /// The same fields, with the ORCID iD.
    #[must_use]
    pub(crate) fn with_orcid(
        mut self,
        t: Messages,
        refused: Option<&Refused>,
        stored: &Account,
    ) -> Self {
        let held = stored.orcid.as_ref().map(Orcid::as_str).unwrap_or_default();
        let field = FormField::text(t, "orcid", &t.say("account-orcid"))
            .hint(t.say("account-orcid-hint"))
            .optional()
            .width("w20")
            .holding(held)
            .refused(refused);
        self.orcid = Some(field);
        self.kind.hint = Some(t.say("account-profile-who-hint").to_string());
        self
    }

    /// The same fields about a person whom the reader invites.
    #[must_use]
    pub(crate) fn of_another_person(mut self, t: Messages) -> Self {
        self.kind.label = t.say("account-invited-who").to_string();
        self.kind.hint = Some(t.say("account-invited-who-hint").to_string());
        for choice in &mut self.kind.choices {
            if choice.value == "institution" {
                choice.label = t.say("account-invited-institution").to_string();
            }
        }
        for part in &mut self.names {
            part.hint = None;
        }
        self
    }

    /// Every field, in the order of the page.
    pub(crate) fn all(&self) -> impl Iterator<Item = &FormField> {
        std::iter::once(&self.kind)
            .chain(&self.names)
            .chain([&self.institution, &self.organisation])
            .chain(&self.orcid)
            .chain([&self.country, &self.language])
    }

    /// Whether this kind is chosen.
    pub(crate) fn is(&self, kind: &str) -> bool {
        self.kind.value() == kind
    }
}

fn kind_field(t: Messages, kind: &str, refused: Option<&Refused>) -> FormField {
    let choices = vec![
        Choice::new("person", t.say("account-kind-person").to_string()),
        Choice::new("institution", t.say("account-kind-institution").to_string())
            .hint(t.say("account-kind-institution-hint").to_string()),
    ];
    let field = FormField::radios(t, "kind", &t.say("account-register-who"), choices)
        .hint(t.say("account-register-who-hint"))
        .holding(kind);
    match refused {
        Some(refused) if refused.typed.sent("kind") => field.refused(Some(refused)),
        _ => field,
    }
}

fn country_field(t: Messages, stored: Option<&Account>, refused: Option<&Refused>) -> FormField {
    let mut choices = vec![Choice::new("", t.say("account-country-choose").to_string())];
    choices.extend(
        countries(t)
            .iter()
            .map(|country| Choice::new(country.as_str(), country.name(t))),
    );
    let here = stored.and_then(|account| account.country);
    FormField::select(t, "country", &t.say("account-country"), choices)
        .autocomplete("country")
        .holding(here.map(CountryCode::as_str).unwrap_or_default())
        .refused(refused)
}

fn language_field(t: Messages, stored: Option<&Account>, refused: Option<&Refused>) -> FormField {
    let choices = Language::ALL
        .into_iter()
        .map(|language| Choice::new(language.as_str(), language.own_name()))
        .collect();
    let here = stored.map_or(t.language(), |account| account.language);
    FormField::select(t, "language", &t.say("account-language"), choices)
        .holding(here.as_str())
        .refused(refused)
}

/// A name's parts as the form shows them; empty where a name has none.
#[derive(Default)]
struct NameParts {
    honorific: String,
    given: String,
    family: String,
    institution: String,
}

impl NameParts {
    fn of(name: Option<&Name>) -> Self {
        match name {
            Some(Name::Person {
                honorific,
                given,
                family,
            }) => Self {
                honorific: honorific.clone().unwrap_or_default(),
                given: given.clone().unwrap_or_default(),
                family: family.clone(),
                ..Self::default()
            },
            Some(Name::Institution(institution)) => Self {
                institution: institution.clone(),
                ..Self::default()
            },
            None => Self::default(),
        }
    }
}
