//! The words of this room's mails.

use crate::address::{self, Address};
use crate::app::App;
use crate::follow::model::{FollowedList, NAMED, Rhythm, Subscription};
use crate::language::{Language, Messages};
use crate::mail::letter::{Letter, LetterItem};

/// What every letter needs: the application and the reader's language.
pub(super) struct FollowDraft<'a> {
    app: &'a App,
    pub(super) t: Messages,
}

impl<'a> FollowDraft<'a> {
    pub(super) fn new(app: &'a App, language: Language) -> Self {
        Self {
            app,
            t: app.words(language),
        }
    }

    fn site(&self) -> &'a str {
        &self.app.settings.site.name
    }

    fn absolute(&self, address: &Address) -> String {
        address.absolute(&self.app.settings.public_url, self.t.language())
    }

    /// Asks whether the holder of the address wants mails about this list.
    pub(super) fn confirm(&self, list: &str, rhythm: Rhythm) -> Letter {
        let t = self.t;
        Letter::new(
            t.say("follow-mail-confirm-subject")
                .with("site", self.site()),
            t.say("follow-mail-confirm-heading"),
        )
        .says(t.say("follow-mail-confirm-words").with("site", self.site()))
        .about(list, t.of("follow-rhythm", rhythm.as_str()))
        .says(t.say("follow-mail-confirm-how"))
        .secret_button(t.say("follow-mail-confirm-button"), |token| {
            self.absolute(&address::following(token))
        })
        .says(t.say("follow-mail-confirm-not-you"))
        .because(t.say("follow-mail-because-typed"))
    }

    /// Tells what is new in the list of a subscription. `unkept`: how many more there are beside these lines.
    pub(super) fn news(
        &self,
        subscription: &Subscription,
        mut lines: Vec<LetterItem>,
        unkept: usize,
    ) -> Letter {
        let t = self.t;
        let name = subscription.title(t);
        let count = lines.len() + unkept;
        let subject = match lines.as_slice() {
            [only] if unkept == 0 => t
                .say("follow-mail-news-subject-one")
                .with("site", self.site())
                .with("title", only.title.as_str()),
            _ => t
                .say("follow-mail-news-subject")
                .with("site", self.site())
                .with("count", count),
        };
        lines.truncate(NAMED);
        let others = count - lines.len();
        let heading = t.say("follow-mail-news-heading").with("count", count);
        let letter = Letter::new(subject, heading).lists(name.as_str(), lines);
        let letter = match others {
            0 => letter,
            _ => letter.says(t.say("follow-mail-news-others").with("count", others)),
        };
        let letter = match FollowedList::parse(&subscription.list) {
            Some(list) => letter.button(
                t.say("follow-mail-news-button"),
                self.absolute(&list.address()),
            ),
            None => letter,
        };
        letter
            .because(
                t.of("follow-mail-because", subscription.rhythm.as_str())
                    .with("list", name),
            )
            .ends(t.say("follow-mail-end"), |token| {
                self.absolute(&address::following(token))
            })
    }
}
