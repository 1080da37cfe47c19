//! The form's promise at the desks, at an account and at an author's page: what a person has typed into any box of a
//! page, no other button of that page takes away, in whatever state the practice is.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use praxis::account::model::{Account, Role, Scope};
use praxis::practice::actions::{self, Intent};
use praxis::practice::model::{ChecklistLine, Decision, DeclineCode, LabelName, PracticeId};
use praxis::workflow::{Deed, Verdict, is_reviewers};

use crate::browser::{Browser, Form};
use crate::cast::{Cast, person, reasons, suspend};
use crate::desk::desk_of;
use crate::every_state::in_every_state;
use crate::experts::{LIND, ask_expert};
use crate::giving::give;
use crate::people::move_to;
use crate::people::opened;
use crate::people::signed_in;
use crate::walk::{Manner, Way, leave, ways};
use crate::world::World;

/// Buttons after which the words are not there, each with its reason. Links of the text lead out of the page's work.
const ENDS: [(&str, &str); 1] = [("clear", "It forgets what is kept: that is what it says.")];
/// A button that no walker presses: it makes the walker a party, for whom nothing is kept at the desk.
const MAKES_A_PARTY: &str = "declare_conflict";
/// The boxes of a decision.
const OF_DECISION: [&str; 4] = ["reasons", "effective_on", "code", "duplicate_of"];

/// What a button sends: then the words are used, not lost.
fn sends(button: &str, name: &str) -> bool {
    match button {
        "approve" | "return" | "decline" => {
            OF_DECISION.contains(&name) || name.starts_with("check-")
        }
        "appeal" => name == "words" || name.starts_with("reasons"),
        "change_email" => name == "email",
        "suspend" => name == "reason",
        "restore" => name == "answer" || name.starts_with("restore-"),
        "refuse" => name == "answer" || name == "reasons",
        "consent" => name == "reasons",
        "withdraw" | "ask_removal" => name == "reasons" || name == format!("reasons_{button}"),
        _ => name.starts_with(&format!("{button}-")),
    }
}

fn value_of(way: &Way) -> &str {
    match way {
        Way::Button { sends, .. } => &sends.1,
        Way::Link(link) => link,
    }
}

/// What must be chosen or typed for a button to do what it says.
struct Needs<'a>(&'a [(&'a str, &'a str)]);

impl Manner for Needs<'_> {
    /// Like what belongs into the box, and unlike what stands in any other.
    fn types(&self, name: &str, turn: usize) -> (String, bool) {
        let number: usize = name.bytes().map(usize::from).sum();
        let words = match name.rsplit('-').next().unwrap_or(name) {
            "effective_on" => format!("2027-{:02}-{:02}", turn % 12 + 1, number % 28 + 1),
            "receiver" => format!("person-{number}-{turn}@people.example"),
            "duplicate_of" | "replaced_by" => format!("PX-2027-{turn:03}{number}"),
            _ => format!("Words {turn} for {name},\nin two lines"),
        };
        (words, true)
    }

    fn chooses(&self, mut form: Form, way: &Way) -> Form {
        let button = value_of(way);
        for (name, value) in self.0.iter().filter(|(name, _)| sends(button, name)) {
            let choices = form.choices(name);
            form = match *name {
                name if !form.offers(name) => form,
                "hand_over-receiver" => form.fill(name, value),
                // Chosen before, it is offered no more.
                name if !choices.is_empty() && !choices.iter().any(|one| one == value) => {
                    form.choose(name, choices.last().unwrap())
                }
                name => form.choose(name, value),
            };
        }
        form
    }

    fn uses(&self, way: &Way, name: &str) -> bool {
        let button = value_of(way);
        sends(button, name) || ENDS.iter().any(|(end, _)| *end == button)
    }
}

/// Where a way leads. The box beside one answer is like the box beside another, and so is the page of the own words.
fn place_of(link: &str) -> &str {
    let mut boxes = ["?comment=", "?reply=", "/words"].into_iter();
    boxes.find(|mark| link.contains(mark)).unwrap_or(link)
}

/// The word of a button, without the thread of comments that it names.
fn word_of(button: &str) -> &str {
    button.split_once('-').map_or(button, |(word, _)| word)
}

/// When a button is pressed: first those that change nothing, then those that leave the practice in its state.
fn rank(button: &str) -> u8 {
    match Deed::parse(word_of(button)) {
        None => 0,
        Some(deed) if deed.is_of_comments() => 1,
        Some(
            Deed::Claim
            | Deed::Remind
            | Deed::AddLabel
            | Deed::RemoveLabel
            | Deed::Move
            | Deed::CorrectLanguage
            | Deed::ChangeDate
            | Deed::AskOpinion
            | Deed::AskExpert
            | Deed::EndExpertLink
            | Deed::OpenOpinions,
        ) => 1,
        Some(Deed::GiveOpinion | Deed::Release | Deed::Assign | Deed::TakeOver) => 2,
        Some(_) => 3,
    }
}

/// One person who walks through pages of one kind.
struct Walker<'a> {
    browser: &'a Browser,
    who: &'a Account,
    needs: Needs<'a>,
    /// The buttons of one rank are pressed from the end of the page.
    backwards: bool,
    turn: usize,
    /// Where the menu and the footer have led from a page of this kind.
    gone: BTreeSet<String>,
    /// How often each deed was pressed, on all pages.
    times: BTreeMap<String, usize>,
}

/// A deed is pressed in so many different situations by each walker. To press it in every one would take many minutes.
const MOST_TIMES: usize = 4;

impl<'a> Walker<'a> {
    fn new(browser: &'a Browser, who: &'a Account, needs: &'a [(&'a str, &'a str)]) -> Self {
        Self {
            browser,
            who,
            needs: Needs(needs),
            backwards: false,
            turn: 0,
            gone: BTreeSet::new(),
            times: BTreeMap::new(),
        }
    }

    /// Presses every button that the page offers, and those that it offers then. Answers what was pressed.
    async fn press_everything(&mut self, at: &str) -> BTreeSet<String> {
        let mut pressed = BTreeSet::new();
        while let Some(way) = self.next_way(at, &pressed).await {
            self.turn += 1;
            let open = async || opened(self.browser, self.who, at).await;
            leave(open, &way, self.turn, &self.needs).await;
            let Way::Button { sends, .. } = way else {
                continue;
            };
            if sends.0 == "go" {
                self.gone.insert(place_of(&sends.1).to_owned());
            } else {
                *self.times.entry(word_of(&sends.1).to_owned()).or_default() += 1;
                pressed.insert(sends.1);
            }
        }
        pressed
    }

    /// The next button of the page's form, unless there is no page any more.
    async fn next_way(&self, at: &str, pressed: &BTreeSet<String>) -> Option<Way> {
        let page = self.browser.visit(at).await;
        if page.status == 404 {
            return None;
        }
        let page = if page.path().starts_with("/sign-in") {
            opened(self.browser, self.who, at).await
        } else {
            page.ok()
        };
        let mut all = ways(&page);
        let is_done = |button: &str| {
            let times = self.times.get(word_of(button));
            pressed.contains(button) || times.is_some_and(|times| *times >= MOST_TIMES)
        };
        all.retain(|way| match way {
            Way::Button { sends, .. } if sends.0 == "go" => !self.gone.contains(place_of(&sends.1)),
            Way::Button { sends, .. } if sends.1 == MAKES_A_PARTY => false,
            Way::Button { sends, .. } => sends.0 == "deed" && !is_done(&sends.1),
            Way::Link(_) => false,
        });
        if self.backwards {
            all.reverse();
        }
        all.sort_by_key(|way| rank(value_of(way)));
        all.into_iter().next()
    }
}

/// A practice that waits for its day: for each walker one, since one button ends the waiting.
async fn approved_for_a_date(cast: &Cast) -> PracticeId {
    let id = cast.submitted("Practice for a date", 9).await;
    let on = cast.app.clock.now().plus(Duration::from_hours(216));
    let decision = Decision::Approve {
        words: None,
        on: Some(on),
        minor: false,
    };
    let decide = Intent::Decide(decision);
    cast.act(&cast.ruth, &id, decide).await.unwrap();
    cast.settle().await;
    id
}

/// A practice that Omar has declined.
async fn declined(cast: &Cast) -> PracticeId {
    let id = cast.submitted("Practice to appeal for", 9).await;
    let decision = Decision::Decline {
        words: reasons("No"),
        code: DeclineCode::Other,
        duplicate_of: None,
        last: false,
    };
    cast.act(&cast.omar, &id, Intent::Decide(decision))
        .await
        .unwrap();
    cast.settle().await;
    id
}

/// A practice on hold, and two whose owner appeals: for each walker and answer one.
async fn waiting_otherwise(cast: &Cast, who: &Account) -> Vec<PracticeId> {
    let held = cast.submitted("Practice on hold", 9).await;
    let until = cast.app.clock.now().plus(Duration::from_hours(216));
    let hold = Intent::Hold {
        until,
        words: reasons("The embassy answers next week."),
    };
    for intent in [Intent::Claim, hold] {
        cast.act(who, &held, intent).await.unwrap();
    }
    let mut all = vec![held];
    for _ in 0..2 {
        let id = declined(cast).await;
        let appeal = Intent::Appeal(reasons("It is within the scope."));
        cast.act(&cast.amina, &id, appeal).await.unwrap();
        all.push(id);
    }
    all
}

/// At the reviewers' and administrators' desks, whatever became of the practice.
async fn no_button_of_a_desk_takes_words_away(world: World) {
    let cast = Cast::of(&world).await;
    // A reviewer who is named in each practice, so that an administrator may let her decide.
    let nour = person(
        &cast.app,
        "Ms.",
        "Nour",
        "Focal",
        Role::Reviewer,
        &Scope::default(),
    )
    .await;
    move_to(&cast, &nour, "nour@focal.example").await;
    for name in ["Legal", "Needs figures"] {
        let name = LabelName::parse(name).unwrap();
        let added = actions::add_to_list(&cast.app, &cast.grace, &name, false).await;
        added.unwrap().unwrap();
    }
    let mut all = in_every_state(&cast, &cast.amina).await;
    let (omar, boris) = (cast.omar.id.to_string(), cast.boris.email.as_str());
    let lines: Vec<String> = ChecklistLine::ALL
        .iter()
        .map(|line| format!("check-{}", line.as_str()))
        .collect();
    let mut needs = vec![
        ("code", "other"),
        ("take_down-kind", "gone"),
        ("assign-reviewer", omar.as_str()),
        ("move-objective", "11"),
        ("correct_language-language", "fr"),
        ("hand_over-receiver", boris),
        ("set_aside_bar-barred", "the only one"),
        ("give_opinion-opinion", "approve"),
        ("ask_opinion-reviewer", omar.as_str()),
        ("end_expert_link-expert", "the only one"),
        ("comment-field", "results"),
        ("comment-audience", "authors"),
        ("reply-thread", "the last one"),
        ("add_label-label", "the last one"),
        ("remove_label-label", "the last one"),
    ];
    needs.extend(lines.iter().map(|line| (line.as_str(), "partly")));
    // Ruth may ask one more person and end an expert's link, and Grace may read what Omar thinks.
    let asks = cast.submitted("Practice to ask about", 9).await;
    for intent in [Intent::Claim, ask_expert(LIND)] {
        cast.act(&cast.ruth, &asks, intent).await.unwrap();
    }
    give(&cast, &cast.ruth, asks, Verdict::Approve, "Good.")
        .await
        .unwrap();
    all.push(("with an own opinion", (asks, String::new())));
    let mut pressed = BTreeSet::new();
    for (who, backwards) in [(&cast.ruth, false), (&cast.grace, true)] {
        let browser = signed_in(&world, who).await;
        let told = cast.submitted("Practice to hear about", 9).await;
        give(&cast, &cast.omar, told, Verdict::Approve, "Good.")
            .await
            .unwrap();
        for id in [
            approved_for_a_date(&cast).await,
            cast.submitted("Practice to read", 9).await,
            told,
        ] {
            all.push(("as it is for this walker", (id, String::new())));
        }
        for id in waiting_otherwise(&cast, who).await {
            all.push(("waiting otherwise", (id, String::new())));
        }
        let mut walker = Walker {
            backwards,
            ..Walker::new(&browser, who, &needs)
        };
        for (_, (id, _)) in &all {
            pressed.extend(walker.press_everything(&desk_of(*id)).await);
        }
        for way in ["/review", "/sign-out", "/objectives", "/account"] {
            assert!(
                walker.gone.contains(way),
                "{way} is not among {:?}",
                walker.gone
            );
        }
    }
    let deeds: Vec<&str> = Deed::ALL
        .iter()
        .filter(|deed| is_reviewers(**deed) && deed.as_str() != MAKES_A_PARTY)
        .map(|deed| deed.as_str())
        .collect();
    let missed: Vec<&&str> = deeds
        .iter()
        .filter(|deed| !pressed.iter().any(|one| word_of(one) == **deed))
        .collect();
    assert_eq!(missed, Vec::<&&str>::new(), "pressed: {pressed:?}");
}
story!(no_button_of_a_desk_takes_words_away);

/// On an author's page of a practice, whatever became of it.
async fn no_button_of_an_authors_page_takes_words_away(world: World) {
    let cast = Cast::of(&world).await;
    let all = in_every_state(&cast, &cast.amina).await;
    let amina = signed_in(&world, &cast.amina).await;
    let mut walker = Walker::new(&amina, &cast.amina, &[]);
    // Signing out ends the session, and a note with it: its own story tells so.
    walker.gone.insert("/sign-out".to_owned());
    let mut pressed = BTreeSet::new();
    for (_, (id, _)) in &all {
        pressed.extend(
            walker
                .press_everything(&format!("/my/practices/{id}"))
                .await,
        );
    }
    // An appeal is not offered any more once a draft is open.
    walker.backwards = true;
    let appealed = format!("/my/practices/{}", declined(&cast).await);
    pressed.extend(walker.press_everything(&appealed).await);
    for deed in [
        "withdraw",
        "consent",
        "ask_removal",
        "confirm",
        "revise",
        "discard",
        "start_again",
        "appeal",
    ] {
        assert!(pressed.contains(deed), "{deed} is not among {pressed:?}");
    }
}
story!(no_button_of_an_authors_page_takes_words_away);

/// A new address, an appeal and an invitation wait in their boxes while the person is elsewhere.
async fn no_way_off_an_account_page_takes_words_away(world: World) {
    let cast = Cast::of(&world).await;
    suspend(&cast.app, cast.boris.id, "A long story").await;
    for (who, page, own) in [
        (&cast.amina, "/account/email", "change_email"),
        (&cast.boris, "/account/suspended", "appeal"),
        (&cast.grace, "/admin/accounts/invite", "invite"),
    ] {
        let browser = signed_in(&world, who).await;
        let mut walker = Walker::new(&browser, who, &[]);
        let pressed = walker.press_everything(page).await;
        assert_eq!(pressed, ["clear", own].map(str::to_owned).into());
        assert!(
            walker.gone.contains("/sign-out"),
            "{page}: {:?}",
            walker.gone
        );
    }
}
story!(no_way_off_an_account_page_takes_words_away);

/// At one's own account: the ways off the profile keep what is typed, and a refused save does, too.
async fn no_button_of_ones_own_account_takes_words_away(world: World) {
    let cast = Cast::of(&world).await;
    let amina = signed_in(&world, &cast.amina).await;
    let mut walker = Walker::new(&amina, &cast.amina, &[]);
    let pressed = walker.press_everything("/account").await;
    assert_eq!(Vec::from_iter(pressed), ["clear", "save"]);
    for way in [
        "/account/password",
        "/account/email",
        "/fr/account",
        "/my/practices",
        "/sign-out",
    ] {
        assert!(
            walker.gone.contains(way),
            "{way} is not among {:?}",
            walker.gone
        );
    }
    // What is kept is no part of the account until it is saved, and then it is kept no more.
    let page = opened(&amina, &cast.amina, "/account").await;
    let form = page
        .form("/account")
        .fill("organisation", "Institute for Larger Worlds");
    let page = form
        .press("/account/email")
        .await
        .lands_on("/account/email");
    page.lacks("Institute for Larger Worlds");
    let page = amina
        .visit("/account")
        .await
        .ok()
        .shows("Nothing of it was sent");
    assert_eq!(
        page.form("/account").value("organisation"),
        Some("Institute for Larger Worlds")
    );
    let form = page
        .form("/account")
        .fill("form_of_address", "")
        .fill("given_name", "")
        .fill("orcid", "");
    let form = form.fill("family_name", "Saidova").choose("country", "KZ");
    let page = form
        .press("save")
        .await
        .lands_on("/account")
        .lacks("Nothing of it was sent");
    assert_eq!(
        page.form("/account").value("organisation"),
        Some("Institute for Larger Worlds")
    );
}
story!(no_button_of_ones_own_account_takes_words_away);

/// On the page of an account: a reason is typed, a role is saved; a role is chosen, the account is suspended.
async fn no_button_of_an_account_takes_words_away(world: World) {
    let cast = Cast::of(&world).await;
    let grace = signed_in(&world, &cast.grace).await;
    let at = format!("/admin/accounts/{}", cast.boris.id);
    let mut walker = Walker::new(&grace, &cast.grace, &[]);
    let pressed: Vec<String> = walker.press_everything(&at).await.into_iter().collect();
    assert_eq!(pressed, ["clear", "restore", "save", "stay", "suspend"]);
    assert!(
        walker.gone.contains("/admin/accounts") && walker.gone.contains("/sign-out"),
        "{:?}",
        walker.gone
    );
    // What was chosen is a role, too, and not given by itself.
    let form = opened(&grace, &cast.grace, &at).await.form_with("suspend");
    let form = form
        .choose("role", "reviewer")
        .tick("scope", "9")
        .fill("reason", "A long story");
    let page = form
        .press("suspend")
        .await
        .lands_on(&at)
        .shows("The account is suspended.");
    assert_eq!(page.form_with("save").value("role"), Some("reviewer"));
    assert_eq!(
        page.attributes("input[name=scope][checked]", "value"),
        ["9"]
    );
    let stored = {
        let mut db = world.app.db.read().await.unwrap();
        praxis::account::queries::by_id(&mut db, cast.boris.id)
            .await
            .unwrap()
            .unwrap()
    };
    assert_eq!(stored.role, Role::Submitter);
    // Another administrator sees none of it.
    let (omar, all) = (cast.omar.id, Scope::default());
    praxis::admin::actions::change_role(
        &world.app,
        Some(&cast.grace),
        omar,
        Role::Administrator,
        &all,
        None,
    )
    .await
    .unwrap();
    let page = signed_in(&world, &cast.omar).await.visit(&at).await.ok();
    assert_eq!(page.form_with("save").value("role"), Some("submitter"));
}
story!(no_button_of_an_account_takes_words_away);
