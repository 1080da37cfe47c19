//! The practice that a deed names: the one that is there already, or the one that replaces another.

use std::collections::HashMap;

use crate::address;
use crate::language::Messages;
use crate::practice::model::{Event, PracticeId, PracticeText, Slug};
use crate::workflow::{Deed, PublicStatus};

/// The title and slug of practices that events name, where everybody can read them.
pub type Referred = HashMap<PracticeId, (String, Slug)>;

/// A practice that a deed names, as the history shows it.
#[derive(Clone, Debug)]
pub struct ReferredPractice {
    /// What the practice is to the deed.
    pub label: String,
    pub title: String,
    /// Its public page.
    pub link: String,
}

impl ReferredPractice {
    /// The practice that an event names, if everybody can read it.
    pub fn of(t: Messages, event: &Event, known: &Referred) -> Option<Self> {
        let (title, slug) = known.get(&event.details.other?)?;
        Some(Self::named(t, event.deed == Deed::TakeDown, title, slug))
    }

    /// The public original of a translation; none while the public cannot read it.
    pub fn original(t: Messages, text: &PracticeText) -> Option<Self> {
        let slug = text.slug.as_ref()?;
        (text.public == PublicStatus::Live).then(|| Self {
            label: t.say("practice-translation-of").to_string(),
            title: text.title.clone(),
            link: address::practice(slug).in_language(t.language()),
        })
    }

    /// A practice that replaces another one, or that is there already.
    pub fn named(t: Messages, replaces: bool, title: &str, slug: &Slug) -> Self {
        let label = if replaces {
            t.say("practice-replaced-by")
        } else {
            t.say("practice-ground-other")
        };
        Self {
            label: label.to_string(),
            title: title.to_owned(),
            link: address::practice(slug).in_language(t.language()),
        }
    }
}
