//! The forms beside a submission: the decision, and a small form for each other deed. The workflow's table says which
//! of them the page has. A refused form keeps what was typed and shows the problems.

mod fields;

use super::changed::{rewrite_link, shown_first, waits_for_day};
use super::checklist::ChecklistPanel;
use super::opinions;
use super::remarks::Remarks;
use super::{Desk, author_name};
use crate::app::App;
use crate::db::Timestamp;
use crate::language::Messages;
use crate::practice::model::Reasons;
use crate::review::forms::box_name;
use crate::review::model::OfferedReply;
use crate::taxonomy::DeclineCode;
use crate::web::form::Refused;
use crate::web::{Choice, FormField};
use crate::workflow::{self, Deed, ReasonsNeeded, is_reviewers};

/// The forms of all deeds that the workflow allows this reviewer now.
pub struct Panels {
    /// The form of the decision, if it is allowed.
    pub decide: Option<DecisionPanel>,
    /// The checklist, whose boxes stand below the text, for a decision or an opinion.
    pub checklist: Option<ChecklistPanel>,
    /// Deeds of one button: claim, take over, release, keep …
    pub first: Vec<DeedPanel>,
    /// Deeds with a form, behind a disclosure each.
    pub quiet: Vec<DeedPanel>,
}

/// The decision.
pub struct DecisionPanel {
    /// The allowed decisions, in the order of the page.
    pub ways: Vec<DecisionChoice>,
    /// “A minor change”, from the second published revision on.
    pub minor: Option<FormField>,
    pub on: FormField,
    /// The ground of a decline.
    pub code: FormField,
    /// Which practice it duplicates.
    pub duplicate: FormField,
    pub last: FormField,
    pub reasons: FormField,
    /// The templates that can be inserted into them, if there are any.
    pub reply: Option<FormField>,
    /// The opinions whose words to the authors can be inserted, if there are any.
    pub quoted: Option<FormField>,
    /// The words to the review team, where the opinions that the reviewer reads disagree.
    pub to_team: Option<FormField>,
    /// Whether an approval carries the reviewer's own words.
    pub reworded: bool,
    /// The way to the page of these words: its label and its address.
    pub rewrite: Option<(String, String)>,
    /// Who is told of the decision: the authors, and by an approval the focal point.
    pub told: Vec<String>,
    /// “Read the letter first”.
    pub letter: String,
    /// The problem with the choice itself.
    pub problem: Option<FormField>,
}

/// One of the decisions to choose from.
pub struct DecisionChoice {
    pub deed: &'static str,
    /// The id of its radio button; the first has the field's own id.
    pub id: String,
    /// The radio button's label.
    pub choice: String,
    /// What follows from it.
    pub hint: String,
    /// The submit button's label.
    pub button: String,
    pub chosen: bool,
}

/// The form of one deed.
pub struct DeedPanel {
    pub deed: &'static str,
    /// The label of the button and of the disclosure.
    pub label: String,
    /// What follows from it.
    pub hint: String,
    /// What goes with it.
    pub fields: Vec<FormField>,
    /// The wording that the deed is about.
    pub quote: Option<String>,
    /// Whether the disclosure is open: the form was refused, or holds words.
    pub open: bool,
    /// Whether the deed takes something away, so that it is never a single button.
    pub grave: bool,
}

impl Panels {
    /// The forms that this reviewer may send now.
    pub fn new(t: Messages, app: &App, desk: &Desk, refused: Option<&Refused>) -> Self {
        let deeds = desk.deeds();
        let now = app.clock.now();
        let drawer = PanelDrawer {
            t,
            now,
            desk,
            refused,
        };
        let decides = deeds.iter().any(|deed| deed.verdict().is_some());
        let (mut first, mut quiet) = (Vec::new(), Vec::new());
        for deed in deeds.iter().filter(|deed| is_reviewers(**deed)) {
            let Some(panel) = drawer.panel(*deed, app) else {
                continue;
            };
            if panel.fields.is_empty() && !panel.grave {
                first.push(panel);
            } else {
                quiet.push(panel);
            }
        }
        Self {
            decide: decides.then(|| drawer.decision(&deeds, app.settings.undo.is_zero())),
            checklist: (decides || deeds.contains(&Deed::GiveOpinion))
                .then(|| ChecklistPanel::new(t, desk, refused)),
            first,
            quiet,
        }
    }

    /// Every field, in the order of the page, for the summary of problems.
    pub fn fields(&self) -> Vec<&FormField> {
        let decide = self.decide.iter().flat_map(|decide| {
            let parts = [
                decide.problem.as_ref(),
                decide.minor.as_ref(),
                Some(&decide.on),
                Some(&decide.code),
                Some(&decide.duplicate),
                Some(&decide.last),
                decide.reply.as_ref(),
                decide.quoted.as_ref(),
                Some(&decide.reasons),
                decide.to_team.as_ref(),
            ];
            parts.into_iter().flatten()
        });
        let checklist = self.checklist.iter().flat_map(ChecklistPanel::fields);
        let panels = self.first.iter().chain(&self.quiet);
        checklist
            .chain(decide)
            .chain(panels.flat_map(|panel| &panel.fields))
            .collect()
    }

    /// Whether the desk has a box of this name.
    pub fn has_box(&self, name: &str) -> bool {
        let decides = self.decide.is_some() && name == "decision";
        decides || self.fields().iter().any(|field| field.name == name)
    }

    /// Whether no deed is allowed.
    pub fn is_empty(&self) -> bool {
        self.decide.is_none() && self.first.is_empty() && self.quiet.is_empty()
    }
}

struct PanelDrawer<'a> {
    t: Messages,
    now: Timestamp,
    desk: &'a Desk,
    refused: Option<&'a Refused>,
}

impl PanelDrawer<'_> {
    fn decision(&self, deeds: &[Deed], at_once: bool) -> DecisionPanel {
        let t = self.t;
        let or_at_once = |later, at_once_key| t.say(if at_once { at_once_key } else { later });
        let refused = self.refused;
        let again = self.desk.case.practice.versions > 0;
        let owner = author_name(t, &self.desk.people, self.desk.case.practice.owner_id);
        let told = or_at_once("review-told", "review-told-at-once").with("name", owner);
        DecisionPanel {
            ways: self.decision_choices(deeds, at_once),
            minor: again.then(|| self.minor_field()),
            on: FormField::date(t, "effective_on", &t.say("review-field-date"))
                .hint(or_at_once("review-hint-date", "review-hint-date-at-once"))
                .optional()
                .refused(refused),
            code: self.code_field(),
            duplicate: FormField::text(t, "duplicate_of", &t.say("review-field-duplicate"))
                .hint(t.say("review-hint-named"))
                .refused(refused),
            last: FormField::tick(t, "final", &t.say("review-field-final")).refused(refused),
            reasons: self.decision_reasons_field(),
            reply: self.reply_field(),
            quoted: opinions::quoted_field(t, self.desk).map(|field| field.refused(refused)),
            to_team: opinions::to_team_field(t, self.desk).map(|field| field.refused(refused)),
            reworded: self.desk.earlier.words.is_some(),
            rewrite: rewrite_link(t, self.desk),
            told: std::iter::once(told.to_string())
                .chain(self.told_with_approval())
                .chain(shown_first(t, self.desk))
                .chain(waits_for_day(t, self.desk, self.now))
                .collect(),
            letter: t.say("review-read-letter").to_string(),
            problem: refused
                .filter(|refused| refused.problem("decision").is_some())
                .map(|_| {
                    FormField::radios(t, "decision", &t.say("review-decision"), Vec::new())
                        .refused(refused)
                }),
        }
    }

    fn decision_choices(&self, deeds: &[Deed], at_once: bool) -> Vec<DecisionChoice> {
        let t = self.t;
        let chosen = self
            .refused
            .map_or("", |refused| refused.typed.get("decision"));
        let reworded = self.desk.earlier.words.is_some();
        let decisions = deeds.iter().filter(|deed| deed.verdict().is_some());
        decisions
            .enumerate()
            .map(|(place, deed)| DecisionChoice {
                deed: deed.as_str(),
                id: match place {
                    0 => "decision".to_owned(),
                    _ => format!("decision-{deed}"),
                },
                choice: match deed {
                    Deed::Approve if reworded => t.say("review-way-reworded"),
                    deed => t.of("review-way", deed.as_str()),
                }
                .to_string(),
                hint: match deed {
                    Deed::Approve if reworded => t.say("review-way-hint-reworded"),
                    Deed::Approve if at_once => t.say("review-way-hint-approve-at-once"),
                    _ => t.of("review-way-hint", deed.as_str()),
                }
                .to_string(),
                button: match deed {
                    Deed::Approve if reworded => t.say("review-approve-reworded"),
                    _ => t.of("deed", deed.as_str()),
                }
                .to_string(),
                chosen: chosen == deed.as_str(),
            })
            .collect()
    }

    /// The focal point, whom only the first publication tells.
    fn told_with_approval(&self) -> Option<String> {
        let told = self.desk.submission.told_with_approval.as_ref()?;
        let says = self.t.say("review-told-with-approval");
        Some(says.with("address", told.as_str()).to_string())
    }

    fn minor_field(&self) -> FormField {
        let t = self.t;
        FormField::tick(t, "minor", &t.say("review-field-minor"))
            .hint(t.say("review-hint-minor"))
            .refused(self.refused)
    }

    fn code_field(&self) -> FormField {
        let t = self.t;
        let codes = DeclineCode::ALL.iter();
        let codes = codes.map(|code| Choice::new(code.as_str(), code.name(t)));
        self.select("code", &t.say("review-field-code"), codes)
            .refused(self.refused)
    }

    fn decision_reasons_field(&self) -> FormField {
        let t = self.t;
        let sent = |refused: &&Refused| refused.typed.sent("reasons");
        FormField::area(t, "reasons", &t.say("review-field-reasons"), 6)
            .hint(t.say("review-hint-reasons"))
            .limit(Reasons::MOST)
            .refused(self.refused.filter(sent))
    }

    /// The templates; those in the language of the authors come first.
    fn reply_field(&self) -> Option<FormField> {
        let t = self.t;
        let language = self.desk.letter_language();
        let mut offered: Vec<&OfferedReply> = self.desk.choices.replies.iter().collect();
        offered.sort_by_key(|one| one.language != language);
        let choice = |one: &&OfferedReply| {
            let label = t.say("review-reply").with("name", one.name.as_str());
            let purpose = t.of("reply-purpose", one.purpose.as_str()).to_string();
            let label = label.with("purpose", purpose);
            let other = one.language != language;
            let label = label.with(
                "language",
                if other {
                    one.language.own_name()
                } else {
                    "none"
                },
            );
            Choice::new(one.id.to_string(), label.to_string())
        };
        let choices: Vec<Choice> = offered.iter().map(choice).collect();
        let label = t.say("review-field-reply");
        let field = || self.select("reply", &label, choices.clone().into_iter());
        (!choices.is_empty()).then(|| field().refused(self.refused))
    }

    fn panel(&self, deed: Deed, app: &App) -> Option<DeedPanel> {
        let t = self.t;
        let needs = workflow::step(deed, &self.desk.situation, &self.desk.actor)
            .ok()?
            .reasons;
        if deed.has_own_page()
            || deed.verdict().is_some()
            || (deed == Deed::Undo && needs == ReasonsNeeded::None)
        {
            // The decision has a panel of its own, and an Undo without reasons is a button in the notice.
            return None;
        }
        if deed == Deed::SetAsideBar && self.desk.choices.barred.is_empty() {
            return None;
        }
        let of_labels = matches!(deed, Deed::AddLabel | Deed::RemoveLabel);
        if of_labels && self.label_choices(deed).is_empty() {
            return None;
        }
        if deed == Deed::AskOpinion && self.desk.choices.askable.is_empty() {
            return None;
        }
        if deed == Deed::EndExpertLink && opinions::open_experts(self.desk, self.now).is_empty() {
            return None;
        }
        // A thread is resolved and asked again beside it.
        let has_threads = !self.desk.comments.is_empty();
        if matches!(deed, Deed::Resolve | Deed::AskAgain) || (deed == Deed::Reply && !has_threads) {
            return None;
        }
        let mut fields = self.fields_of(deed);
        fields.extend(self.reasons(deed, needs));
        for field in &mut fields {
            let name = box_name(deed, &field.name);
            field.id.clone_from(&name);
            field.name = name;
        }
        let remarks = Remarks {
            t,
            desk: self.desk,
            refused: self.refused,
        };
        let asked = remarks.asked(deed);
        let fields: Vec<FormField> = fields
            .into_iter()
            .map(|field| field.refused(self.refused))
            .map(|field| remarks.preset(deed, field))
            .collect();
        let pressed = self.refused.map(|refused| refused.typed.get("deed"));
        let hint = t
            .of("review-hint-deed", deed.as_str())
            .with("days", app.settings.claim_days)
            .with(
                "owner",
                author_name(t, &self.desk.people, self.desk.case.practice.owner_id),
            )
            .with("account", self.desk.choices.spam.as_str());
        Some(DeedPanel {
            deed: deed.as_str(),
            label: t.of("deed", deed.as_str()).to_string(),
            hint: hint.to_string(),
            quote: remarks.quote(deed),
            open: asked
                || opinions::is_expected(self.desk, deed)
                || pressed == Some(deed.as_str())
                || fields.iter().any(|field| !field.value().is_empty()),
            grave: matches!(deed, Deed::MarkSpam | Deed::TakeDown | Deed::HandOver),
            fields,
        })
    }
}
