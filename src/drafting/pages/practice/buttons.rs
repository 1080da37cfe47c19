//! The buttons of a practice's page: the answers to the question whether it is still true, and the other deeds.

use crate::db::Timestamp;
use crate::drafting::forms::{WITH_WORDS, words_name};
use crate::drafting::pages::{OwnPractice, notes};
use crate::drafting::views::{DeedButton, PracticeGroup, PracticeStanding, StillTrueQuestion};
use crate::language::{Message, Messages};
use crate::web::{FormField, Refused};
use crate::workflow::Deed;

/// The answers to the question whether it is still true, in the order of the page.
const ANSWERS: [Deed; 3] = [Deed::Confirm, Deed::SayEnded, Deed::Revise];

/// The question whether it is still true, while it is asked, and the buttons of all other deeds that are offered.
pub(super) fn deed_sections(
    t: Messages,
    own: &OwnPractice,
    standing: &PracticeStanding,
    refused: &Refused,
) -> (Option<StillTrueQuestion>, Vec<DeedButton>) {
    let offered = own.deeds();
    let asks = standing.asks && standing.group() == PracticeGroup::Public;
    let answers = ANSWERS.into_iter();
    let answers: Vec<Deed> = answers
        .filter(|deed| asks && offered.contains(deed))
        .collect();
    let others = offered.iter().copied();
    let others: Vec<Deed> = others.filter(|deed| !answers.contains(deed)).collect();
    (
        still_true_question(t, own, &answers, refused),
        deed_buttons(t, &others, refused, own.day_of_deeds(standing)),
    )
}

/// The question whether it is still true, if it has answers.
fn still_true_question(
    t: Messages,
    own: &OwnPractice,
    answers: &[Deed],
    refused: &Refused,
) -> Option<StillTrueQuestion> {
    if answers.is_empty() {
        return None;
    }
    let confirmation = &own.case.practice.confirmation;
    let day = |at: Option<Timestamp>| at.map(|at| t.day(at)).unwrap_or_default();
    let about = if confirmation.unconfirmed_at.is_some() {
        t.say("drafting-still-true-unconfirmed")
    } else if confirmation.is_last_ask() {
        t.say("drafting-still-true-last")
            .with("until", day(confirmation.ask_at))
    } else {
        t.say("drafting-still-true-about")
    };
    Some(StillTrueQuestion {
        about: about
            .with("day", day(confirmation.confirmed_at))
            .to_string(),
        answers: deed_buttons(t, answers, refused, None),
    })
}

/// The buttons of the offered deeds. Submitting has its button on another page.
/// Publication waits for `until` even after a consent, and an appeal can be made until then.
fn deed_buttons(
    t: Messages,
    offered: &[Deed],
    refused: &Refused,
    until: Option<Timestamp>,
) -> Vec<DeedButton> {
    let has_several = notes::several(offered);
    let day = until.map_or("none".to_owned(), |at| t.day(at));
    let shown = offered.iter().filter(|deed| **deed != Deed::Submit);
    shown
        .map(|deed| {
            let about = t.of("drafting-about", *deed).with("day", day.as_str());
            deed_button(t, (*deed, about), refused, has_several)
        })
        .collect()
}

fn deed_button(
    t: Messages,
    (deed, about): (Deed, Message),
    refused: &Refused,
    several: bool,
) -> DeedButton {
    let takes_words = WITH_WORDS.contains(&deed);
    let words = takes_words.then(|| {
        let label = t.of("drafting-words-with", deed);
        let field = FormField::area(t, &words_name(deed, several), &label, 3);
        let field = if deed == Deed::Appeal {
            field
        } else {
            field.optional()
        };
        field.id(format!("reasons-{deed}")).refused(Some(refused))
    });
    DeedButton {
        word: deed.as_str(),
        label: t.of("deed", deed).to_string(),
        about: about.to_string(),
        class: match deed {
            Deed::Discard | Deed::AskRemoval => "grave",
            Deed::Consent => "",
            _ => "second",
        },
        words,
    }
}
