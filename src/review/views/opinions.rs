//! The opinions of the round at the desk: how many are given, and what they say to a reviewer who has given one.

use super::checklist::ShownChecklist;
use super::{Desk, name_label};
use crate::db::Timestamp;
use crate::language::Messages;
use crate::practice::model::{
    Event, ExpertAsk, ExpertStanding, GivenOpinion, OpinionGiver, OpinionPolicy, Reasons,
};
use crate::web::{Choice, FormField};
use crate::workflow::{self, Deed, State, Verdict};
use crate::written::{self, Links, SafeHtml};

/// The section about the opinions of the round.
pub struct OpinionsSection {
    /// What the reviewer is to know before deciding.
    pub says: Vec<String>,
    /// Those that the reviewer may read.
    pub given: Vec<ShownOpinion>,
    /// The experts from outside who were asked about this revision, and how each question stands.
    pub experts: Vec<String>,
}

/// An opinion in words.
pub struct ShownOpinion {
    /// Who gave it, and what that reviewer would decide.
    pub heading: String,
    /// That it does not count, where it does not.
    pub note: Option<String>,
    /// Words that may be sent on to the authors.
    pub to_authors: Option<SafeHtml>,
    /// Words for the review team alone.
    pub to_team: Option<SafeHtml>,
    pub checklist: Option<ShownChecklist>,
}

impl OpinionsSection {
    /// The section, where the round asks for opinions, has some, or this reviewer is asked for one.
    pub(super) fn new(t: Messages, desk: &Desk, now: Timestamp) -> Option<Self> {
        let policy = policy_in_review(desk)?;
        let round = &desk.case.round;
        let reader = desk.people.reader;
        let is_asked = round.has_asked(reader) && !round.is_read_by(reader);
        let experts: Vec<String> = asked_experts(desk)
            .map(|ask| expert_line(t, ask, now))
            .collect();
        let is_empty = round.opinions.is_empty() && experts.is_empty() && !is_asked;
        if policy == OpinionPolicy::NONE && is_empty {
            return None;
        }
        let standing = desk.situation.opinions;
        let approves = workflow::rows_of(Deed::Return)
            .any(|row| row.who.includes(&desk.actor, desk.situation.claim));
        let count = policy.opinions;
        let says = [
            opinions_given(t, desk)
                .map(|given| t.say("review-opinions-given").with("given", given)),
            is_asked.then(|| t.say("review-opinions-asked")),
            (!standing.met).then(|| t.say("review-opinions-unmet").with("count", count)),
            (policy.internal > 0 || policy.external > 0).then(|| {
                let of_them = t.say("review-opinions-of-them");
                let of_them = of_them.with("internal", policy.internal);
                of_them.with("external", policy.external)
            }),
            (standing.others && !standing.read).then(|| t.say("review-opinions-unread")),
            (approves && standing.met && standing.others && !standing.read)
                .then(|| t.say("review-opinions-first")),
            standing.divided.then(|| t.say("review-opinions-divided")),
        ];
        let newest = round.opinions.iter().filter(|one| !one.superseded);
        Some(Self {
            says: says
                .into_iter()
                .flatten()
                .map(|one| one.to_string())
                .collect(),
            given: newest
                .filter_map(|one| ShownOpinion::of(t, desk, one))
                .collect(),
            experts,
        })
    }
}

/// An opinion whose words to the authors the reviewer may send on.
pub struct QuotableOpinion<'a> {
    /// The opinion.
    pub given: &'a GivenOpinion,
    /// Its words to the authors.
    pub words: &'a str,
}

impl Desk {
    /// The newest opinion of each reviewer that has words to the authors and that this reviewer may read.
    pub fn quotable_opinions(&self) -> impl Iterator<Item = QuotableOpinion<'_>> {
        let newest = self.case.round.opinions.iter();
        let newest = newest.filter(|one| !one.superseded);
        newest.filter_map(|given| {
            let event = self.history.iter().find(|event| event.seq == given.seq)?;
            let words = event.words.as_deref()?;
            Some(QuotableOpinion { given, words })
        })
    }
}

impl ShownOpinion {
    /// The opinion, if the history of this reviewer has it.
    fn of(t: Messages, desk: &Desk, given: &GivenOpinion) -> Option<Self> {
        let event: &Event = desk.history.iter().find(|event| event.seq == given.seq)?;
        let html = |words: &str| written::html(words, Links::Shown);
        Some(Self {
            heading: opinion_heading(t, desk, given),
            note: (!given.stands).then(|| t.say("review-opinion-void").to_string()),
            to_authors: event.words.as_deref().map(html),
            to_team: event.details.to_team.as_deref().map(html),
            checklist: ShownChecklist::of_event(t, &desk.checklists, event.seq),
        })
    }
}

/// What the round asks for, while the shown revision is in review and this reviewer is no party to it.
fn policy_in_review(desk: &Desk) -> Option<OpinionPolicy> {
    let open = desk.case.open.as_ref().filter(|_| !desk.actor.party)?;
    let in_review = open.state == State::InReview && open.id == desk.submission.shown.id;
    in_review.then_some(open.policy)
}

/// How many opinions are given, and how many the round asks for.
pub(super) fn opinions_given(t: Messages, desk: &Desk) -> Option<String> {
    let policy = policy_in_review(desk)?;
    let count = desk.case.round.count();
    let given = count.all();
    if policy == OpinionPolicy::NONE {
        return (given > 0).then(|| t.number(given));
    }
    let of_all = t.say("review-opinions-of").with("given", given);
    Some(of_all.with("count", policy.opinions).to_string())
}

/// Whether this reviewer is expected to give an opinion, so that its boxes are unfolded.
pub(super) fn is_expected(desk: &Desk, deed: Deed) -> bool {
    let round = &desk.case.round;
    let reader = desk.people.reader;
    let asks = policy_in_review(desk).is_some_and(|policy| policy != OpinionPolicy::NONE);
    deed == Deed::GiveOpinion
        && !round.is_read_by(reader)
        && (round.has_asked(reader) || (asks && !desk.situation.opinions.met))
}

/// The boxes of an opinion, besides the words to the authors.
pub(super) fn opinion_fields(t: Messages) -> Vec<FormField> {
    let choice = |verdict: &Verdict| {
        let word = verdict.as_str();
        Choice::new(word, t.of("review-opinion-choice", word).to_string())
    };
    let choices = Verdict::ALL.iter().map(choice).collect();
    vec![
        FormField::radios(t, "opinion", &t.say("review-field-opinion"), choices),
        team_area(t).hint(t.say("review-hint-to-team")).optional(),
    ]
}

/// The choice of an opinion whose words go into the letter; `None` where there is none.
pub(super) fn quoted_field(t: Messages, desk: &Desk) -> Option<FormField> {
    let choice = |one: QuotableOpinion<'_>| {
        let label = opinion_heading(t, desk, one.given);
        Choice::new(one.given.seq.to_string(), label)
    };
    let choose = Choice::new("", t.say("review-choose").to_string());
    let choices: Vec<Choice> = std::iter::once(choose)
        .chain(desk.quotable_opinions().map(choice))
        .collect();
    let label = t.say("review-field-quoted");
    (choices.len() > 1).then(|| FormField::select(t, "quoted", &label, choices))
}

/// Who gave an opinion, and what that reviewer would decide.
fn opinion_heading(t: Messages, desk: &Desk, given: &GivenOpinion) -> String {
    t.of("review-opinion", given.verdict.as_str())
        .with("name", giver_name(t, desk, given.by))
        .to_string()
}

/// The reviewer, or the expert from outside.
fn giver_name(t: Messages, desk: &Desk, giver: OpinionGiver) -> String {
    let name = match giver {
        OpinionGiver::Reviewer(id) => desk.people.of_reviewer(id),
        OpinionGiver::Expert(ask) => desk.people.of_expert(ask),
    };
    name_label(t, name)
}

/// The experts who were asked about the revision in review, for a reviewer who is no party.
fn asked_experts(desk: &Desk) -> impl Iterator<Item = &ExpertAsk> {
    let open = desk.case.open.as_ref().map(|open| open.id);
    let of_revision = move |ask: &&ExpertAsk| Some(ask.revision_id) == open;
    desk.experts.iter().filter(of_revision)
}

/// Those whose link works.
pub(super) fn open_experts(desk: &Desk, now: Timestamp) -> Vec<&ExpertAsk> {
    asked_experts(desk).filter(|ask| ask.is_open(now)).collect()
}

/// An expert, and how the question stands.
fn expert_line(t: Messages, ask: &ExpertAsk, now: Timestamp) -> String {
    let standing = ask.standing(now);
    let day = match standing {
        ExpertStanding::Asked | ExpertStanding::Expired => ask.expires_at,
        ExpertStanding::Answered => ask.asked_at,
        ExpertStanding::Refused | ExpertStanding::Ended => ask.closed_at.unwrap_or(ask.asked_at),
    };
    let line = t.of("review-expert-standing", standing.as_str());
    let line = line.with("name", ask.name.as_str());
    line.with("day", t.day(day)).to_string()
}

/// The box of the words to the review team beside a decision, where the opinions disagree.
pub(super) fn to_team_field(t: Messages, desk: &Desk) -> Option<FormField> {
    let divided = desk.situation.opinions.divided;
    divided.then(|| team_area(t).hint(t.say("review-hint-divided")))
}

fn team_area(t: Messages) -> FormField {
    FormField::area(t, "to_team", &t.say("review-field-to-team"), 4).limit(Reasons::MOST)
}
