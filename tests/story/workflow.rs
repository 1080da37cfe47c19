//! The workflow's table by property: every situation × deed × person. Nothing here repeats the table; it says what
//! must never be possible, whatever the table says.

use std::collections::BTreeSet;

use praxis::showing::badge::state_word;
use praxis::workflow::{
    Actor, AppealStanding, Audience, Claim, Deed, DraftEffect, OnHold, OpenRevision, Opinions,
    Phase, Precondition, PublicEffect, PublicStatus, Situation, State, StateEffect, StillTrue,
    TABLE, Verdict, Viewer, Who, deeds, replay, step,
};
use proptest::prelude::*;

fn any_open() -> impl Strategy<Value = Option<OpenRevision>> {
    prop_oneof![
        Just(None),
        any::<bool>().prop_map(|untouched| Some(OpenRevision::Draft { untouched })),
        Just(Some(OpenRevision::InReview)),
        any::<bool>().prop_map(|reworded| Some(OpenRevision::AwaitingConsent { reworded })),
        (0..3_usize, 0..Phase::ALL.len()).prop_map(|(verdict, phase)| Some(
            OpenRevision::Decided {
                verdict: Verdict::ALL[verdict],
                phase: Phase::ALL[phase],
            }
        )),
    ]
}

fn any_claim() -> impl Strategy<Value = Claim> {
    prop_oneof![
        Just(Claim::Free),
        Just(Claim::Own),
        any::<bool>().prop_map(|stale| Claim::Other { stale }),
    ]
}

fn any_opinions() -> impl Strategy<Value = Opinions> {
    prop::array::uniform5(any::<bool>()).prop_map(|[met, others, read, opened, divided]| Opinions {
        met,
        others,
        read: read || opened,
        opened,
        divided: divided && (read || opened),
    })
}

fn any_situation() -> impl Strategy<Value = Situation> {
    let latest = prop_oneof![
        Just(None),
        (0..State::ALL.len()).prop_map(|at| Some(State::ALL[at]))
    ];
    (
        any_open(),
        latest,
        any::<bool>(),
        0..5_usize,
        any::<bool>(),
        any_claim(),
        any::<bool>(),
        any::<bool>(),
        any_opinions(),
        prop::sample::select(vec![
            AppealStanding::None,
            AppealStanding::Possible,
            AppealStanding::Open,
        ]),
        prop::sample::select(vec![OnHold::No, OnHold::Ahead, OnHold::Over]),
        any::<[bool; 3]>(),
    )
        .prop_flat_map(|facts| {
            let still_true = [
                StillTrue::Said,
                StillTrue::ToAsk,
                StillTrue::Unanswered,
                StillTrue::Ended,
            ];
            (Just(facts), prop::sample::select(still_true.to_vec()))
        })
        .prop_map(
            |(
                (
                    open,
                    latest,
                    finally_declined,
                    public,
                    removal_asked,
                    claim,
                    held,
                    decider_stands,
                    opinions,
                    appeal,
                    on_hold,
                    [too_early, announced, reminded],
                ),
                still_true,
            )| {
                Situation {
                    exists: true,
                    open,
                    latest,
                    finally_declined,
                    public: PublicStatus::ALL[public],
                    removal_asked,
                    claim,
                    held,
                    decider_stands,
                    opinions,
                    appeal,
                    on_hold,
                    too_early,
                    announced,
                    reminded,
                    still_true,
                }
            },
        )
}

prop_compose! {
    /// Anybody: an owner is an author and an author is a party, whatever else they are.
    fn any_person()(facts in prop::array::uniform10(any::<bool>())) -> Actor {
        let [reviewer, administrator, owner, author, party, in_scope, decider, closed, took_down, suspended] = facts;
        Actor {
            system: false,
            reviewer: reviewer || administrator,
            administrator,
            owner,
            author: author || owner,
            invited: false,
            expert: false,
            party: party || author || owner,
            in_scope,
            decider,
            closed,
            took_down,
            suspended,
        }
    }
}

/// Deeds that judge somebody's work, or lead to a judgement.
const JUDGING: [Deed; 38] = [
    Deed::AddReplication,
    Deed::RemoveReplication,
    Deed::AddLabel,
    Deed::RemoveLabel,
    Deed::Remind,
    Deed::Comment,
    Deed::Reply,
    Deed::Resolve,
    Deed::AskAgain,
    Deed::Claim,
    Deed::TakeOver,
    Deed::Hold,
    Deed::Resume,
    Deed::Assign,
    Deed::Move,
    Deed::CorrectLanguage,
    Deed::Approve,
    Deed::Return,
    Deed::Decline,
    Deed::GiveOpinion,
    Deed::AskOpinion,
    Deed::OpenOpinions,
    Deed::AskExpert,
    Deed::EndExpertLink,
    Deed::Undo,
    Deed::ChangeDate,
    Deed::Reschedule,
    Deed::CallOff,
    Deed::StopAsking,
    Deed::PublishNow,
    Deed::MarkSpam,
    Deed::Reopen,
    Deed::Uphold,
    Deed::RefuseAppeal,
    Deed::Keep,
    Deed::Restore,
    Deed::HandOver,
    Deed::SetAsideBar,
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn nobody_judges_an_own_practice(situation in any_situation(), mut actor in any_person()) {
        actor.party = true;
        for deed in JUDGING {
            prop_assert!(step(deed, &situation, &actor).is_err(), "{deed} by a party in {situation:?}");
        }
    }

    #[test]
    fn the_suspended_and_the_passer_by_do_nothing(situation in any_situation(), mut actor in any_person()) {
        actor.suspended = true;
        prop_assert_eq!(deeds(&situation, &actor), vec![]);
        let stranger = Actor::default();
        prop_assert_eq!(deeds(&situation, &stranger), vec![], "a submitter with nothing to do with it");
    }

    #[test]
    fn only_an_approval_by_another_puts_anything_up(situation in any_situation(), actor in any_person()) {
        for deed in deeds(&situation, &actor) {
            let row = step(deed, &situation, &actor).unwrap();
            if row.face == PublicEffect::Publishes {
                // A person may only hasten what was approved and accepted before.
                prop_assert_eq!(deed, Deed::PublishNow);
                prop_assert!(matches!(
                    situation.open,
                    Some(OpenRevision::Decided { phase: Phase::Waiting, .. })
                ), "{:?}", situation);
                prop_assert!(!actor.party);
            }
            if row.face == PublicEffect::Restores {
                prop_assert!(situation.public.is_taken_down());
                prop_assert!(!actor.party && (!actor.took_down || actor.administrator));
            }
        }
    }

    #[test]
    fn the_service_itself_never_judges(situation in any_situation()) {
        for deed in deeds(&situation, &Actor::SYSTEM) {
            let may = [
                Deed::Import,
                Deed::FreeClaim,
                Deed::SuggestAnew,
                Deed::WarnClaim,
                Deed::RemindReview,
                Deed::RemindLate,
                Deed::RemindAuthors,
                Deed::RemindCall,
                Deed::RemindDeadline,
                Deed::Lapse,
                Deed::AskCurrent,
                Deed::MarkUnconfirmed,
                Deed::Resume,
                Deed::Accept,
                Deed::AskConsent,
                Deed::OfferWords,
                Deed::TakeEffect,
                Deed::FallBack,
            ];
            prop_assert!(may.contains(&deed), "{deed} by the service in {situation:?}");
        }
    }

    #[test]
    fn a_due_decision_always_has_exactly_one_way_on(situation in any_situation()) {
        let due = [Phase::Due, Phase::Unannounced, Phase::Asking, Phase::Offering];
        if matches!(situation.open, Some(OpenRevision::Decided { phase, .. }) if due.contains(&phase)) {
            let ways = deeds(&situation, &Actor::SYSTEM).into_iter().filter(|deed| {
                let effects = [Deed::Accept, Deed::AskConsent, Deed::OfferWords, Deed::TakeEffect, Deed::FallBack];
                effects.contains(deed)
            });
            prop_assert_eq!(ways.count(), 1, "{:?}", situation);
        }
    }

    #[test]
    fn what_is_hidden_is_never_published_over(mut situation in any_situation(), actor in any_person()) {
        situation.public = PublicStatus::Gone;
        for who in [actor, Actor::SYSTEM] {
            for deed in deeds(&situation, &who) {
                let row = step(deed, &situation, &who).unwrap();
                let verdict = match situation.open {
                    Some(OpenRevision::Decided { verdict, .. }) => Some(verdict),
                    _ => None,
                };
                let publishes = row.face == PublicEffect::Publishes && verdict == Some(Verdict::Approve);
                prop_assert!(!publishes, "{deed} in {situation:?}");
                prop_assert!(deed != Deed::Submit && deed != Deed::Approve, "{deed} in {situation:?}");
            }
        }
    }

    #[test]
    fn only_an_author_consents(situation in any_situation(), actor in any_person()) {
        for deed in [Deed::Consent, Deed::Refuse] {
            let allowed = step(deed, &situation, &actor).is_ok();
            let asked = matches!(situation.open, Some(OpenRevision::AwaitingConsent { .. }));
            prop_assert_eq!(allowed, asked && actor.author && !actor.suspended);
        }
    }

    #[test]
    fn what_waits_for_consent_takes_no_effect_by_itself(
        mut situation in any_situation(), actor in any_person(), reworded in any::<bool>()
    ) {
        situation.open = Some(OpenRevision::AwaitingConsent { reworded });
        for who in [actor, Actor::SYSTEM] {
            for deed in deeds(&situation, &who) {
                let row = step(deed, &situation, &who).unwrap();
                prop_assert!(row.face != PublicEffect::Publishes, "{deed} in {situation:?}");
                prop_assert!(deed.verdict().is_none(), "{deed} in {situation:?}");
            }
        }
    }

    #[test]
    fn opinions_decide_nothing_and_an_approval_needs_as_many_as_are_asked_for(
        situation in any_situation(), actor in any_person()
    ) {
        let of_opinions = [
            Deed::GiveOpinion,
            Deed::AskOpinion,
            Deed::OpenOpinions,
            Deed::AskExpert,
            Deed::EndExpertLink,
            Deed::RefuseOpinion,
        ];
        for deed in of_opinions {
            if let Ok(row) = step(deed, &situation, &actor) {
                prop_assert_eq!(row.next, StateEffect::Same);
                prop_assert_eq!(row.face, PublicEffect::Same);
                prop_assert!(!row.authors_see);
            }
        }
        if step(Deed::Approve, &situation, &actor).is_ok() {
            prop_assert!(situation.opinions.met);
            prop_assert!(situation.opinions.read || !situation.opinions.others, "an approval over unread opinions");
        }
        let waits = situation.open == Some(OpenRevision::InReview);
        if waits && situation.opinions.opened {
            prop_assert!(step(Deed::GiveOpinion, &situation, &actor).is_err(), "an opinion after those of others");
        }
    }

    #[test]
    fn no_appeal_is_answered_by_the_account_that_decided(situation in any_situation(), mut actor in any_person()) {
        actor.closed = true;
        for deed in [Deed::Uphold, Deed::RefuseAppeal] {
            prop_assert!(step(deed, &situation, &actor).is_err(), "{deed} in {situation:?}");
        }
        let appeals = step(Deed::Appeal, &situation, &actor).is_ok();
        prop_assert!(!appeals || (actor.owner && situation.appeal == AppealStanding::Possible));
    }

    #[test]
    fn a_claim_is_respected(mut situation in any_situation(), actor in any_person()) {
        situation.claim = Claim::Other { stale: false };
        for deed in [Deed::Claim, Deed::Approve, Deed::Return, Deed::Decline, Deed::Move, Deed::Release] {
            prop_assert!(step(deed, &situation, &actor).is_err(), "{deed} over another's claim");
        }
        if !actor.administrator {
            prop_assert!(step(Deed::TakeOver, &situation, &actor).is_err());
        }
    }

    #[test]
    fn a_history_of_lawful_steps_never_leaves_the_table(choices in prop::collection::vec(0..TABLE.len(), 1..60)) {
        let mut state = None;
        let mut verdict = None;
        for at in choices {
            let deed = TABLE[at].deed;
            verdict = deed.verdict().or(verdict);
            if let Some(next) = replay(deed, state, verdict) {
                prop_assert!(State::ALL.contains(&next));
                if let Some(before) = state {
                    let closed = !State::is_open(before);
                    prop_assert!(
                        !closed || next == before || [Deed::Reopen, Deed::Uphold, Deed::StopAsking].contains(&deed),
                        "{deed} moved a closed revision from {before:?} to {next:?}"
                    );
                }
                state = Some(next);
            }
        }
    }
}

#[test]
fn each_deed_has_its_row_and_its_word() {
    for deed in Deed::ALL.iter().copied() {
        assert!(
            TABLE.iter().any(|row| row.deed == deed),
            "{deed} has no row"
        );
        assert_eq!(Deed::parse(deed.as_str()), Some(deed));
    }
    let words: BTreeSet<_> = Deed::ALL.iter().map(|deed| deed.as_str()).collect();
    assert_eq!(words.len(), Deed::ALL.len());
}

#[test]
fn each_state_has_its_words_for_each_reader() {
    for state in State::ALL.iter().copied() {
        assert_eq!(State::parse(state.as_str()), Some(state));
        for phase in [
            None,
            Some(Phase::Undo),
            Some(Phase::Asking),
            Some(Phase::Offering),
            Some(Phase::Due),
            Some(Phase::Unannounced),
            Some(Phase::Waiting),
        ] {
            assert!(
                state_word(state, phase, Viewer::Author).is_some(),
                "{state:?} for its authors"
            );
            let public = state_word(state, phase, Viewer::Public);
            assert_eq!(
                public.is_some(),
                matches!(state, State::Published | State::Superseded)
            );
        }
    }
    assert_eq!(state_word(State::Draft, None, Viewer::Reviewer), None);
    // An author never learns of a decision while it can be undone.
    let hidden = state_word(State::Decided, Some(Phase::Undo), Viewer::Author).unwrap();
    assert_eq!(
        hidden,
        state_word(State::InReview, None, Viewer::Author).unwrap()
    );
}

#[test]
fn nothing_that_may_be_undone_is_told_or_seen() {
    // A consent leads back to a decision whose undo time is over.
    for row in TABLE.iter().filter(|row| row.deed != Deed::Consent) {
        if row.next == StateEffect::To(State::Decided)
            || row.deed == Deed::Undo
            || row.deed == Deed::ChangeDate
        {
            assert!(row.told.is_empty(), "{} is told", row.deed);
            assert!(!row.authors_see, "authors see {}", row.deed);
            assert_eq!(
                row.face,
                PublicEffect::Same,
                "{} changes the public face",
                row.deed
            );
        }
    }
}

#[test]
fn whoever_acts_for_the_public_never_acts_alone_in_putting_up() {
    let puts_up: Vec<_> = TABLE
        .iter()
        .filter(|row| matches!(row.face, PublicEffect::Publishes | PublicEffect::Restores))
        .map(|row| (row.deed, row.who))
        .collect();
    let expected = vec![
        (Deed::Import, Who::System),
        (Deed::PublishNow, Who::Decider),
        (Deed::PublishNow, Who::Administrator),
        (Deed::TakeEffect, Who::System),
        (Deed::Restore, Who::Restorer),
    ];
    assert_eq!(puts_up, expected);
}

#[test]
fn drafts_open_only_where_the_design_says() {
    let opens: Vec<_> = TABLE
        .iter()
        .filter(|row| row.opens != DraftEffect::Nothing)
        .map(|row| (row.deed, row.opens))
        .collect();
    let expected = vec![
        (Deed::Start, DraftEffect::First),
        (Deed::TakeEffect, DraftEffect::CopyAfterReturn),
        (Deed::OfferWords, DraftEffect::Rewritten),
        (Deed::Refuse, DraftEffect::Copy),
        (Deed::Withdraw, DraftEffect::Copy),
        (Deed::StartAgain, DraftEffect::Copy),
        (Deed::Revise, DraftEffect::Copy),
    ];
    assert_eq!(opens, expected);
}

#[test]
fn a_submission_is_told_to_one_reviewer_and_held_for_the_rest() {
    let row = TABLE.iter().find(|row| row.deed == Deed::Submit).unwrap();
    assert_eq!(row.from, Precondition::DraftToSubmit);
    let told = [
        Audience::Receipt,
        Audience::Authors,
        Audience::SuggestedReviewer,
        Audience::QueueDigest,
    ];
    assert_eq!(row.told, told);
}
