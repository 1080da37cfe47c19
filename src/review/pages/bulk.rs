//! `/review/bulk`: the same deed for several practices. What is chosen comes from the queue's ticks, from what its filter
//! finds, or from an uploaded list. What would change is shown first; then it is done as a whole or not at all.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use super::desk::into_failure;
use crate::account::model::{Account, AccountId, Name, Role};
use crate::account::queries;
use crate::account::reader::{self, Reviewer};
use crate::app::App;
use crate::db::Conn;
use crate::language::Language;
use crate::practice::actions as practices;
use crate::practice::model::{PracticeId, Seq};
use crate::review::actions::{self, BulkOutcome};
use crate::review::forms::{self, AskedBulk, BulkStep, QueuePlace};
use crate::review::model::{BulkAction, BulkChoice, ReplyTemplate};
use crate::review::views::{
    BulkChoices, BulkPage, Chosen, ConsequencesPage, NotDoneBulk, is_for_return,
};
use crate::web::{
    Failure, FormVisit, Frame, Lang, Notice, PostedFile, Problem, Redirect, Refused, Typed, posted,
};

/// Shows where a list is uploaded, or a form that was kept during sign-in.
pub async fn show(
    State(app): State<App>,
    reviewer: Reviewer,
    visit: FormVisit,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let kept = visit.kept_form();
    let bulk = Bulk {
        app: &app,
        reviewer: &reviewer,
        language: visit.language,
        notice: visit.notice,
        place: place(query.as_deref())?,
    };
    match kept {
        Some(typed) if typed.sent("deed") => bulk.foresee(&typed, None).await,
        Some(typed) => bulk.choose(&typed).await,
        None => bulk.draw(&Chosen::default(), None).await,
    }
}

/// Takes what is chosen, shows what a deed would lead to, or does it.
pub async fn act(
    State(app): State<App>,
    reviewer: Reviewer,
    Lang(language): Lang,
    RawQuery(query): RawQuery,
    posted: PostedFile,
) -> Result<Response, Failure> {
    let bulk = Bulk {
        app: &app,
        reviewer: &reviewer,
        language,
        notice: None,
        place: place(query.as_deref())?,
    };
    let typed = &posted.typed;
    match (posted.file, BulkStep::read(typed)) {
        (Some(file), _) => bulk.take_list(&file).await,
        (None, BulkStep::Choose) => bulk.choose(typed).await,
        (None, BulkStep::Foresee) => bulk.foresee(typed, None).await,
        (None, BulkStep::Confirm) => bulk.confirm(typed).await,
    }
}

/// The place in the queue to which the page leads back.
fn place(query: Option<&str>) -> Result<QueuePlace, Failure> {
    QueuePlace::parse(&posted::query(query)?)
}

struct Bulk<'a> {
    app: &'a App,
    reviewer: &'a Reviewer,
    language: Language,
    notice: Option<Notice>,
    place: QueuePlace,
}

impl Bulk<'_> {
    fn frame(&mut self) -> Frame {
        let here = self.place.bulk();
        reader::frame(
            self.app,
            self.reviewer,
            self.language,
            here,
            self.notice.take(),
        )
    }

    /// Shows what is chosen, and what can be done with it.
    async fn draw(
        mut self,
        chosen: &Chosen,
        refused: Option<&Refused>,
    ) -> Result<Response, Failure> {
        let mut db = self.app.db.read().await?;
        let choices = self.choices(&mut db).await?;
        drop(db);
        let status = match refused {
            Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
            None => StatusCode::OK,
        };
        let frame = self.frame();
        let page = BulkPage::new(self.app, frame, &self.place, chosen, &choices, refused);
        Ok((status, Html(page.render()?)).into_response())
    }

    async fn choices(&self, db: &mut Conn) -> Result<BulkChoices, Failure> {
        let mut offered = actions::replies(db).await?;
        offered.retain(is_for_return);
        let reviewers = match self.reviewer.role {
            Role::Administrator => practices::all_reviewers(db).await?,
            _ => Vec::new(),
        };
        Ok(BulkChoices {
            replies: offered,
            reviewers,
        })
    }

    /// Refuses a choice or a list of nothing.
    async fn refuse(
        self,
        typed: &Typed,
        field: &'static str,
        key: &'static str,
    ) -> Result<Response, Failure> {
        let mut refused = Refused::only_typed(typed.clone());
        refused.add(field, Problem::own(key));
        self.draw(&Chosen::default(), Some(&refused)).await
    }

    /// Takes the ticks of the queue, or all that its page shows or its filter finds.
    async fn choose(self, typed: &Typed) -> Result<Response, Failure> {
        let choice = forms::read_choice(typed);
        let mut db = self.app.db.read().await?;
        let (ids, cut) = match choice {
            BulkChoice::Found => {
                actions::found_practices(self.app, &mut db, self.reviewer, &self.place).await?
            }
            choice => (forms::ticked(typed, choice), false),
        };
        let practices = actions::chosen_practices(&mut db, self.reviewer, &ids).await?;
        drop(db);
        if practices.is_empty() {
            return self
                .refuse(typed, "file", "review-problem-nothing-chosen")
                .await;
        }
        let chosen = Chosen {
            practices,
            cut,
            ..Chosen::default()
        };
        self.draw(&chosen, None).await
    }

    /// Takes the references of an uploaded list.
    async fn take_list(self, file: &[u8]) -> Result<Response, Failure> {
        let typed = Typed::default();
        if file.is_empty() {
            return self.refuse(&typed, "file", "review-problem-no-list").await;
        }
        let Some(text) = forms::sheet_text(file) else {
            return self.refuse(&typed, "file", "review-problem-no-text").await;
        };
        let list = forms::read_list(&text);
        let mut db = self.app.db.read().await?;
        let practices =
            actions::practices_by_reference(&mut db, self.reviewer, &list.references).await?;
        drop(db);
        let is_seen = |reference: &String| {
            let same = |one: &str| one == reference;
            practices.iter().any(|one| same(one.reference.as_str()))
        };
        let unknown = list.references.iter().filter(|one| !is_seen(one)).cloned();
        let chosen = Chosen {
            unknown: unknown.collect(),
            unread: list.unread,
            cut: list.too_many,
            practices,
        };
        if chosen.practices.is_empty() {
            let mut refused = Refused::only_typed(typed);
            refused.add("file", Problem::own("review-problem-list-empty"));
            return self.draw(&chosen, Some(&refused)).await;
        }
        self.draw(&chosen, None).await
    }

    /// What the form asks for, with what belongs to it as it stands now; or the page that says what is missing.
    async fn action(self, typed: &Typed) -> Result<Result<(Self, Asked), Response>, Failure> {
        let asked = match forms::read_asked(typed) {
            Ok(asked) => asked,
            Err(refused) => return Ok(Err(self.refuse_asked(typed, refused).await?)),
        };
        let mut db = self.app.db.read().await?;
        let found = match asked {
            AskedBulk::Plain(deed) => Ok(Asked::of(BulkAction::Plain(deed))),
            AskedBulk::Assign(to) => {
                let name = reviewer_named(&mut db, to).await?;
                name.map(|name| Asked {
                    reviewer: Some(name),
                    ..Asked::of(BulkAction::Assign(to))
                })
                .ok_or("reviewer")
            }
            AskedBulk::Return(id, version) => {
                let template = actions::reply(&mut db, id).await?.filter(is_for_return);
                let changed =
                    |reply: &ReplyTemplate| version.is_some_and(|one| one != reply.version);
                template
                    .map(|reply| Asked {
                        changed_reply: changed(&reply),
                        ..Asked::of(BulkAction::Return(Box::new(reply)))
                    })
                    .ok_or("reply")
            }
        };
        drop(db);
        match found {
            Ok(asked) => Ok(Ok((self, asked))),
            Err(field) => {
                let mut refused = Refused::only_typed(typed.clone());
                refused.add(field, Problem::NotOffered);
                Ok(Err(self.refuse_asked(typed, refused).await?))
            }
        }
    }

    async fn refuse_asked(self, typed: &Typed, refused: Refused) -> Result<Response, Failure> {
        let ids: Vec<PracticeId> = forms::carried(typed).into_keys().collect();
        let mut db = self.app.db.read().await?;
        let practices = actions::chosen_practices(&mut db, self.reviewer, &ids).await?;
        drop(db);
        let chosen = Chosen {
            practices,
            ..Chosen::default()
        };
        self.draw(&chosen, Some(&refused)).await
    }

    /// Shows what the deed would lead to.
    async fn foresee(
        self,
        typed: &Typed,
        not_done: Option<NotDoneBulk>,
    ) -> Result<Response, Failure> {
        let (mut bulk, asked) = match self.action(typed).await? {
            Ok(found) => found,
            Err(answer) => return Ok(answer),
        };
        let ids: Vec<PracticeId> = forms::carried(typed).into_keys().collect();
        if ids.is_empty() {
            return bulk
                .refuse(typed, "file", "review-problem-nothing-chosen")
                .await;
        }
        let foreseen = actions::foresee_bulk(bulk.app, bulk.reviewer, &ids, &asked.action).await;
        let foreseen = foreseen.map_err(into_failure)?;
        let status = match not_done {
            Some(_) => StatusCode::CONFLICT,
            None => StatusCode::OK,
        };
        let frame = bulk.frame();
        let reviewer = asked.reviewer.as_ref();
        let page = ConsequencesPage::new(
            frame,
            &bulk.place,
            foreseen,
            &asked.action,
            reviewer,
            not_done,
        );
        Ok((status, Html(page.render()?)).into_response())
    }

    /// Does what was shown, all of it or nothing.
    async fn confirm(self, typed: &Typed) -> Result<Response, Failure> {
        let (bulk, asked) = match self.action(typed).await? {
            Ok(found) => found,
            Err(answer) => return Ok(answer),
        };
        if asked.changed_reply {
            let not_done = NotDoneBulk {
                changed_reply: true,
                ..NotDoneBulk::default()
            };
            return bulk.foresee(typed, Some(not_done)).await;
        }
        let shown: BTreeMap<PracticeId, Seq> = forms::carried(typed)
            .into_iter()
            .filter_map(|(id, seq)| Some((id, seq?)))
            .collect();
        if shown.is_empty() {
            return bulk.foresee(typed, None).await;
        }
        let done = actions::do_bulk(bulk.app, bulk.reviewer, &shown, &asked.action).await;
        match done.map_err(into_failure)? {
            BulkOutcome::Done(count) => {
                let word = asked.action.deed().as_str();
                let says = bulk.app.words(bulk.language).of("review-bulk-done", word);
                let queue = Redirect::to(&bulk.place.queue(), bulk.language);
                Ok(queue
                    .saying(Notice::good(says.with("count", count)))
                    .into_response())
            }
            BulkOutcome::NotDone(refused, names) => {
                let not_done = NotDoneBulk {
                    refused,
                    names,
                    changed_reply: false,
                };
                bulk.foresee(typed, Some(not_done)).await
            }
        }
    }
}

/// What is to be done, as it stands now.
struct Asked {
    action: BulkAction,
    /// To whom it is assigned.
    reviewer: Option<Name>,
    /// The template was changed since its words were shown.
    changed_reply: bool,
}

impl Asked {
    const fn of(action: BulkAction) -> Self {
        Self {
            action,
            reviewer: None,
            changed_reply: false,
        }
    }
}

/// The name of an account that reviews.
async fn reviewer_named(db: &mut Conn, id: AccountId) -> Result<Option<Name>, Failure> {
    let found = queries::by_id(db, id).await?;
    Ok(found.filter(Account::may_review).map(|one| one.name))
}
