//! The boxes into which an answer is typed: one for a text, one for each part of a row. What is too long or empty is said
//! of a box, so that a person finds it.

use super::answers::{Answer, AttachedFile, FocalPoint, Organisation, PrincipleShown, Source};
use super::fields::Kind;
use crate::taxonomy::principles;

/// Where a box stands in the question of its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct BoxPlace {
    /// The row of the question, counted from 0; `None` in a question without rows.
    pub row: Option<usize>,
    /// The name of the part.
    pub part: &'static str,
}

/// One box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerBox<'a> {
    /// Where it stands; `None` if the question has one box only.
    pub place: Option<BoxPlace>,
    /// What stands in it.
    pub text: &'a str,
    /// The most characters, if it is typed into.
    pub most: Option<usize>,
    /// Whether the answer is not complete without it.
    pub needed: bool,
}

impl<'a> AnswerBox<'a> {
    fn part(row: Option<usize>, part: &'static str, text: &'a str) -> Self {
        Self {
            place: Some(BoxPlace { row, part }),
            text,
            most: None,
            needed: true,
        }
    }

    fn most(self, most: usize) -> Self {
        Self {
            most: Some(most),
            ..self
        }
    }

    fn optional(self) -> Self {
        self.needed_if(false)
    }

    fn needed_if(self, needed: bool) -> Self {
        Self { needed, ..self }
    }

    /// By how many characters it is too long.
    pub fn excess(&self) -> usize {
        let length = self.text.chars().count();
        self.most.map_or(0, |most| length.saturating_sub(most))
    }

    /// Whether something must be chosen here, not typed.
    pub fn is_choice(&self) -> bool {
        self.most.is_none()
    }
}

impl Answer {
    /// The boxes of this answer, in the order of the form. Choices without parts have none.
    pub fn boxes(&self, kind: Kind) -> Vec<AnswerBox<'_>> {
        match (self, kind) {
            (
                Self::Text(text),
                Kind::Line { most, .. } | Kind::Summary { most, .. } | Kind::Prose { most },
            ) => vec![AnswerBox {
                place: None,
                text,
                most: Some(most),
                needed: false,
            }],
            (Self::Organisations(all), _) => rows(all, |row, one| {
                [
                    AnswerBox::part(row, "name", &one.name).most(Organisation::NAME),
                    AnswerBox::part(row, "kind", &one.kind),
                    AnswerBox::part(row, "role", &one.role),
                ]
            }),
            (Self::Sources(all), _) => rows(all, |row, one| {
                [AnswerBox::part(row, "title", &one.title).most(Source::TITLE)]
            }),
            (Self::Files(all), _) => rows(all, |row, one| {
                let text = AnswerBox::part(row, "text", &one.text).most(AttachedFile::TEXT);
                let caption = AnswerBox::part(row, "caption", &one.caption);
                let credit = AnswerBox::part(row, "credit", &one.credit);
                [
                    text.needed_if(one.kind.is_picture()),
                    caption.most(AttachedFile::CAPTION).optional(),
                    credit.most(AttachedFile::CREDIT).optional(),
                ]
            }),
            (Self::Principles(all), _) => {
                // The form has a line for each principle, shown or not.
                let row =
                    |one: &PrincipleShown| principles().position(|id| id.as_str() == one.principle);
                let boxes = all
                    .iter()
                    .map(|one| AnswerBox::part(row(one), "how", &one.how));
                boxes
                    .map(|one| one.most(PrincipleShown::HOW).optional())
                    .collect()
            }
            (Self::FocalPoint(point), _) => vec![
                AnswerBox::part(None, "organisation", &point.organisation).most(FocalPoint::LINE),
                AnswerBox::part(None, "name", &point.name)
                    .most(FocalPoint::LINE)
                    .optional(),
            ],
            _ => Vec::new(),
        }
    }
}

fn rows<'a, R, const PARTS: usize>(
    all: &'a [R],
    parts: impl Fn(Option<usize>, &'a R) -> [AnswerBox<'a>; PARTS],
) -> Vec<AnswerBox<'a>> {
    let rows = all.iter().enumerate();
    rows.flat_map(|(row, one)| parts(Some(row), one)).collect()
}
