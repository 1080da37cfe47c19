//! What the room of mail subscriptions asks of the catalogue: which list a reader follows, what is new in it, and the lines
//! that name it in a mail. A list is what its page "Subscribe" is about, and the search index says what it holds, as it does
//! for pages and feeds. Knows no subscription.

use std::collections::HashSet;
use std::sync::Arc;

use super::Catalogue;
use super::forms::{AskedSearch, RefusedQuery};
use super::index::{IndexQuestion, IndexSnapshot};
use super::model::PracticeList;
use super::store::{self, ChangedPractice, ListedPractice};
use crate::address::{self, Address};
use crate::app::App;
use crate::closed_list::closed_list;
use crate::db::Fault;
use crate::db::stored::stored_as_text;
use crate::edition::Edition;
use crate::language::Messages;
use crate::mail::letter::LetterItem;
use crate::practice::model::PracticeId;
use crate::web::{Choice, FormField, Refused};
use crate::written;

/// The box of the address to which the mails go.
pub const FOLLOW_EMAIL: &str = "email";
/// The choice how often they come.
pub const FOLLOW_RHYTHM: &str = "rhythm";

/// The longest query that is kept of a list.
const LONGEST: usize = 2_000;
/// The longest beginning of a summary in a mail, in characters.
const SUMMARY: usize = 240;

closed_list! {
    /// How often mails about a list come.
    pub enum Rhythm {
        /// Soon after each publication.
        AtOnce = "at_once",
        /// On Mondays.
        Weekly = "weekly",
    }
}

stored_as_text!(Rhythm);

/// A list that a reader follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowedList(PracticeList);

impl FollowedList {
    /// Reads the query of an address.
    pub fn read(query: &str) -> Result<Self, RefusedQuery> {
        let asked = AskedSearch::read(query)?;
        if asked.query().is_empty() && !asked.search.words.is_empty() {
            return Err(RefusedQuery::NoSuchTerm);
        }
        if asked.search.edition.is_some() {
            return Err(RefusedQuery::OnlyPresent);
        }
        Ok(Self(PracticeList::of_search(asked.search)))
    }

    /// Reads a list as [`FollowedList::as_query`] wrote it; none if a term of it is no longer in its vocabulary.
    pub fn parse(query: &str) -> Option<Self> {
        Self::read(query).ok()
    }

    /// Whether its query can be kept.
    pub fn can_be_kept(&self) -> bool {
        self.as_query().len() <= LONGEST
    }

    /// The list as it is stored: the same text for the same list.
    pub fn as_query(&self) -> String {
        self.form().query_text().to_owned()
    }

    /// The list as the catalogue knows it.
    pub(super) fn list(&self) -> &PracticeList {
        &self.0
    }

    /// Its name.
    pub fn title(&self, t: Messages) -> String {
        self.0.title(t)
    }

    /// Its name without words that a reader typed. The first mail to an address holds none.
    pub fn title_without_words(&self, t: Messages) -> String {
        self.0.title_without_words(t)
    }

    /// Its page.
    pub fn address(&self) -> Address {
        self.0.address()
    }

    /// The page that says how to subscribe to it.
    pub fn subscription(&self) -> Address {
        self.0.subscription()
    }

    /// The form that asks for mails about it.
    pub fn form(&self) -> Address {
        self.0.named_on(address::follow())
    }

    /// The page after that.
    pub fn sent(&self) -> Address {
        self.0.named_on(address::follow_sent())
    }

    fn question(&self) -> IndexQuestion {
        IndexQuestion {
            at: None,
            ..IndexQuestion::of(&self.0.search())
        }
    }
}

/// The fields of the form that asks for mails about a list.
pub fn follow_fields(t: Messages, refused: Option<&Refused>) -> Vec<FormField> {
    let choice = |rhythm: &Rhythm| {
        let label = t.of("catalogue-follow", rhythm.as_str()).to_string();
        Choice::new(rhythm.as_str(), label)
    };
    let choices = Rhythm::ALL.iter().map(choice).collect();
    vec![
        FormField::email(t, FOLLOW_EMAIL, &t.say("catalogue-follow-email"))
            .autocomplete("email")
            .refused(refused),
        FormField::radios(t, FOLLOW_RHYTHM, &t.say("catalogue-follow-rhythm"), choices)
            .holding(Rhythm::Weekly.as_str())
            .refused(refused),
    ]
}

/// What is new in some lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListNews {
    /// The edition up to which the lists were asked.
    pub until: Edition,
    /// For each list its new practices with the editions of their versions, the newest first.
    pub of_lists: Vec<Vec<(PracticeId, Edition)>>,
}

impl Catalogue {
    /// What was published in these lists after an edition, without minor changes. None if the search index has not reached a
    /// later edition.
    pub async fn news(
        &self,
        after: Edition,
        lists: &[FollowedList],
    ) -> Result<Option<ListNews>, Fault> {
        let Ok(snapshot) = self.index.snapshot() else {
            return Ok(None);
        };
        let until = snapshot.edition;
        if until <= after {
            return Ok(None);
        }
        let mut of_lists = vec![Vec::new(); lists.len()];
        if !lists.is_empty() {
            let mut db = self.app.db.read().await?.into();
            let published = store::told_between(&mut db, (after, until)).await?;
            drop(db);
            for (list, new) in lists.iter().zip(&mut of_lists) {
                match self.held(&snapshot, list, &published).await {
                    Some(held) => *new = held,
                    None => return Ok(None),
                }
            }
        }
        Ok(Some(ListNews { until, of_lists }))
    }

    /// Which of these practices a list holds; none while the index is rebuilt.
    async fn held(
        &self,
        snapshot: &IndexSnapshot,
        list: &FollowedList,
        published: &[ChangedPractice],
    ) -> Option<Vec<(PracticeId, Edition)>> {
        if published.is_empty() {
            return Some(Vec::new());
        }
        let number = |practice: &ChangedPractice| practice.id.0.cast_unsigned();
        let asked: Arc<HashSet<u64>> = Arc::new(published.iter().map(number).collect());
        let snapshot = snapshot.clone();
        let found = self.index.among(snapshot, list.question(), asked).await;
        let found = found.ok()?;
        let held = published
            .iter()
            .filter(|practice| found.contains(&number(practice)));
        Some(held.map(|one| (one.id, one.edition)).collect())
    }
}

/// The lines that name those of these practices that are live now, in this order.
pub async fn mail_lines(
    app: &App,
    practices: &[PracticeId],
    t: Messages,
) -> Result<Vec<LetterItem>, Fault> {
    let mut db = app.db.read().await?.into();
    let rows = store::in_order(&mut db, practices, (Some(t.language().as_text()), false)).await?;
    let line = |row: &ListedPractice| LetterItem {
        title: row.title.trim().to_owned(),
        about: about(row, t),
        address: Some(
            address::practice(&row.slug).absolute(&app.settings.public_url, t.language()),
        ),
    };
    Ok(rows.iter().map(line).collect())
}

/// Whether it is a new version, and the beginning of its summary.
fn about(row: &ListedPractice, t: Messages) -> String {
    let summary = beginning(&written::plain(&row.summary));
    if row.told_at == row.first_published_at {
        return summary;
    }
    let version = t.say("catalogue-follow-version");
    version.with("summary", summary).to_string()
}

/// The beginning of a text, cut between two words.
fn beginning(text: &str) -> String {
    let whole = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((cut, _)) = whole.char_indices().nth(SUMMARY) else {
        return whole;
    };
    let kept = &whole[..cut];
    let kept = kept.rsplit_once(' ').map_or(kept, |(words, _)| words);
    format!("{kept} …")
}
