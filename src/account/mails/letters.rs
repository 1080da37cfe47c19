//! The words of the account's own mails. The first mails to an address hold nothing that was
//! typed.

use crate::account::model::{Account, EmailAddress, Role, Scope};
use crate::address;
use crate::app::App;
use crate::language::{Language, Messages};
use crate::mail::letter::{Letter, LetterItem};

/// What every letter needs: the application and the recipient's language.
pub(super) struct Draft<'a> {
    pub(super) app: &'a App,
    pub(super) t: Messages,
}

impl<'a> Draft<'a> {
    pub(super) fn new(app: &'a App, language: Language) -> Self {
        let t = app.words(language);
        Self { app, t }
    }

    fn site(&self) -> &'a str {
        &self.app.settings.site.name
    }

    fn absolute(&self, address: &address::Address) -> String {
        address.absolute(&self.app.settings.public_url, self.t.language())
    }

    pub(super) fn confirm(&self) -> Letter {
        let t = self.t;
        Letter::new(
            t.say("account-mail-confirm-subject")
                .with("site", self.site()),
            t.say("account-mail-confirm-heading"),
        )
        .says(
            t.say("account-mail-confirm-words")
                .with("site", self.site()),
        )
        .secret_button(t.say("account-mail-confirm-button"), |token| {
            self.absolute(&address::confirm(token))
        })
        .says(t.say("account-mail-confirm-not-you"))
        .because(t.say("account-mail-because-registered"))
    }

    pub(super) fn already(&self) -> Letter {
        let t = self.t;
        Letter::new(
            t.say("account-mail-already-subject")
                .with("site", self.site()),
            t.say("account-mail-already-heading"),
        )
        .says(
            t.say("account-mail-already-words")
                .with("site", self.site()),
        )
        .button(
            t.say("account-mail-already-button"),
            self.absolute(&address::sign_in()),
        )
        .says(
            t.say("account-mail-already-forgot")
                .with("address", self.absolute(&address::reset())),
        )
        .because(t.say("account-mail-because-account"))
    }

    pub(super) fn reset(&self) -> Letter {
        let t = self.t;
        Letter::new(
            t.say("account-mail-reset-subject")
                .with("site", self.site()),
            t.say("account-mail-reset-heading"),
        )
        .says(t.say("account-mail-reset-words"))
        .secret_button(t.say("account-mail-reset-button"), |token| {
            self.absolute(&address::reset_by(token))
        })
        .says(t.say("account-mail-reset-not-you"))
        .because(t.say("account-mail-because-account"))
    }

    /// No name stands in it: an administrator may have typed the address of a stranger.
    pub(super) fn invited(&self, role: Role) -> Letter {
        let t = self.t;
        Letter::new(
            t.say("account-mail-invited-subject")
                .with("site", self.site()),
            t.of("account-mail-invited-heading", role.as_str()),
        )
        .says(
            t.say("account-mail-invited-words")
                .with("site", self.site()),
        )
        .secret_button(t.say("account-mail-invited-button"), |token| {
            self.absolute(&address::reset_by(token))
        })
        .says(
            t.say("account-mail-invited-later")
                .with("address", self.absolute(&address::reset())),
        )
        .says(t.say("account-mail-invited-not-you"))
        .because(t.say("account-mail-because-invited"))
    }

    pub(super) fn sign_in(&self) -> Letter {
        let t = self.t;
        Letter::new(
            t.say("account-mail-sign-in-subject")
                .with("site", self.site()),
            t.say("account-mail-sign-in-heading"),
        )
        .says(t.say("account-mail-sign-in-words"))
        .secret_button(t.say("account-mail-sign-in-button"), |token| {
            self.absolute(&address::sign_in_by(token))
        })
        .says(t.say("account-mail-sign-in-not-you"))
        .because(t.say("account-mail-because-account"))
    }

    pub(super) fn password_only(&self) -> Letter {
        let t = self.t;
        Letter::new(
            t.say("account-mail-password-only-subject")
                .with("site", self.site()),
            t.say("account-mail-password-only-heading"),
        )
        .says(t.say("account-mail-password-only-words"))
        .button(
            t.say("account-mail-already-button"),
            self.absolute(&address::sign_in()),
        )
        .because(t.say("account-mail-because-account"))
    }

    pub(super) fn unknown(&self) -> Letter {
        let t = self.t;
        Letter::new(
            t.say("account-mail-unknown-subject")
                .with("site", self.site()),
            t.say("account-mail-unknown-heading")
                .with("site", self.site()),
        )
        .says(
            t.say("account-mail-unknown-words")
                .with("site", self.site()),
        )
        .button(
            t.say("account-mail-unknown-button"),
            self.absolute(&address::register()),
        )
        .says(t.say("account-mail-unknown-not-you"))
        .because(t.say("account-mail-because-typed"))
    }

    pub(super) fn password_changed(&self, owner: &Account) -> Letter {
        let t = self.t;
        Letter::new(
            t.say("account-mail-password-changed-subject")
                .with("site", self.site()),
            t.say("account-mail-password-changed-heading"),
        )
        .greets(
            t.say("account-mail-dear")
                .with("name", owner.name.greeting()),
        )
        .says(
            t.say("account-mail-password-changed-words")
                .with("site", self.site())
                .with("moment", t.moment(self.app.clock.now())),
        )
        .button(
            t.say("account-mail-password-changed-button"),
            self.absolute(&address::reset()),
        )
        .because(t.say("account-mail-because-account"))
    }

    pub(super) fn new_address(&self) -> Letter {
        let t = self.t;
        Letter::new(
            t.say("account-mail-new-address-subject")
                .with("site", self.site()),
            t.say("account-mail-new-address-heading"),
        )
        .says(
            t.say("account-mail-new-address-words")
                .with("site", self.site()),
        )
        .secret_button(t.say("account-mail-new-address-button"), |token| {
            self.absolute(&address::confirm(token))
        })
        .says(t.say("account-mail-new-address-not-you"))
        .because(t.say("account-mail-because-typed"))
    }

    pub(super) fn second_address(&self) -> Letter {
        let t = self.t;
        Letter::new(
            t.say("account-mail-second-address-subject")
                .with("site", self.site()),
            t.say("account-mail-second-address-heading"),
        )
        .says(
            t.say("account-mail-second-address-words")
                .with("site", self.site()),
        )
        .says(t.say("account-mail-second-address-effect"))
        .secret_button(t.say("account-mail-second-address-button"), |token| {
            self.absolute(&address::confirm(token))
        })
        .says(t.say("account-mail-new-address-not-you"))
        .because(t.say("account-mail-because-typed"))
    }

    pub(super) fn stop_address(&self, owner: &Account, new: &EmailAddress) -> Letter {
        let t = self.t;
        Letter::new(
            t.say("account-mail-stop-address-subject")
                .with("site", self.site()),
            t.say("account-mail-stop-address-heading"),
        )
        .greets(
            t.say("account-mail-dear")
                .with("name", owner.name.greeting()),
        )
        .says(
            t.say("account-mail-stop-address-words")
                .with("site", self.site())
                .with("address", new.as_str()),
        )
        .secret_button(t.say("account-mail-stop-address-button"), |token| {
            self.absolute(&address::confirm(token))
        })
        .because(t.say("account-mail-because-account"))
    }

    pub(super) fn role(&self, owner: &Account, role: Role, scope: &Scope) -> Letter {
        let t = self.t;
        let letter = Letter::new(
            t.say("account-mail-role-subject").with("site", self.site()),
            t.of("account-mail-role-heading", role.as_str()),
        )
        .greets(
            t.say("account-mail-dear")
                .with("name", owner.name.greeting()),
        )
        .says(
            t.of("account-mail-role-words", role.as_str())
                .with("site", self.site()),
        );
        let letter = match role {
            Role::Reviewer => self.scope(letter, scope),
            Role::Submitter | Role::Administrator => letter,
        };
        letter
            .says(t.say("account-mail-role-again"))
            .button(
                t.say("account-mail-already-button"),
                self.absolute(&address::sign_in()),
            )
            .because(t.say("account-mail-because-account"))
    }

    /// The objectives on which a reviewer may decide.
    fn scope(&self, letter: Letter, scope: &Scope) -> Letter {
        let t = self.t;
        if scope.is_everything() {
            return letter.says(t.say("account-mail-role-everywhere"));
        }
        let objectives = scope.objectives().map(|one| LetterItem {
            title: one.line(t).to_string(),
            about: String::new(),
            address: Some(self.absolute(&address::objective(one))),
        });
        letter.lists(t.say("account-mail-role-objectives"), objectives.collect())
    }

    pub(super) fn restored(&self, owner: &Account, words: Option<&str>) -> Letter {
        let t = self.t;
        let letter = Letter::new(
            t.say("account-mail-restored-subject")
                .with("site", self.site()),
            t.say("account-mail-restored-heading"),
        )
        .greets(
            t.say("account-mail-dear")
                .with("name", owner.name.greeting()),
        )
        .says(t.say("account-mail-restored-words"));
        let letter = match words {
            Some(words) => letter.says(t.say("account-mail-answer")).quotes(words),
            None => letter,
        };
        letter
            .button(
                t.say("account-mail-already-button"),
                self.absolute(&address::sign_in()),
            )
            .because(t.say("account-mail-because-account"))
    }

    pub(super) fn appeal_refused(&self, owner: &Account, words: &str) -> Letter {
        let t = self.t;
        let subject = t.say("account-mail-appeal-refused-subject");
        Letter::new(
            subject.with("site", self.site()),
            t.say("account-mail-appeal-refused-heading"),
        )
        .says(
            t.say("account-mail-dear")
                .with("name", owner.name.greeting()),
        )
        .says(t.say("account-mail-appeal-refused-words"))
        .quotes(words)
        .says(t.say("account-mail-appeal-refused-next"))
        .button(
            t.say("account-mail-already-button"),
            self.absolute(&address::sign_in()),
        )
        .because(t.say("account-mail-because-account"))
    }

    pub(super) fn appeal(&self, by: &Account, words: &str) -> Letter {
        let t = self.t;
        Letter::new(
            t.say("account-mail-appeal-subject")
                .with("name", by.name.display()),
            t.say("account-mail-appeal-heading")
                .with("name", by.name.display()),
        )
        .says(t.say("account-mail-appeal-words"))
        .quotes(words)
        .button(
            t.say("account-mail-appeal-button"),
            self.absolute(&address::admin_account(by.id)),
        )
        .because(t.say("account-mail-because-administrator"))
    }
}
