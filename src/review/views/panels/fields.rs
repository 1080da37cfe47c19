//! The boxes of each deed at the desk.

use super::PanelDrawer;
use crate::language::{Language, Message, TextLanguage};
use crate::practice::actions::{EligibleReviewer, MOST_HOLD_DAYS};
use crate::practice::model::{LabelId, MOST_EXPERTS, Reasons};
use crate::review::views::remarks::{remark_fields, thread_field};
use crate::review::views::{opinions, reviewer_choice, reviewer_name};
use crate::taxonomy::{TakedownKind, objectives};
use crate::web::{Choice, FormField};
use crate::workflow::{Deed, ReasonsNeeded};

impl PanelDrawer<'_> {
    /// The fields of a deed besides its reasons.
    pub(super) fn fields_of(&self, deed: Deed) -> Vec<FormField> {
        let t = self.t;
        match deed {
            Deed::Assign => vec![self.reviewer_field(&self.desk.choices.eligible)],
            Deed::GiveOpinion => opinions::opinion_fields(t),
            Deed::AskOpinion => vec![self.reviewer_field(&self.desk.choices.askable)],
            Deed::AskExpert => self.expert_fields(),
            Deed::EndExpertLink => vec![self.open_expert_field()],
            Deed::SetAsideBar => vec![self.barred_field()],
            Deed::Move => vec![self.objective_field()],
            Deed::CorrectLanguage => vec![self.language_field()],
            Deed::Hold => {
                let until = FormField::date(t, "hold_until", &t.say("review-field-hold"));
                vec![until.hint(t.say("review-hint-hold").with("most", MOST_HOLD_DAYS))]
            }
            Deed::Reschedule => {
                let on = FormField::date(t, "effective_on", &t.say("review-field-new-date"));
                vec![on.hint(t.say("review-hint-new-date"))]
            }
            Deed::ChangeDate => {
                let effective_on = FormField::date(t, "effective_on", &t.say("review-field-date"));
                vec![
                    effective_on
                        .hint(t.say("review-hint-change-date"))
                        .optional(),
                ]
            }
            Deed::TakeDown => {
                let by = FormField::text(t, "replaced_by", &t.say("review-field-replaced-by"));
                let by = by.hint(t.say("review-hint-named")).optional();
                vec![self.kind_field(), by]
            }
            Deed::HandOver => {
                let receiver = FormField::email(t, "receiver", &t.say("review-field-receiver"));
                vec![receiver.hint(t.say("review-hint-receiver"))]
            }
            Deed::AddLabel | Deed::RemoveLabel => vec![self.label_field(deed)],
            Deed::Comment => remark_fields(t),
            Deed::Reply => vec![thread_field(t, &self.desk.comments)],
            _ => Vec::new(),
        }
    }

    /// The labels that can be put on it, or taken off.
    pub(super) fn label_choices(&self, deed: Deed) -> Vec<Choice> {
        let borne = &self.desk.case.labels;
        let choice = |id: LabelId, name: &str| Choice::new(id.to_string(), name.to_owned());
        if deed == Deed::RemoveLabel {
            return borne.iter().map(|one| choice(one.id, &one.name)).collect();
        }
        let is_borne = |id: LabelId| borne.iter().any(|one| one.id == id);
        let offered = self.desk.choices.labels.iter();
        let offered = offered.filter(|(id, _)| !is_borne(*id));
        offered.map(|(id, name)| choice(*id, name)).collect()
    }

    fn label_field(&self, deed: Deed) -> FormField {
        let label = self.t.say("review-field-label");
        self.select("label", &label, self.label_choices(deed).into_iter())
    }

    fn reviewer_field(&self, people: &[EligibleReviewer]) -> FormField {
        let choices = people.iter().map(|one| {
            let label = reviewer_choice(self.t, one, self.now);
            Choice::new(one.account.id.to_string(), label)
        });
        self.select("reviewer", &self.t.say("review-field-reviewer"), choices)
    }

    /// Whom the mail asks, where it goes, and in which language.
    fn expert_fields(&self) -> Vec<FormField> {
        let t = self.t;
        let language = |one: Language| Choice::new(one.as_str(), one.own_name());
        let others = Language::ALL.iter().copied();
        let others = others.filter(|one| *one != t.language());
        let languages = std::iter::once(t.language()).chain(others).map(language);
        let label = t.say("review-field-expert-language");
        vec![
            FormField::text(t, "name", &t.say("review-field-expert-name")),
            FormField::email(t, "email", &t.say("review-field-expert-email"))
                .hint(t.say("review-hint-expert-email").with("most", MOST_EXPERTS)),
            FormField::select(t, "language", &label, languages.collect()),
        ]
    }

    fn open_expert_field(&self) -> FormField {
        let open = opinions::open_experts(self.desk, self.now).into_iter();
        let choices = open.map(|ask| Choice::new(ask.id.to_string(), ask.name.clone()));
        self.select("expert", &self.t.say("review-field-expert"), choices)
    }

    fn barred_field(&self) -> FormField {
        let (t, names) = (self.t, &self.desk.people);
        let people = self.desk.choices.barred.iter().map(|one| one.account_id);
        let choices = people.map(|id| Choice::new(id.to_string(), reviewer_name(t, names, id)));
        self.select("barred", &t.say("review-field-barred"), choices)
    }

    fn objective_field(&self) -> FormField {
        let (t, now) = (self.t, self.desk.case.practice.objective);
        let others = objectives().filter(|one| Some(*one) != now);
        let choices = others.map(|one| Choice::new(one.get().to_string(), one.line(t).to_string()));
        self.select("objective", &t.say("review-field-objective"), choices)
    }

    fn language_field(&self) -> FormField {
        let (t, now) = (self.t, self.desk.case.practice.language);
        let others = TextLanguage::ALL.into_iter().filter(|one| *one != now);
        let choices = others.map(|one| Choice::new(one.as_str(), one.name(t).to_string()));
        self.select("language", &t.say("review-field-language"), choices)
    }

    fn kind_field(&self) -> FormField {
        let t = self.t;
        let kinds = TakedownKind::ALL.iter().map(|kind| {
            Choice::new(kind.as_str(), kind.name(t))
                .hint(t.of("review-hint-kind", kind.as_str()).to_string())
        });
        FormField::radios(t, "kind", &t.say("review-field-kind"), kinds.collect())
    }

    /// A list to choose from, which begins with “Choose …”.
    pub(super) fn select(
        &self,
        name: &str,
        label: &Message,
        choices: impl Iterator<Item = Choice>,
    ) -> FormField {
        let choose = Choice::new("", self.t.say("review-choose").to_string());
        let choices = std::iter::once(choose).chain(choices).collect();
        FormField::select(self.t, name, label, choices)
    }

    pub(super) fn reasons(&self, deed: Deed, needs: ReasonsNeeded) -> Option<FormField> {
        if needs == ReasonsNeeded::None {
            return None;
        }
        let t = self.t;
        let field = FormField::area(t, "reasons", &t.of("review-words", deed.as_str()), 4)
            .limit(Reasons::MOST);
        Some(if needs == ReasonsNeeded::Optional {
            field.optional()
        } else {
            field
        })
    }
}
