//! The forms beside a submission: the decision, and a small one for each other deed. Which of them stand there
//! is read off the workflow's table; a form that came back keeps what was typed and says what is wrong.

use super::{Desk, author_name, reviewer_name};
use crate::app::App;
use crate::language::{Message, Messages, TextLanguage};
use crate::practice::model::Reasons;
use crate::review::forms::{DESK, box_name};
use crate::taxonomy::{DeclineCode, TakedownKind, objectives};
use crate::web::form::Refused;
use crate::web::{Choice, Field};
use crate::workflow::{self, Deed, ReasonsNeeded};

/// Everything that can be done on this desk.
pub struct Panels {
    /// The decision, if it may be made.
    pub decide: Option<Decide>,
    /// The deed that comes first: claim, take over, release, keep …
    pub first: Vec<Panel>,
    /// Those behind a quiet line.
    pub quiet: Vec<Panel>,
}

/// The decision.
pub struct Decide {
    /// What may be decided, in the order of the page.
    pub ways: Vec<Way>,
    /// “A minor change”, from the second published revision on.
    pub minor: Option<Field>,
    /// “Not before”.
    pub on: Field,
    /// The ground of a decline.
    pub code: Field,
    /// Which practice it duplicates.
    pub duplicate: Field,
    /// Declined for good.
    pub last: Field,
    /// The words.
    pub reasons: Field,
    /// Who will be told.
    pub told: String,
    /// “Read the letter first”.
    pub letter: String,
    /// What is wrong with the choice itself.
    pub problem: Option<Field>,
}

/// One way to decide.
pub struct Way {
    /// The deed's word.
    pub deed: &'static str,
    /// The id of its radio button; the first is the field's own.
    pub id: String,
    /// How the choice reads.
    pub choice: String,
    /// What follows from it.
    pub hint: String,
    /// How the button reads.
    pub button: String,
    /// It was chosen.
    pub chosen: bool,
}

/// The form of one deed.
pub struct Panel {
    /// The deed's word.
    pub deed: &'static str,
    /// How button and line read.
    pub label: String,
    /// What follows from it.
    pub hint: String,
    /// What goes with it.
    pub fields: Vec<Field>,
    /// It came back with a problem.
    pub open: bool,
    /// It takes something away.
    pub grave: bool,
}

impl Panels {
    /// The forms that this reader may send now.
    pub fn new(t: Messages, app: &App, desk: &Desk, refused: Option<&Refused>) -> Self {
        let deeds = desk.deeds();
        let forms = Forms { t, desk, refused };
        let decides = deeds.iter().any(|deed| deed.verdict().is_some());
        let (mut first, mut quiet) = (Vec::new(), Vec::new());
        for deed in DESK.into_iter().filter(|deed| deeds.contains(deed)) {
            let Some(panel) = forms.panel(deed, app) else {
                continue;
            };
            if panel.fields.is_empty() && !panel.grave {
                first.push(panel);
            } else {
                quiet.push(panel);
            }
        }
        Self {
            decide: decides.then(|| forms.decide(&deeds, app.settings.undo.is_zero())),
            first,
            quiet,
        }
    }

    /// Every field, in the order of the page, for the summary of what is wrong.
    pub fn fields(&self) -> Vec<&Field> {
        let decide = self.decide.iter().flat_map(|decide| {
            let parts = [
                decide.problem.as_ref(),
                decide.minor.as_ref(),
                Some(&decide.on),
                Some(&decide.code),
                Some(&decide.duplicate),
                Some(&decide.last),
                Some(&decide.reasons),
            ];
            parts.into_iter().flatten()
        });
        let panels = self.first.iter().chain(&self.quiet);
        decide
            .chain(panels.flat_map(|panel| &panel.fields))
            .collect()
    }

    /// Whether a box of this name stands on the desk.
    pub fn has_box(&self, name: &str) -> bool {
        let decides = self.decide.is_some() && name == "decision";
        decides || self.fields().iter().any(|field| field.name == name)
    }

    /// Whether nothing can be done here.
    pub fn is_empty(&self) -> bool {
        self.decide.is_none() && self.first.is_empty() && self.quiet.is_empty()
    }
}

struct Forms<'a> {
    t: Messages,
    desk: &'a Desk,
    refused: Option<&'a Refused>,
}

impl Forms<'_> {
    fn decide(&self, deeds: &[Deed], at_once: bool) -> Decide {
        let t = self.t;
        let or_at_once = |later, at_once_key| t.say(if at_once { at_once_key } else { later });
        let refused = self.refused;
        let chosen = refused.map_or("", |refused| refused.typed.get("decision"));
        let ways = deeds
            .iter()
            .filter(|deed| deed.verdict().is_some())
            .enumerate()
            .map(|(place, deed)| Way {
                deed: deed.as_str(),
                id: match place {
                    0 => "decision".to_owned(),
                    _ => format!("decision-{deed}"),
                },
                choice: t.of("review-way", deed.as_str()).to_string(),
                hint: if *deed == Deed::Approve {
                    let later = "review-way-hint-approve";
                    or_at_once(later, "review-way-hint-approve-at-once").to_string()
                } else {
                    t.of("review-way-hint", deed.as_str()).to_string()
                },
                button: t.of("deed", deed.as_str()).to_string(),
                chosen: chosen == deed.as_str(),
            });
        let codes = DeclineCode::ALL
            .iter()
            .map(|code| Choice::new(code.as_str(), code.name(t)));
        let codes =
            std::iter::once(Choice::new("", t.say("review-choose").to_string())).chain(codes);
        let again = self.desk.case.practice.versions > 0;
        let owner = author_name(t, &self.desk.people, self.desk.case.practice.owner_id);
        let back = self.desk.words_taken_back().unwrap_or_default();
        Decide {
            ways: ways.collect(),
            minor: again.then(|| {
                Field::tick(t, "minor", &t.say("review-field-minor"))
                    .hint(t.say("review-hint-minor"))
                    .refused(refused)
            }),
            on: Field::date(t, "effective_on", &t.say("review-field-date"))
                .hint(or_at_once("review-hint-date", "review-hint-date-at-once"))
                .optional()
                .refused(refused),
            code: Field::select(t, "code", &t.say("review-field-code"), codes.collect())
                .refused(refused),
            duplicate: Field::text(t, "duplicate_of", &t.say("review-field-duplicate"))
                .hint(t.say("review-hint-named"))
                .refused(refused),
            last: Field::tick(t, "final", &t.say("review-field-final")).refused(refused),
            reasons: Field::area(t, "reasons", &t.say("review-field-reasons"), 6)
                .hint(t.say("review-hint-reasons"))
                .holding(back)
                .limit(Reasons::MOST)
                .refused(refused.filter(|refused| refused.typed.sent("reasons"))),
            told: or_at_once("review-told", "review-told-at-once")
                .with("name", owner)
                .to_string(),
            letter: t.say("review-read-letter").to_string(),
            problem: refused
                .filter(|refused| refused.problem("decision").is_some())
                .map(|_| {
                    Field::radios(t, "decision", &t.say("review-decision"), Vec::new())
                        .refused(refused)
                }),
        }
    }

    fn panel(&self, deed: Deed, app: &App) -> Option<Panel> {
        let t = self.t;
        let needs = workflow::step(deed, &self.desk.situation, &self.desk.actor)
            .ok()?
            .reasons;
        if deed.verdict().is_some() || (deed == Deed::Undo && needs == ReasonsNeeded::None) {
            // The decision has a panel of its own, and one press of Undo stands in the notice.
            return None;
        }
        if deed == Deed::SetAsideBar && self.desk.barred.is_empty() {
            return None;
        }
        let mut fields = self.choices(deed);
        fields.extend(self.reasons(deed, needs));
        for field in &mut fields {
            let name = box_name(deed, &field.name);
            field.id.clone_from(&name);
            field.name = name;
        }
        let fields: Vec<Field> = fields
            .into_iter()
            .map(|field| field.refused(self.refused))
            .collect();
        let pressed = self.refused.map(|refused| refused.typed.get("deed"));
        let hint = t
            .of("review-hint-deed", deed.as_str())
            .with("days", app.settings.claim_days);
        Some(Panel {
            deed: deed.as_str(),
            label: t.of("deed", deed.as_str()).to_string(),
            hint: hint.to_string(),
            open: pressed == Some(deed.as_str())
                || fields.iter().any(|field| !field.value().is_empty()),
            grave: matches!(deed, Deed::MarkSpam | Deed::TakeDown | Deed::HandOver),
            fields,
        })
    }

    /// What is to be chosen for a deed.
    fn choices(&self, deed: Deed) -> Vec<Field> {
        let t = self.t;
        let practice = &self.desk.case.practice;
        let choose = || Choice::new("", t.say("review-choose").to_string());
        let select = |name: &str, label: Message, choices: Vec<Choice>| {
            let choices = std::iter::once(choose()).chain(choices).collect();
            Field::select(t, name, &label, choices)
        };
        match deed {
            Deed::Assign => {
                let people = self.desk.eligible.iter();
                let people = people.map(|one| Choice::new(one.id.to_string(), one.name.display()));
                vec![select(
                    "reviewer",
                    t.say("review-field-reviewer"),
                    people.collect(),
                )]
            }
            Deed::SetAsideBar => {
                let people = self.desk.barred.iter().map(|one| one.account_id);
                let people = people
                    .map(|id| Choice::new(id.to_string(), reviewer_name(t, &self.desk.people, id)));
                vec![select(
                    "barred",
                    t.say("review-field-barred"),
                    people.collect(),
                )]
            }
            Deed::Move => {
                let others = objectives().filter(|one| Some(*one) != practice.objective);
                let others =
                    others.map(|one| Choice::new(one.get().to_string(), one.line(t).to_string()));
                vec![select(
                    "objective",
                    t.say("review-field-objective"),
                    others.collect(),
                )]
            }
            Deed::CorrectLanguage => {
                let others = TextLanguage::ALL
                    .into_iter()
                    .filter(|one| *one != practice.language);
                let others = others.map(|one| Choice::new(one.as_str(), one.name(t).to_string()));
                vec![select(
                    "language",
                    t.say("review-field-language"),
                    others.collect(),
                )]
            }
            Deed::ChangeDate => {
                let date = Field::date(t, "effective_on", &t.say("review-field-date"));
                vec![date.hint(t.say("review-hint-change-date")).optional()]
            }
            Deed::TakeDown => {
                let kinds = TakedownKind::ALL.iter().map(|kind| {
                    Choice::new(kind.as_str(), kind.name(t))
                        .hint(t.of("review-hint-kind", kind.as_str()).to_string())
                });
                let kind = Field::radios(t, "kind", &t.say("review-field-kind"), kinds.collect());
                let by = Field::text(t, "replaced_by", &t.say("review-field-replaced-by"));
                vec![kind, by.hint(t.say("review-hint-named")).optional()]
            }
            Deed::HandOver => {
                let receiver = Field::email(t, "receiver", &t.say("review-field-receiver"));
                vec![receiver.hint(t.say("review-hint-receiver"))]
            }
            _ => Vec::new(),
        }
    }

    fn reasons(&self, deed: Deed, needs: ReasonsNeeded) -> Option<Field> {
        if needs == ReasonsNeeded::None {
            return None;
        }
        let t = self.t;
        let field =
            Field::area(t, "reasons", &t.of("review-words", deed.as_str()), 4).limit(Reasons::MOST);
        Some(if needs == ReasonsNeeded::Optional {
            field.optional()
        } else {
            field
        })
    }
}
