//! One person behind two accounts is one party: a second address that the owner confirms joins the accounts, also one that is
//! made later; equal name and organisation warn administrators.

use praxis::account::model::{Account, EmailAddress, Name, Role};
use praxis::db::Engine as _;
use praxis::practice::actions::{self, Error, Intent};
use praxis::practice::model::PracticeId;
use praxis::workflow::{Denied, Verdict};

use crate::browser::{Browser, Page};
use crate::cast::{Cast, Member, PASSWORD, approval};
use crate::desk::{claimed_by, deeds, desk, told_since};
use crate::focal_points::{broken, naming};
use crate::giving::{ask_for, opinion};
use crate::people::{move_to, of, signed_in};
use crate::post::Post;
use crate::world::World;

const ADDRESSES: &str = "/account/addresses";

/// Types a second address into the form.
async fn ask_second(browser: &Browser, second: &str) -> Page {
    let page = browser.visit(ADDRESSES).await.ok();
    let form = page
        .form(ADDRESSES)
        .fill("email", second)
        .fill("current_password", PASSWORD);
    form.press("Send a link to that address").await
}

/// Confirms a second address by the page and the mailed link.
async fn confirm_second(world: &World, post: &Post, who: &Account, second: &str) {
    post.new_ones().await;
    let browser = signed_in(world, who).await;
    ask_second(&browser, second)
        .await
        .ok()
        .shows("We have sent a link to that address.");
    let link = of(&post.new_ones().await, second).link();
    let page = browser.visit(&link).await.ok();
    let page = page.only_form().press("Confirm this address").await;
    page.ok()
        .lands_on(ADDRESSES)
        .shows("The address is confirmed.")
        .shows(second);
}

/// The deed is refused because the practice is the account's own.
async fn is_barred(cast: &Cast, who: &Account, id: PracticeId) {
    for intent in [Intent::Claim, Intent::Decide(approval())] {
        let done = actions::act(&cast.app, who, id, crate::focal_points::ALL, intent).await;
        assert!(
            matches!(done, Err(Error::Denied(Denied::OwnPractice))),
            "{}: {done:?}",
            who.email
        );
    }
}

/// Amina writes; Ruth, who reviews, says that Amina's address is hers. What Ruth had in hand of Amina goes to another
/// reviewer, and from then on each is a party to what the other one writes.
async fn a_second_confirmed_address_joins_two_accounts(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.submitted("Almaty Process", 9).await;
    let other = cast.submitted_by(&cast.boris, "Bali Process", 9).await;
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    cast.act(&cast.ruth, &other, Intent::Claim).await.unwrap();
    let seq = cast.seq(id).await;
    confirm_second(&world, &post, &cast.ruth, cast.amina.email.as_str()).await;
    assert_eq!(claimed_by(&cast, id).await, None);
    assert_eq!(claimed_by(&cast, other).await, Some(cast.ruth.id.0));
    assert_eq!(
        deeds(&cast, id).await,
        ["start", "submit", "claim", "free_claim"]
    );
    let told = told_since(&cast, id, seq.0).await;
    assert!(
        told.contains(&"practice-free_claim suggested".to_owned()),
        "{told:?}"
    );
    is_barred(&cast, &cast.ruth, id).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    desk(&ruth, id)
        .await
        .shows("Another account of yours is connected with this practice");
    // What is written later, too.
    let later = cast.submitted("Colombo Process", 9).await;
    is_barred(&cast, &cast.ruth, later).await;
    let suggested = told_since(&cast, later, 0).await;
    assert!(!suggested.is_empty());
    let mut db = cast.app.db.read().await.unwrap();
    let found = db.sql("SELECT suggested_id FROM revision WHERE practice_id = $1");
    let (suggested,): (Option<i64>,) = found.bind(later).one().await.unwrap();
    drop(db);
    assert!(suggested.is_some() && suggested != Some(cast.ruth.id.0));
    // Each account reads of the other one.
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(ADDRESSES).await.ok();
    page.shows("The account ruth@")
        .shows("is of the same person as this account");
    assert_eq!(broken(&cast).await, []);
}
story!(a_second_confirmed_address_joins_two_accounts);

/// Three accounts of one person are one party, in whatever order they are joined.
async fn joined_accounts_join_others(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.submitted("Almaty Process", 9).await;
    confirm_second(&world, &post, &cast.omar, cast.boris.email.as_str()).await;
    confirm_second(&world, &post, &cast.ruth, cast.omar.email.as_str()).await;
    let bali = cast.submitted_by(&cast.boris, "Bali Process", 9).await;
    for reviewer in [&cast.ruth, &cast.omar] {
        is_barred(&cast, reviewer, bali).await;
    }
    confirm_second(&world, &post, &cast.boris, cast.amina.email.as_str()).await;
    for reviewer in [&cast.ruth, &cast.omar] {
        is_barred(&cast, reviewer, id).await;
    }
    cast.act(&cast.grace, &id, Intent::Claim).await.unwrap();
    assert_eq!(broken(&cast).await, []);
}
story!(joined_accounts_join_others);

/// An address without an account is confirmed, too: an account that gets it later is joined, and a practice that names it
/// names the account that confirmed it.
async fn a_confirmed_address_joins_accounts_that_get_it_later(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let ministry = "ruth@ministry.example";
    let named = naming(&cast, &cast.boris, "Bali Process", ministry).await;
    cast.act(&cast.ruth, &named, Intent::Claim).await.unwrap();
    confirm_second(&world, &post, &cast.ruth, ministry).await;
    assert_eq!(claimed_by(&cast, named).await, None);
    is_barred(&cast, &cast.ruth, named).await;
    let named_later = naming(&cast, &cast.boris, "Puebla Process", ministry).await;
    is_barred(&cast, &cast.ruth, named_later).await;
    let id = cast.submitted("Almaty Process", 9).await;
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    move_to(&cast, &cast.amina, "amina@elsewhere.example").await;
    assert_eq!(claimed_by(&cast, id).await, Some(cast.ruth.id.0));
    // By the pages: Amina moves to the address that Ruth has confirmed.
    let amina = Account {
        email: EmailAddress::parse("amina@elsewhere.example").unwrap(),
        ..cast.amina.clone()
    };
    post.new_ones().await;
    let browser = signed_in(&world, &amina).await;
    crate::people::ask_move(&browser, ministry).await.ok();
    let link = of(&post.new_ones().await, ministry).link();
    let page = browser.visit(&link).await.ok();
    page.only_form().press("Use this address").await.ok();
    assert_eq!(claimed_by(&cast, id).await, None);
    is_barred(&cast, &cast.ruth, id).await;
    assert_eq!(broken(&cast).await, []);
}
story!(a_confirmed_address_joins_accounts_that_get_it_later);

/// Nothing is joined before the link is used, nor by a person who does not own the account that asked. The page is the same
/// for an address with an account and for one without.
async fn a_second_address_needs_its_mailbox_and_its_owner(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let with = ask_second(&ruth, cast.amina.email.as_str()).await.ok();
    let without = ask_second(&ruth, "no.account@elsewhere.example").await.ok();
    assert_eq!(with.text(), without.text());
    let letters = post.new_ones().await;
    let with = of(&letters, cast.amina.email.as_str());
    let without = of(&letters, "no.account@elsewhere.example");
    assert_eq!(with.subject, without.subject);
    let link = with.link();
    // Amina opens the link in her own browser: without Ruth's password the button does nothing.
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(&link).await.ok();
    let form = page
        .only_form()
        .fill("password", "not the password of Ruth");
    form.press("Confirm this address").await.status(422);
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    // An own address, and one that is none.
    let page = ask_second(&ruth, cast.ruth.email.as_str()).await;
    page.status(422);
    let page = ask_second(&ruth, "not an address").await;
    let page = page.status(422);
    assert_eq!(page.form(ADDRESSES).value("email"), Some("not an address"));
    assert_eq!(broken(&cast).await, []);
}
story!(a_second_address_needs_its_mailbox_and_its_owner);

/// One person gives one opinion: that of the second account takes the place of the first one's.
async fn one_person_gives_one_opinion(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    ask_for(&cast, 9, 2).await;
    let id = cast.submitted("Almaty Process", 9).await;
    confirm_second(&world, &post, &cast.ruth, cast.omar.email.as_str()).await;
    for reviewer in [&cast.ruth, &cast.omar] {
        let given = opinion(Verdict::Approve, "It is complete.");
        cast.act(reviewer, &id, given).await.unwrap();
    }
    let done = cast.act(&cast.omar, &id, Intent::Decide(approval())).await;
    assert!(matches!(done, Err(Error::Denied(_))), "{done:?}");
    let given = opinion(Verdict::Approve, "It is complete.");
    cast.act(&cast.grace, &id, given).await.unwrap();
    cast.act(&cast.grace, &id, Intent::Decide(approval()))
        .await
        .unwrap();
    assert_eq!(broken(&cast).await, []);
}
story!(one_person_gives_one_opinion);

/// A person with Amina's name and organisation, written in capitals and in another order.
async fn twin_of_amina(cast: &Cast) -> Account {
    let Name::Person { given, family, .. } = &cast.amina.name else {
        panic!("Amina is a person");
    };
    let given = given.as_deref().unwrap_or_default().to_uppercase();
    let organisation = cast.amina.organisation.as_deref().unwrap().to_uppercase();
    let twin = Member {
        organisation: Some(&organisation),
        ..Member::named("Dr.", family, &given, Role::Reviewer)
    };
    twin.join(&cast.app).await
}

/// Administrators are warned of equal name and organisation, and say whether it is one person.
async fn equal_name_and_organisation_warn_administrators(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let grace = signed_in(&world, &cast.grace).await;
    let list = "/admin/accounts?state=alike";
    grace.visit(list).await.ok().lacks("Review Secretariat");
    let twin = twin_of_amina(&cast).await;
    cast.act(&twin, &id, Intent::Claim).await.unwrap();
    let overview = grace.visit("/admin").await.ok();
    overview.shows("Accounts with the name and organisation of another one");
    let page = grace.visit(list).await.ok();
    assert_eq!(page.texts("tbody tr").len(), 2);
    let at = format!("/admin/accounts/{}", twin.id);
    let page = grace.visit(&at).await.ok();
    let page = page.form(&at).press("They are of one person").await;
    page.ok()
        .lands_on(&at)
        .shows("Both accounts are of one person from now on.")
        .shows("of the same person");
    assert_eq!(claimed_by(&cast, id).await, None);
    is_barred(&cast, &twin, id).await;
    assert_eq!(grace.visit(list).await.ok().count("tbody tr"), 0);
    let record = grace.visit("/admin/record").await.ok();
    assert_eq!(
        record
            .text()
            .matches("Of the same person as another account")
            .count(),
        2
    );
    assert_eq!(broken(&cast).await, []);
}
story!(equal_name_and_organisation_warn_administrators);

/// Two persons with one name are said to be two, once; nothing is joined, and no other account may say so.
async fn two_persons_with_one_name_stay_two(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let twin = twin_of_amina(&cast).await;
    cast.act(&twin, &id, Intent::Claim).await.unwrap();
    let grace = signed_in(&world, &cast.grace).await;
    let at = format!("/admin/accounts/{}", cast.amina.id);
    let page = grace.visit(&at).await.ok();
    let page = page.form(&at).press("They are of two persons").await;
    page.ok()
        .lands_on(&at)
        .shows("Both accounts are of two persons.")
        .lacks("One person, or two?");
    assert_eq!(claimed_by(&cast, id).await, Some(twin.id.0));
    let list = grace.visit("/admin/accounts?state=alike").await.ok();
    assert_eq!(list.count("tbody tr"), 0);
    for deed in ["one_person 0", "one_person x", "two_persons", "one_person"] {
        let page = grace.post(&at, &[("deed", deed)]).await;
        let status = page.status.as_u16();
        assert!([400, 404].contains(&status), "{deed}: {status}");
    }
    let own = format!("one_person {}", cast.amina.id);
    grace.post(&at, &[("deed", own.as_str())]).await.status(404);
    let deed = format!("one_person {}", twin.id);
    let ruth = signed_in(&world, &cast.ruth).await;
    ruth.post(&at, &[("deed", deed.as_str())]).await.status(404);
    assert_eq!(claimed_by(&cast, id).await, Some(twin.id.0));
}
story!(two_persons_with_one_name_stay_two);
