//! Published practices whose title is like that of a draft: the search index finds candidates, and the words that the two
//! titles share decide.

use std::collections::BTreeSet;

use async_trait::async_trait;

use super::index::{SearchQuery, title_words};
use super::{Catalogue, store};
use crate::db::Fault;
use crate::language::TextLanguage;
use crate::practice::alike::{AlikePractice, FindAlike};
use crate::practice::model::PracticeId;

/// The practices whose titles are compared.
const CANDIDATES: usize = 20;
/// The most practices that are named.
const MOST: usize = 3;
/// Titles are alike from this share of common words on, in percent.
const ALIKE: usize = 60;

#[async_trait]
impl FindAlike for Catalogue {
    async fn find_alike(
        &self,
        title: &str,
        except: PracticeId,
    ) -> Result<Vec<AlikePractice>, Fault> {
        let query = SearchQuery::parse(title);
        let Ok(mut ids) = self.index.nearest(query, CANDIDATES).await else {
            return Ok(Vec::new());
        };
        ids.retain(|id| *id != except);
        // A page of a signed-in reader: from the primary.
        let mut db = self.app.db.read().await?.into();
        let found = store::in_order(&mut db, &ids, (None, false)).await?;
        let with_likeness = found
            .into_iter()
            .map(|one| (likeness(title, &one.title), one));
        let mut alike: Vec<_> = with_likeness.filter(|(share, _)| *share >= ALIKE).collect();
        alike.sort_by_key(|(share, _)| std::cmp::Reverse(*share));
        alike.truncate(MOST);
        let named = alike.into_iter().map(|(_, one)| AlikePractice {
            title: one.title,
            slug: one.slug,
        });
        Ok(named.collect())
    }
}

/// The share of words that two titles have in common, in percent, in the language in which it is greatest. Words that every
/// text holds do not count, and one common word among several is no likeness.
fn likeness(one: &str, other: &str) -> usize {
    let in_language = |language| {
        let (one, other) = (title_words(one, language), title_words(other, language));
        share(&one, &other)
    };
    TextLanguage::ALL
        .into_iter()
        .map(in_language)
        .max()
        .unwrap_or_default()
}

fn share(one: &BTreeSet<String>, other: &BTreeSet<String>) -> usize {
    let common = one.intersection(other).count();
    let all = one.len() + other.len();
    if all == 0 || (common == 1 && all > 2) {
        return 0;
    }
    let share = 200 * common / all;
    // A title of several words that stands whole within the other is like it, however long the other is.
    let is_within = common > 1 && common == one.len().min(other.len());
    if is_within { share.max(ALIKE) } else { share }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_alike_by_the_words_they_share() {
        for (one, other, alike) in [
            ("Births by the road", "Births by the road", true),
            ("Births by the road", "The road of births", true),
            (
                "Mobile teams that register births, Moldova",
                "Mobile team registering births in Moldova",
                true,
            ),
            ("Déclaration de Manille", "Declaration de manille", true),
            (
                "Seasonal workers’ visa, New Zealand",
                "Visa for seasonal workers, Australia",
                true,
            ),
            ("Births by the road", "Deaths by the road", false),
            (
                "Rabat Process",
                "Euro-African Dialogue on Migration and Development (Rabat Process)",
                true,
            ),
            ("Budapest Process", "Rabat Process", false),
            (
                "Quito Process",
                "Almaty Process on Refugee Protection",
                false,
            ),
            ("A law on labour", "Of the and", false),
            ("", "", false),
        ] {
            assert_eq!(
                likeness(one, other) >= ALIKE,
                alike,
                "{one} and {other}: {}",
                likeness(one, other)
            );
        }
    }
}
