//! Reviewers who cannot see the screen: every page of theirs has a real outline, controls that browsers know, a name for each,
//! and problems that are tied to their inputs.

use crate::browser::Browser;
use crate::cast::Cast;
use crate::desk::press;
use crate::every_state::in_every_state;
use crate::people::signed_in;
use crate::sound_html::{assert_read_aloud, assert_sound};
use crate::world::World;

async fn look(reader: &Browser, path: &str) {
    for language in ["", "/fr"] {
        let path = format!("{language}{path}");
        let page = reader.visit(&path).await.ok();
        assert_sound(&path, &page.body);
        assert_read_aloud(&path, &page.body);
    }
}

/// The queue in each of its lists, the desk of a practice in each state, and what stands around them.
async fn wish_16_the_desk_is_read_aloud(world: World) {
    let cast = Cast::of(&world).await;
    let practices = Box::pin(in_every_state(&cast, &cast.amina)).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let queue = ruth.visit("/review").await.ok();
    let lists = queue.attributes("select[name=state] option", "value");
    assert!(lists.len() > 8, "{lists:?}");
    for list in lists {
        look(&ruth, &format!("/review?state={list}")).await;
    }
    for page in ["bulk", "filters", "offline", "reports", "year"] {
        look(&ruth, &format!("/review/{page}")).await;
    }
    let mut looked = 0;
    for (state, (id, _)) in practices {
        let desk = format!("/review/{id}");
        // Reviewers do not find what was never submitted.
        if ruth.visit(&desk).await.status.as_u16() == 200 {
            look(&ruth, &desk).await;
            look(&ruth, &format!("{desk}/compare")).await;
            looked += 1;
        }
        if state == "in review" {
            look(&ruth, &format!("{desk}/words")).await;
            let refused = press(&ruth, id, "return", &[("reasons", "")])
                .await
                .status(422);
            // The summary of problems stands above the page's own heading.
            assert_read_aloud(state, &refused.body);
            assert!(
                refused.count("[aria-invalid]") > 0,
                "the problem stands beside its box"
            );
        }
    }
    assert!(looked > 10, "{looked} desks");
}
story!(wish_16_the_desk_is_read_aloud);
