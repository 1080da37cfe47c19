//! The desk is one form, so that no button loses the words in another box. The decision's boxes have plain names; the
//! boxes of another deed have its word as a prefix: `take_down-reasons`.

use super::checklist::{is_note, is_of_checklist};
use crate::practice::model::Seq;
use crate::web::form::{Refused, Typed};
use crate::web::unsent::{DRAWN_WITH, EARLIER};
use crate::workflow::{Deed, DeedRow, ReasonsNeeded, is_reviewers, rows_of};

/// The boxes of the decision.
const OF_DECISION: [&str; 10] = [
    "decision",
    "minor",
    "effective_on",
    "code",
    "duplicate_of",
    "final",
    "reply",
    "quoted",
    "reasons",
    "to_team",
];

/// Whether a deed that is no decision has this box: its reasons, if the table asks for any, or a choice of its own.
fn has_box(deed: Deed, field: &str) -> bool {
    if field == "reasons" {
        let takes_words = |row: &DeedRow| row.reasons != ReasonsNeeded::None;
        return deed.verdict().is_none() && is_reviewers(deed) && rows_of(deed).any(takes_words);
    }
    let choices: &[&str] = match deed {
        Deed::Assign | Deed::AskOpinion => &["reviewer"],
        Deed::GiveOpinion => &["opinion", "to_team"],
        Deed::AskExpert => &["name", "email", "language"],
        Deed::EndExpertLink => &["expert"],
        Deed::SetAsideBar => &["barred"],
        Deed::Move => &["objective"],
        Deed::CorrectLanguage => &["language"],
        Deed::Hold => &["hold_until"],
        Deed::ChangeDate | Deed::Reschedule => &["effective_on"],
        Deed::TakeDown => &["kind", "replaced_by"],
        Deed::AddLabel | Deed::RemoveLabel => &["label"],
        Deed::HandOver => &["receiver"],
        Deed::Comment => &["field", "audience"],
        Deed::Reply | Deed::Resolve | Deed::AskAgain => &["thread"],
        _ => &[],
    };
    choices.contains(&field)
}

/// The boxes that hold typed text.
const WRITTEN: [&str; 10] = [
    "reasons",
    "to_team",
    "effective_on",
    "hold_until",
    "duplicate_of",
    "replaced_by",
    "receiver",
    "name",
    "email",
    EARLIER,
];

/// The name of a deed's box on the desk.
pub fn box_name(deed: Deed, field: &str) -> String {
    if deed.verdict().is_some() || is_of_checklist(field) {
        field.to_owned()
    } else {
        format!("{deed}-{field}")
    }
}

/// The deed to which a box belongs, and the box's plain name; the decision's boxes belong to no single deed.
pub fn owner_of(name: &str) -> Option<(Option<Deed>, &str)> {
    if is_of_decision(name) || name == EARLIER {
        return Some((None, name));
    }
    let (word, field) = name.split_once('-')?;
    let deed = Deed::parse(word)?;
    has_box(deed, field).then_some((Some(deed), field))
}

/// Whether it is a box of the decision; the checklist belongs to it.
pub fn is_of_decision(name: &str) -> bool {
    OF_DECISION.contains(&name) || is_of_checklist(name)
}

/// Whether the box of this name holds typed text; any other holds a choice.
pub fn is_written(name: &str) -> bool {
    owner_of(name).is_some_and(|(_, field)| WRITTEN.contains(&field) || is_note(field))
}

/// A form with the names that the desk would send. A form from elsewhere may hold a deed's boxes under plain names. The
/// desk's own form always holds the boxes of its deeds, or the version of the kept words that it was drawn with.
pub fn as_of_desk(typed: Typed) -> Typed {
    let Some(deed) = Deed::parse(typed.get("deed")) else {
        return typed;
    };
    let is_of_desk = typed
        .pairs()
        .any(|(name, _)| matches!(owner_of(name), Some((Some(owner), _)) if owner == deed));
    if is_of_desk || typed.sent(DRAWN_WITH) {
        return typed;
    }
    Typed::of(typed.pairs().map(|(name, value)| {
        let name = if has_box(deed, name) {
            box_name(deed, name)
        } else {
            name.to_owned()
        };
        (name, value.to_owned())
    }))
}

/// The values of a deed's boxes, under plain names.
pub fn of_deed(deed: Deed, typed: &Typed) -> Typed {
    Typed::of(typed.pairs().filter_map(|(name, value)| {
        let (owner, field) = owner_of(name)?;
        let with_checklist = deed == Deed::GiveOpinion && is_of_checklist(field);
        let of_decision = deed.verdict().is_some() || with_checklist;
        let of_deed = owner == Some(deed) || (owner.is_none() && of_decision);
        of_deed.then(|| (field.to_owned(), value.to_owned()))
    }))
}

/// The whole desk as it was typed, with the problems of one deed's boxes.
pub fn refused_at(deed: Deed, refused: Refused, typed: &Typed) -> Refused {
    let problems = refused.problems.into_iter();
    Refused {
        problems: problems
            .map(|(field, problem)| (box_name(deed, &field).into(), problem))
            .collect(),
        typed: typed.clone(),
    }
}

/// What was typed or chosen on the desk: every box that is not empty. Which answer a comment is about is nothing without
/// the comment: a link beside the answer has chosen it. So is the language of a mail to an expert who is not named.
pub fn words(typed: &Typed) -> Typed {
    let is_begun = |deed: Deed| !typed.get(&box_name(deed, "reasons")).trim().is_empty();
    let of_expert = ["name", "email", "reasons"].map(|field| box_name(Deed::AskExpert, field));
    let names_expert = of_expert
        .iter()
        .any(|name| !typed.get(name).trim().is_empty());
    typed.only(|name, value| match owner_of(name) {
        None => false,
        Some((Some(Deed::AskExpert), "language")) if !names_expert => false,
        Some((Some(deed), _)) if deed.is_of_comments() && !is_begun(deed) => false,
        Some(_) => !value.trim().is_empty(),
    })
}

/// The form with the thread that its button names: `resolve-12` resolves the thread of event 12.
pub fn with_named_thread(mut typed: Typed) -> Typed {
    let pressed = typed.get("deed").to_owned();
    if let Some((word, thread)) = pressed.split_once('-')
        && let Some(deed @ (Deed::Resolve | Deed::AskAgain)) = Deed::parse(word)
    {
        typed.set("deed", word);
        typed.set(&box_name(deed, "thread"), thread);
    }
    typed
}

/// The value of a button that does a deed to one thread.
pub fn button_of_thread(deed: Deed, thread: Seq) -> String {
    format!("{deed}-{thread}")
}

/// Whether any box holds typed text.
pub fn has_text(typed: &Typed) -> bool {
    words(typed).pairs().any(|(name, _)| is_written(name))
}

/// What remains of it after a deed has used its own boxes. The checklist goes with an opinion, too.
pub fn words_after(deed: Deed, typed: &Typed) -> Typed {
    words(typed).only(|name, _| match owner_of(name) {
        Some((None, field)) if is_of_checklist(field) => {
            deed.verdict().is_none() && deed != Deed::GiveOpinion
        }
        Some((Some(owner), _)) => owner != deed,
        _ => name == EARLIER || deed.verdict().is_none(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_box_belongs_to_its_deed() {
        let typed = Typed::of([
            ("seq", "4"),
            ("deed", "keep"),
            ("reasons", "To the authors"),
            ("code", ""),
            ("keep-reasons", "To the owner"),
            ("take_down-kind", "gone"),
            ("earlier", "Once more"),
            ("check-safe", "not"),
            ("check-safe-note", "The photograph shows faces"),
            ("check-nothing", "met"),
            ("approve-reasons", "no such box"),
            ("withdraw-reasons", "an author's"),
        ]);
        assert_eq!(
            words(&typed),
            typed.only(|name, _| matches!(
                name,
                "reasons"
                    | "keep-reasons"
                    | "take_down-kind"
                    | "earlier"
                    | "check-safe"
                    | "check-safe-note"
            ))
        );
        assert_eq!(
            words_after(Deed::Keep, &typed),
            typed.only(|name, _| matches!(
                name,
                "reasons" | "take_down-kind" | "earlier" | "check-safe" | "check-safe-note"
            ))
        );
        assert_eq!(
            words_after(Deed::Decline, &typed),
            typed.only(|name, _| matches!(name, "keep-reasons" | "take_down-kind" | "earlier"))
        );
        assert_eq!(of_deed(Deed::Keep, &typed).get("reasons"), "To the owner");
        assert_eq!(
            of_deed(Deed::Return, &typed).get("reasons"),
            "To the authors"
        );
    }

    #[test]
    fn a_button_names_the_thread_and_a_choice_alone_is_no_word() {
        let pressed = Typed::of([("deed", "resolve-12"), ("reasons", "A letter")]);
        let read = with_named_thread(pressed);
        assert_eq!(
            (read.get("deed"), read.get("resolve-thread")),
            ("resolve", "12")
        );
        let other = Typed::of([("deed", "claim-12"), ("reasons", "A letter")]);
        assert_eq!(with_named_thread(other.clone()), other);
        let chosen = Typed::of([("comment-field", "results"), ("comment-reasons", " ")]);
        assert!(words(&chosen).is_empty());
        let begun = Typed::of([("comment-field", "results"), ("comment-reasons", "Whose?")]);
        assert_eq!(words(&begun), begun);
        let chosen = Typed::of([("ask_expert-language", "en"), ("ask_expert-name", "")]);
        assert!(words(&chosen).is_empty());
        let named = Typed::of([
            ("ask_expert-language", "en"),
            ("ask_expert-name", "Dr. Lind"),
        ]);
        assert_eq!(words(&named), named);
    }

    #[test]
    fn the_letter_is_no_box_of_another_deed() {
        for deed in ["claim", "release", "keep", "undo"] {
            let of_desk = Typed::of([("deed", deed), ("reasons", "A letter"), (DRAWN_WITH, "")]);
            assert_eq!(as_of_desk(of_desk.clone()), of_desk);
        }
        let claims = Typed::of([("deed", "claim"), ("reasons", "A letter")]);
        assert_eq!(as_of_desk(claims.clone()), claims);
    }

    #[test]
    fn a_form_of_another_page_is_read_like_the_desks() {
        let bare = Typed::of([("deed", "keep"), ("seq", "4"), ("reasons", "To the owner")]);
        assert_eq!(
            as_of_desk(bare),
            Typed::of([
                ("deed", "keep"),
                ("seq", "4"),
                ("keep-reasons", "To the owner")
            ])
        );
    }
}
