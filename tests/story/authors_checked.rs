//! `praxis check` compares who the authors are with what the events say, in both directions.

use praxis::db::Engine as _;
use praxis::practice::actions::{Intent, TakenOffer};
use praxis::practice::model::{CoAuthorId, OfferTo, PracticeId};

use crate::authors::{co_author, invitation};
use crate::cast::Cast;
use crate::focal_points::broken;
use crate::post::Post;
use crate::world::World;

/// The lines of the list of authors, in its order.
async fn all_lines(cast: &Cast, id: PracticeId) -> Vec<CoAuthorId> {
    let mut db = cast.app.db.read().await.unwrap();
    let all = db.sql("SELECT id FROM co_author WHERE practice_id = $1 ORDER BY place, id");
    let all: Vec<(CoAuthorId,)> = all.bind(id).all().await.unwrap();
    all.into_iter().map(|(id,)| id).collect()
}

/// Co-authors joined, were ordered, left, were removed; the practice was handed over and submitted again.
async fn with_a_history(cast: &Cast, post: &Post) -> PracticeId {
    let id = cast.submitted("Almaty Process", 9).await;
    for who in [&cast.boris, &cast.lena, &cast.omar] {
        co_author(cast, post, &cast.amina, who, id).await;
    }
    cast.act(&cast.amina, &id, invitation("nadia@ministry.example"))
        .await
        .unwrap();
    let (boris, lena, nadia) = match all_lines(cast, id).await[..] {
        [boris, lena, _, nadia] => (boris, lena, nadia),
        ref other => panic!("{other:?}"),
    };
    let act = async |who, intent| {
        cast.act(who, &id, intent).await.unwrap();
    };
    act(&cast.amina, Intent::Withdraw(None)).await;
    act(
        &cast.amina,
        Intent::Reorder {
            who: lena,
            up: true,
        },
    )
    .await;
    act(&cast.amina, Intent::InviteAgain(nadia)).await;
    act(&cast.amina, Intent::CancelInvitation(nadia)).await;
    act(&cast.lena, Intent::Leave).await;
    act(
        &cast.amina,
        Intent::Offer {
            to: OfferTo::CoAuthor(boris),
            leaves: false,
        },
    )
    .await;
    act(
        &cast.boris,
        Intent::TakeOwnership(TakenOffer::OnPage(boris)),
    )
    .await;
    act(&cast.boris, Intent::Submit).await;
    id
}

/// Whether the check says exactly that of the authors.
async fn says(cast: &Cast, part: &str) -> bool {
    let broken = broken(cast).await;
    let of_authors = broken
        .iter()
        .find(|(promise, _)| promise.starts_with("each owner, each co-author"));
    of_authors.is_some_and(|(_, places)| places.len() == 1 && places[0].contains(part))
}

async fn check_compares_the_authors_with_their_events(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = with_a_history(&cast, &post).await;
    assert_eq!(broken(&cast).await, []);
    let (first, last) = {
        let lines = all_lines(&cast, id).await;
        (lines[0], *lines.last().unwrap())
    };
    // A line that changed without an event, a line that is gone, and one that no event made.
    let damage = async |sql: &'static str, id: i64| {
        let mut tx = cast.app.db.write().await.unwrap();
        tx.sql(sql).bind(id).execute().await.unwrap();
        tx.commit().await.unwrap();
    };
    damage("UPDATE co_author SET state = 'left' WHERE id = $1", first.0).await;
    assert!(says(&cast, "without its events").await);
    damage(
        "UPDATE co_author SET state = 'accepted' WHERE id = $1",
        first.0,
    )
    .await;
    assert_eq!(broken(&cast).await, []);
    damage(
        "INSERT INTO co_author (practice_id, place, state, email, email_key, language, account_id,
                                invited_at, expires_at, since, mailed_seq)
         SELECT practice_id, 99, 'left', email, email_key, language, account_id, 1, 1, 1, 1
         FROM co_author WHERE id = $1",
        last.0,
    )
    .await;
    assert!(says(&cast, "without its events").await);
    damage("DELETE FROM co_author WHERE place = 99 AND $1 > 0", 1).await;
    assert_eq!(broken(&cast).await, []);
    // A submission that names one author more.
    damage(
        "INSERT INTO revision_author (revision_id, place, account_id)
         SELECT MAX(r.id), 99, MAX(p.first_submitted_by)
         FROM revision r JOIN practice p ON p.id = r.practice_id
         WHERE p.id = $1",
        id.0,
    )
    .await;
    assert!(says(&cast, "submissions name").await);
    damage("DELETE FROM co_author WHERE id = $1", last.0).await;
    assert!(says(&cast, "no line").await);
}
story!(check_compares_the_authors_with_their_events);
