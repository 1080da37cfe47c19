//! The policies of opinions, as their template draws them.

use askama::Template;
use askama_web::WebTemplate;

use super::AdminTab;
use super::surroundings::Surroundings;
use crate::account::model::AccountId;
use crate::address;
use crate::admin::forms::opinions::{PARTS, VERSION, policy_box};
use crate::language::Messages;
use crate::practice::actions::{SetPolicy, newest_policy};
use crate::practice::model::OpinionPolicy;
use crate::taxonomy::ObjectiveNumber;
use crate::web::{Choice, FormField, Frame, Refused, Summary};

/// `/admin/opinions`.
#[derive(Template, WebTemplate)]
#[template(path = "admin/opinions.html")]
pub struct OpinionsPage {
    frame: Frame,
    tabs: Vec<AdminTab>,
    summary: Summary,
    /// The address to which the form is posted.
    action: String,
    rows: Vec<PolicyRow>,
    /// The newest policy that the form is drawn with.
    version: String,
    /// Whether another administrator has set policies since the form was drawn.
    is_overtaken: bool,
}

/// An objective, and how many accounts can give an opinion on its submissions.
pub struct CoveredObjective {
    pub(in crate::admin) objective: ObjectiveNumber,
    pub(in crate::admin) reviewers: i64,
}

/// The policy of one objective.
pub struct PolicyRow {
    objective: String,
    /// How many accounts can give an opinion.
    covered: String,
    /// How many in all, how many of them from reviewers, and how many from experts.
    fields: Vec<FormField>,
    /// Who set it, and when.
    set: Option<String>,
}

impl OpinionsPage {
    /// The form with what is set, or one that came back.
    pub(in crate::admin) fn new(
        around: Surroundings,
        covered: &[CoveredObjective],
        (present, name): (&[SetPolicy], impl Fn(AccountId) -> String),
        refused: Option<&Refused>,
    ) -> Self {
        let t = around.frame.t;
        let row = |one: &CoveredObjective| {
            let set = present.iter().find(|set| set.objective == one.objective);
            let policy = set.map(|set| set.policy).unwrap_or_default();
            let numbers = [policy.opinions, policy.internal, policy.external];
            let fields = PARTS.into_iter().zip(numbers);
            let fields = fields.map(|(part, number)| {
                let field = number_field(t, part, one.objective);
                field.holding(number.to_string()).refused(refused)
            });
            PolicyRow {
                objective: one.objective.line(t).to_string(),
                covered: t.number(one.reviewers),
                fields: fields.collect(),
                set: set.map(|set| {
                    let by = t.say("admin-opinions-set").with("day", t.day(set.at));
                    by.with("name", name(set.set_by)).to_string()
                }),
            }
        };
        let rows: Vec<PolicyRow> = covered.iter().map(row).collect();
        let drawn = refused.map(|form| form.typed.get(VERSION).to_owned());
        let drawn = drawn.filter(|version| !version.is_empty());
        Self {
            summary: Summary::of(t, rows.iter().flat_map(|row| &row.fields)),
            action: around.frame.to(address::admin_opinions()),
            version: drawn.unwrap_or_else(|| newest_policy(present).to_string()),
            rows,
            is_overtaken: false,
            tabs: around.tabs,
            frame: around.frame,
        }
    }

    /// Says that another administrator has set policies since the form was drawn.
    pub fn overtaken(self) -> Self {
        Self {
            is_overtaken: true,
            ..self
        }
    }
}

/// The choice of a number for one part of an objective's policy.
fn number_field(t: Messages, part: &str, objective: ObjectiveNumber) -> FormField {
    let choice = |count: i64| {
        let label = t.say("admin-opinions-choice").with("count", count);
        Choice::new(count.to_string(), label.to_string())
    };
    let choices = (0..=OpinionPolicy::MOST).map(choice).collect();
    let label = t.of("admin-opinions-number", part);
    FormField::select(t, &policy_box(part, objective), &label, choices)
}
