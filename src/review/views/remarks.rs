//! The boxes of a comment and of a reply at the desk. A link beside an answer opens them with the answer chosen and its
//! wording above the box, so that a reader on a phone need not look for it.

use super::Desk;
use crate::language::Messages;
use crate::practice::fields::{FIELDS, Field};
use crate::practice::model::{CommentAudience, CommentThread};
use crate::practice::plain;
use crate::review::forms::{AskedRemark, box_name};
use crate::web::form::Refused;
use crate::web::{Choice, FormField};
use crate::workflow::Deed;
use crate::written;

/// How many characters of a wording are quoted above a box.
const QUOTED: usize = 600;
/// How many characters of a comment name it in a list.
const NAMED: usize = 60;

/// The boxes that a link has asked for.
pub(super) struct Remarks<'a> {
    pub(super) t: Messages,
    pub(super) desk: &'a Desk,
    /// What was typed before, which a link does not replace.
    pub(super) refused: Option<&'a Refused>,
}

impl Remarks<'_> {
    /// Whether a link has asked for the box of this deed, and nothing was typed there before.
    pub(super) fn asked(&self, deed: Deed) -> bool {
        self.choice(deed).is_some()
    }

    /// The field with the choice of the link, and the box with the focus.
    pub(super) fn preset(&self, deed: Deed, mut field: FormField) -> FormField {
        let Some((name, value)) = self.choice(deed) else {
            return field;
        };
        field.has_focus = field.name == box_name(deed, "reasons");
        if field.name == box_name(deed, name) {
            field.holding(value)
        } else {
            field
        }
    }

    /// The wording that the link is about.
    pub(super) fn quote(&self, deed: Deed) -> Option<String> {
        self.choice(deed)?;
        let quoted = match self.desk.remark? {
            AskedRemark::Comment(field) => {
                let answer = self.desk.submission.answers.get(field)?;
                plain::text(field.declaration().kind, answer, self.t)
            }
            AskedRemark::Reply(_) => self.thread()?.asks().to_owned(),
        };
        Some(written::beginning(&quoted, QUOTED))
    }

    /// The name of the choice and its value.
    fn choice(&self, deed: Deed) -> Option<(&'static str, String)> {
        let typed = self.refused.map(|refused| &refused.typed);
        let words = typed.map_or("", |typed| typed.get(&box_name(deed, "reasons")));
        if !words.trim().is_empty() {
            return None;
        }
        match (deed, self.desk.remark?) {
            (Deed::Comment, AskedRemark::Comment(field)) => {
                Some(("field", field.name().to_owned()))
            }
            (Deed::Reply, AskedRemark::Reply(_)) => {
                Some(("thread", self.thread()?.seq.to_string()))
            }
            _ => None,
        }
    }

    fn thread(&self) -> Option<&CommentThread> {
        let Some(AskedRemark::Reply(seq)) = self.desk.remark else {
            return None;
        };
        self.desk.comments.iter().find(|thread| thread.seq == seq)
    }
}

/// Which answer, and who reads it. No reader is chosen beforehand, so that nothing internal is sent by mistake.
pub(super) fn remark_fields(t: Messages) -> Vec<FormField> {
    let choose = Choice::new("", t.say("review-choose").to_string());
    let question = |field: Field| {
        let label = t.of("field-label", field.name()).to_string();
        Choice::new(field.name(), label)
    };
    let fields = FIELDS.iter().map(|one| question(one.field));
    let fields = std::iter::once(choose).chain(fields).collect();
    let audiences = CommentAudience::ALL.iter().map(|audience| {
        let word = audience.as_str();
        Choice::new(word, t.of("review-audience", word).to_string())
            .hint(t.of("review-hint-audience", word).to_string())
    });
    vec![
        FormField::select(t, "field", &t.say("review-field-answer"), fields),
        FormField::radios(
            t,
            "audience",
            &t.say("review-field-audience"),
            audiences.collect(),
        ),
    ]
}

/// Which comment is replied to.
pub(super) fn thread_field(t: Messages, threads: &[CommentThread]) -> FormField {
    let choose = Choice::new("", t.say("review-choose").to_string());
    let threads = threads.iter().map(|thread| {
        let question = t.of("field-label", thread.field.name()).to_string();
        let begins = written::beginning(&thread.asks().replace('\n', " "), NAMED);
        Choice::new(thread.seq.to_string(), format!("{question} {begins}"))
    });
    let threads = std::iter::once(choose).chain(threads).collect();
    FormField::select(t, "thread", &t.say("review-field-thread"), threads)
}
