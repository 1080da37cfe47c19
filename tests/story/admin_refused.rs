//! What the administrator's pages refuse, with the sentence beside the field or the page that says so, and that a
//! refused deed leaves accounts, sessions, claims and mails as they were.

use praxis::account::actions as accounts;
use praxis::account::model::{Account, AccountId, Role, Scope};
use praxis::account::queries;
use praxis::admin::actions as administration;
use praxis::admin::actions::Error;
use praxis::db::Engine as _;
use praxis::language::TextLanguage;
use praxis::mail::model::MailId;
use praxis::practice::actions::Intent;
use praxis::practice::model::{PracticeId, TakeDown};

use crate::browser::Browser;
use crate::cast::{Cast, Member, PASSWORD, TRIAL, reasons};
use crate::desk::claimed_by;
use crate::post::Post;
use crate::world::World;

/// The page of an account.
fn page_of(who: &Account) -> String {
    format!("/admin/accounts/{}", who.id)
}

/// An account as it stands.
async fn account_of(cast: &Cast, who: AccountId) -> Account {
    let mut db = cast.app.db.read().await.unwrap();
    queries::by_id(&mut db, who).await.unwrap().unwrap()
}

/// All that an administrator's deed could have changed about an account: itself, its sessions, and the mails owed.
async fn traces(cast: &Cast, who: AccountId) -> (String, i64, i64) {
    let account = account_of(cast, who).await;
    let mut db = cast.app.db.read().await.unwrap();
    let sessions = db.sql("SELECT COUNT(*) FROM session WHERE account_id = $1");
    let (sessions,): (i64,) = sessions.bind(who).one().await.unwrap();
    let notices = db.sql("SELECT COUNT(*) FROM notice");
    let (notices,): (i64,) = notices.one().await.unwrap();
    (format!("{account:?}"), sessions, notices)
}

/// A form of the account page that is refused: status, the sentence, and no change.
async fn is_refused(
    cast: &Cast,
    grace: &Browser,
    who: &Account,
    fields: &[(&str, &str)],
    sentence: &str,
) {
    let before = traces(cast, who.id).await;
    let page = grace.post(&page_of(who), fields).await;
    page.status(422).shows(sentence);
    assert_eq!(traces(cast, who.id).await, before, "{fields:?}");
}

/// Each box of an account's page has its refusal, and a refused form changes nothing.
async fn each_box_of_an_account_has_its_refusal(world: World) {
    let cast = Cast::of(&world).await;
    let grace = cast.sign_in(&world, &cast.grace).await;
    cast.sign_in(&world, &cast.ruth).await;
    let long = "x".repeat(2_001);
    let scope = "Choose among the 23 objectives";
    let rows: Vec<(Vec<(&str, &str)>, &str)> = vec![
        (
            vec![("deed", "save"), ("role", "king")],
            "Choose one of the answers offered for “What this person may do”",
        ),
        (
            vec![("deed", "save"), ("role", "reviewer"), ("scope", "0")],
            scope,
        ),
        (
            vec![("deed", "save"), ("role", "reviewer"), ("scope", "9 24")],
            scope,
        ),
        (
            vec![("deed", "save"), ("role", "reviewer"), ("scope", "nine")],
            scope,
        ),
        (
            vec![("deed", "save"), ("role", "reviewer"), ("reads", "tlh")],
            "Choose one of the answers offered for “Languages that this person reads as a reviewer”",
        ),
        (
            vec![("deed", "suspend"), ("reason", " \n ")],
            "Fill in “Why is the account suspended?”",
        ),
        (
            vec![("deed", "suspend"), ("reason", &long)],
            "Shorten “Why is the account suspended?” by one character: 2,000 fit",
        ),
    ];
    for (fields, sentence) in rows {
        is_refused(&cast, &grace, &cast.ruth, &fields, sentence).await;
    }
}
story!(each_box_of_an_account_has_its_refusal);

/// Deeds that no page offers are no deeds: the answer is a page, and nothing is changed.
async fn a_deed_that_no_page_offers_is_none(world: World) {
    let cast = Cast::of(&world).await;
    let grace = cast.sign_in(&world, &cast.grace).await;
    let before = traces(&cast, cast.ruth.id).await;
    for deed in ["", "delete", "SAVE", "save "] {
        let fields = [("deed", deed), ("role", "submitter"), ("reason", "Why.")];
        grace.post(&page_of(&cast.ruth), &fields).await.status(400);
        grace
            .post("/admin/outbox", &[("deed", deed), ("mail", "1")])
            .await
            .status(400);
    }
    for deed in ["save", "suspend", "restore", "stay"] {
        let fields = [("deed", deed), ("role", "submitter"), ("reason", "Why.")];
        grace
            .post("/admin/accounts/424242", &fields)
            .await
            .status(404);
    }
    grace.visit("/admin/accounts/x").await.status(400);
    assert_eq!(traces(&cast, cast.ruth.id).await, before);
}
story!(a_deed_that_no_page_offers_is_none);

/// Administrators do nothing to their own account that takes it away, and a colleague does not take away the last.
async fn nobody_takes_away_an_own_role(world: World) {
    let cast = Cast::of(&world).await;
    let grace = cast.sign_in(&world, &cast.grace).await;
    let own = "You cannot do this to your own account: ask another administrator";
    for role in ["submitter", "reviewer"] {
        let fields = [
            ("deed", "save"),
            ("role", role),
            ("current_password", PASSWORD),
        ];
        is_refused(&cast, &grace, &cast.grace, &fields, own).await;
    }
    let fields = [("deed", "suspend"), ("reason", "A trial.")];
    is_refused(&cast, &grace, &cast.grace, &fields, own).await;
    // The same role with other objectives is no loss.
    let fields = [("deed", "save"), ("role", "administrator"), ("scope", "9")];
    grace
        .post(&page_of(&cast.grace), &fields)
        .await
        .ok()
        .shows("Saved.");
    // Past the page: the deed itself refuses, too.
    let refused = administration::change_role(
        &cast.app,
        Some(&cast.grace),
        cast.grace.id,
        Role::Reviewer,
        &Scope::default(),
        Some(&[TextLanguage::En]),
    )
    .await;
    assert!(matches!(refused, Err(Error::OwnAccount)), "{refused:?}");
    let refused =
        administration::suspend(&cast.app, Some(&cast.grace), cast.grace.id, &TRIAL).await;
    assert!(matches!(refused, Err(Error::OwnAccount)), "{refused:?}");
    let nobody = AccountId(424_242);
    let missing = administration::suspend(&cast.app, Some(&cast.grace), nobody, &TRIAL).await;
    assert!(
        matches!(missing, Err(Error::Account(accounts::Error::NotFound))),
        "{missing:?}"
    );
    let missing = administration::restore(&cast.app, None, nobody).await;
    assert!(
        matches!(missing, Err(Error::Account(accounts::Error::NotFound))),
        "{missing:?}"
    );
}
story!(nobody_takes_away_an_own_role);

/// A change of role takes the administrator's own password: who finds a browser signed in makes nobody an administrator.
/// What is saved without a change of role takes none.
async fn a_role_takes_the_password_of_the_administrator(world: World) {
    let cast = Cast::of(&world).await;
    let grace = cast.sign_in(&world, &cast.grace).await;
    let save = [("deed", "save"), ("role", "administrator")];
    let rows = [
        ("", "Fill in “Your own password”"),
        ("wrong", "The password is not right"),
    ];
    for (typed, sentence) in rows {
        let mut fields = save.to_vec();
        fields.push(("current_password", typed));
        is_refused(&cast, &grace, &cast.ruth, &fields, sentence).await;
    }
    is_refused(
        &cast,
        &grace,
        &cast.ruth,
        &save,
        "Fill in “Your own password”",
    )
    .await;
    let page = grace.visit(&page_of(&cast.ruth)).await.ok();
    // The role that was chosen above stands there still.
    let form = page.form_with("Save").choose("role", "reviewer");
    let form = form.tick("scope", "9");
    form.press("Save").await.ok().shows("Saved.");
    let page = grace.visit(&page_of(&cast.ruth)).await.ok();
    let form = page.form_with("Save").choose("role", "administrator");
    let page = form
        .fill("current_password", PASSWORD)
        .press("Save")
        .await
        .ok();
    let page = page.shows("Saved.");
    let box_of_password = page.attributes("input[name=current_password]", "value");
    assert_eq!(box_of_password, [""], "a password never comes back");
}
story!(a_role_takes_the_password_of_the_administrator);

/// A form that was drawn while its sender administered is refused once the role is gone, and what was typed into it
/// does nothing.
async fn a_form_of_a_former_administrator_does_nothing(world: World) {
    let cast = Cast::of(&world).await;
    let second = Member::named("Mr.", "Second", "Administrator", Role::Administrator);
    let second = second.join(&cast.app).await;
    let browser = cast.sign_in(&world, &second).await;
    let page = browser.visit(&page_of(&cast.ruth)).await.ok();
    let form = page
        .form_with("Suspend this account")
        .fill("reason", "An old grudge.");
    let grace = cast.sign_in(&world, &cast.grace).await;
    let fields = [
        ("deed", "save"),
        ("role", "submitter"),
        ("current_password", PASSWORD),
    ];
    grace.post(&page_of(&second), &fields).await.ok();
    let before = traces(&cast, cast.ruth.id).await;
    let answer = form.press("Suspend this account").await;
    // The session ended with the role: the form is kept, and the door is shown.
    let answer = answer.has("main form[action='/sign-in']");
    assert_eq!(answer.count("main form[action^='/admin']"), 0);
    assert_eq!(traces(&cast, cast.ruth.id).await, before);
    // With a new session the page is not there any more.
    let again = cast.sign_in(&world, &second).await;
    again.visit(&page_of(&cast.ruth)).await.status(404);
    let fields = [("deed", "suspend"), ("reason", "An old grudge.")];
    again.post(&page_of(&cast.ruth), &fields).await.status(404);
    assert_eq!(traces(&cast, cast.ruth.id).await, before);
}
story!(a_form_of_a_former_administrator_does_nothing);

/// What a role takes with it: claims outside of its scope go, those within stay, and an administrator keeps all.
async fn a_role_takes_its_claims_with_it(world: World) {
    let cast = Cast::of(&world).await;
    let grace = cast.sign_in(&world, &cast.grace).await;
    let mut held = Vec::new();
    for (title, objective) in [
        ("Almaty Process", 9),
        ("Bali Process", 2),
        ("Colombo Process", 3),
    ] {
        let id = cast.submitted_by(&cast.boris, title, objective).await;
        cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
        held.push(id);
    }
    let holders = async |held: &[PracticeId]| {
        let mut holders = Vec::new();
        for id in held {
            holders.push(claimed_by(&cast, *id).await.is_some());
        }
        holders
    };
    let save = async |role: &str, scope: &[&str], said: &str| {
        let mut fields = vec![
            ("deed", "save"),
            ("role", role),
            ("reads", "en"),
            ("current_password", PASSWORD),
        ];
        fields.extend(scope.iter().map(|number| ("scope", *number)));
        let page = grace.post(&page_of(&cast.ruth), &fields).await.ok();
        page.shows(said);
    };
    save("reviewer", &["9", "2"], "One claim was freed").await;
    assert_eq!(holders(&held).await, [true, true, false]);
    save("administrator", &["3"], "Saved.").await;
    assert_eq!(holders(&held).await, [true, true, false]);
    save("reviewer", &["2"], "One claim was freed").await;
    assert_eq!(holders(&held).await, [false, true, false]);
    save("submitter", &[], "One claim was freed").await;
    assert_eq!(holders(&held).await, [false, false, false]);
    let told: Vec<String> = Post::of(&world)
        .subjects()
        .await
        .into_iter()
        .filter(|(to, _)| to == cast.ruth.email.as_str())
        .map(|(_, subject)| subject)
        .collect();
    let role = "What you may do at Praxis has changed";
    let roles = told.iter().filter(|subject| *subject == role).count();
    assert_eq!(roles, 3, "{told:?}");
}
story!(a_role_takes_its_claims_with_it);

/// Restoring an account that is open says so, and tells its owner nothing.
async fn an_open_account_is_restored_without_a_word(world: World) {
    let cast = Cast::of(&world).await;
    let grace = cast.sign_in(&world, &cast.grace).await;
    let ruth = cast.sign_in(&world, &cast.ruth).await;
    grace
        .post(&page_of(&cast.ruth), &[("deed", "restore")])
        .await
        .ok()
        .shows("The account is restored.");
    ruth.visit("/review").await.ok().lands_on("/review");
    assert_eq!(Post::of(&world).subjects().await, []);
}
story!(an_open_account_is_restored_without_a_word);

/// Of an appeal every administrator is told, an answered one waits no longer, and a second suspension starts anew.
async fn an_appeal_is_answered_once(world: World) {
    let cast = Cast::of(&world).await;
    let grace = cast.sign_in(&world, &cast.grace).await;
    let suspend = async |reason: &str| {
        let fields = [("deed", "suspend"), ("reason", reason)];
        let page = grace.post(&page_of(&cast.boris), &fields).await.ok();
        page.shows("The account is suspended.");
    };
    let waiting = async || {
        let mut db = cast.app.db.read().await.unwrap();
        let appeals = queries::appeals_of(&mut db, cast.boris.id).await;
        let appeals = appeals
            .unwrap()
            .into_iter()
            .filter(queries::Appeal::is_open);
        appeals.map(|appeal| appeal.words).collect::<Vec<_>>()
    };
    suspend("Eleven times the same text.").await;
    let boris = cast.sign_in(&world, &cast.boris).await;
    for words in ["It was a new text.", "And a second word."] {
        boris
            .visit("/account/suspended")
            .await
            .ok()
            .form("/account/suspended")
            .fill("words", words)
            .press("Send my appeal")
            .await
            .ok();
    }
    assert_eq!(
        waiting().await,
        ["It was a new text.", "And a second word."]
    );
    grace
        .visit("/admin/accounts?state=suspended")
        .await
        .ok()
        .shows("Suspended, 2 appeals");
    grace
        .post(&page_of(&cast.boris), &[("deed", "restore")])
        .await
        .ok();
    assert!(waiting().await.is_empty());
    suspend("The same text again.").await;
    assert!(
        waiting().await.is_empty(),
        "what was answered stays answered"
    );
    grace
        .visit(&page_of(&cast.boris))
        .await
        .ok()
        .shows("The same text again.")
        .shows("And a second word. Answered with yes by Ms. Grace Odhiambo");
    let again = cast.sign_in(&world, &cast.boris).await;
    let page = again.visit("/account/suspended").await.ok();
    page.lacks("And a second word.");
}
story!(an_appeal_is_answered_once);

/// Mails are sent again or settled one by one and together; what cannot be is counted out.
async fn each_deed_of_the_outbox_counts_what_it_did(world: World) {
    let cast = Cast::of(&world).await;
    let grace = cast.sign_in(&world, &cast.grace).await;
    cast.submitted("Almaty Process", 9).await;
    Post::of(&world).deliver().await;
    let mut db = world.app.db.read().await.unwrap();
    let query = db.sql("SELECT id FROM mail ORDER BY id");
    let ids: Vec<(i64,)> = query.all().await.unwrap();
    drop(db);
    let ids: Vec<String> = ids.into_iter().map(|(id,)| id.to_string()).collect();
    assert_eq!(ids.len(), 2);
    let press = async |deed: &str, mails: &[&str], said: &str| {
        let mut fields = vec![("deed", deed)];
        fields.extend(mails.iter().map(|id| ("mail", *id)));
        let page = grace.post("/admin/outbox", &fields).await.ok();
        page.shows(said);
    };
    let (one, two) = (ids[0].as_str(), ids[1].as_str());
    press("resend", &[one, two, "424242"], "2 mails are sent again.").await;
    press("settle", &[one, two, "424242"], "Nothing was settled").await;
    press("settle", &[], "Choose at least one mail.").await;
    for wrong in ["one", "", "9223372036854775808"] {
        let fields = [("deed", "resend"), ("mail", one), ("mail", wrong)];
        grace.post("/admin/outbox", &fields).await.status(400);
    }
    // Dead letters of an address that no server takes.
    let mut tx = world.app.db.write().await.unwrap();
    tx.sql("UPDATE mail SET state = 'dead', settled_at = created_at, said = '550 no such mailbox'")
        .execute()
        .await
        .unwrap();
    tx.commit().await.unwrap();
    grace
        .visit("/admin/outbox?state=dead")
        .await
        .ok()
        .shows("550 no such mailbox");
    press("settle", &[one], "One mail").await;
    press("settle", &[one], "Nothing was settled").await;
    let settled = administration::settle(&cast.app, MailId(424_242)).await;
    assert!(!settled.unwrap());
    let again = administration::resend(&cast.app, MailId(424_242)).await;
    assert!(!again.unwrap());
    grace
        .visit("/admin/outbox?state=no_longer_owed")
        .await
        .ok()
        .shows("settled by an administrator");
    grace.visit("/admin/outbox?from=nonsense").await.status(400);
}
story!(each_deed_of_the_outbox_counts_what_it_did);

/// The overview is quiet on a fresh site, and counts each kind of work that needs a person.
async fn the_overview_counts_what_needs_a_person(world: World) {
    let cast = Cast::of(&world).await;
    let grace = cast.sign_in(&world, &cast.grace).await;
    grace
        .visit("/admin")
        .await
        .ok()
        .shows("Nothing needs an administrator now.")
        .shows("No mail has been sent yet.");
    let asked = cast.published("Almaty Process", 9).await;
    cast.act(&cast.amina, &asked, Intent::AskRemoval(None))
        .await
        .unwrap();
    cast.submitted("Bali Process", 9).await;
    cast.submitted_by(&cast.boris, "Colombo Process", 9).await;
    administration::suspend(&cast.app, Some(&cast.grace), cast.boris.id, &TRIAL)
        .await
        .unwrap();
    let page = grace
        .visit("/admin")
        .await
        .ok()
        .lacks("Nothing needs an administrator now.");
    page.shows("Requests for removal")
        .shows("Submissions without a reviewer")
        .shows("Submissions held with a suspended account");
    Post::of(&world).deliver().await;
    grace
        .visit("/admin")
        .await
        .ok()
        .shows("Last mail accepted")
        .lacks("No mail has been sent yet.");
}
story!(the_overview_counts_what_needs_a_person);

/// Each list of practices says when it is empty, and holds what belongs to it and nothing else.
async fn each_list_of_practices_holds_its_own(world: World) {
    let cast = Cast::of(&world).await;
    let grace = cast.sign_in(&world, &cast.grace).await;
    let lists = [
        ("removal-asked", "There is no request for removal."),
        (
            "names-reviewer",
            "No submission names a reviewer or an administrator.",
        ),
        ("taken-down", "Nothing is taken down."),
        ("restored", "Nothing was restored."),
    ];
    for (show, nothing) in lists {
        let page = grace.visit(&format!("/admin/practices?show={show}")).await;
        page.ok().shows(nothing);
    }
    grace
        .visit("/admin/practices?show=nonsense")
        .await
        .ok()
        .shows("There is no request for removal.");
    let gone = cast.published("Almaty Process", 9).await;
    let down = |how| Intent::TakeDown {
        how,
        words: reasons("A name stands in it."),
    };
    cast.act(&cast.ruth, &gone, down(TakeDown::Gone))
        .await
        .unwrap();
    for (show, holds) in [
        ("removal-asked", false),
        ("names-reviewer", false),
        ("taken-down", true),
        ("restored", false),
    ] {
        let page = grace.visit(&format!("/admin/practices?show={show}")).await;
        let shown = page.ok().text().contains("Almaty Process");
        assert_eq!(shown, holds, "{show}");
    }
    cast.act(&cast.omar, &gone, Intent::Restore(None))
        .await
        .unwrap();
    let page = grace.visit("/admin/practices?show=taken-down").await.ok();
    page.shows("Nothing is taken down.");
    grace
        .visit("/admin/practices?from=nonsense")
        .await
        .status(400);
}
story!(each_list_of_practices_holds_its_own);

/// Two administrators act on one account at the same moment: both deeds are whole, one after the other.
async fn two_administrators_act_on_one_account(world: World) {
    let cast = Cast::of(&world).await;
    let second = Member::named("Mr.", "Second", "Administrator", Role::Administrator);
    let second = second.join(&cast.app).await;
    let scope = Scope::default();
    for _ in 0..5 {
        let (suspended, changed) = tokio::join!(
            administration::suspend(&cast.app, Some(&cast.grace), cast.omar.id, &TRIAL),
            administration::change_role(
                &cast.app,
                Some(&second),
                cast.omar.id,
                Role::Submitter,
                &scope,
                Some(&[TextLanguage::En]),
            ),
        );
        assert_eq!((suspended.unwrap(), changed.unwrap()), (0, 0));
        let omar = account_of(&cast, cast.omar.id).await;
        let (_, sessions, _) = traces(&cast, cast.omar.id).await;
        assert_eq!(
            (omar.role, omar.is_suspended(), sessions),
            (Role::Submitter, true, 0)
        );
        let (restored, changed) = tokio::join!(
            administration::restore(&cast.app, None, cast.omar.id),
            administration::change_role(
                &cast.app,
                Some(&second),
                cast.omar.id,
                Role::Reviewer,
                &scope,
                Some(&[TextLanguage::En]),
            ),
        );
        restored.unwrap();
        changed.unwrap();
        let omar = account_of(&cast, cast.omar.id).await;
        assert_eq!((omar.role, omar.is_suspended()), (Role::Reviewer, false));
    }
    // Each suspends the other: one of the two is left.
    let (one, two) = tokio::join!(
        administration::suspend(&cast.app, Some(&cast.grace), second.id, &TRIAL),
        administration::suspend(&cast.app, Some(&second), cast.grace.id, &TRIAL),
    );
    let left = [&one, &two].into_iter().filter(|done| done.is_ok()).count();
    assert!(left >= 1, "{one:?} {two:?}");
    let mut db = cast.app.db.read().await.unwrap();
    let everybody = queries::everybody(&mut db).await.unwrap();
    let administrators = everybody
        .iter()
        .filter(|one| one.role == Role::Administrator && !one.is_suspended());
    assert_eq!(administrators.count(), 1, "{one:?} {two:?}");
}
story!(two_administrators_act_on_one_account);
