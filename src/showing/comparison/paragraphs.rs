//! Two texts, paragraph by paragraph: which stand in both, which changed, which moved. The rows of an answer are compared
//! in the same way. Knows texts only.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet, VecDeque};

use super::effort::Effort;
use super::order::mark_rising;
use super::words::{Fate, Piece, compare_words, is_word, words};
use crate::written;

/// A paragraph of a text, an item of a list in it, or a row of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// What it is of itself: two units with one name are compared, however different their texts are.
    pub name: Option<String>,
    pub text: String,
}

/// Where a unit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In both texts, in the same order.
    Stays,
    /// In the newer text only.
    Added,
    /// In the older text only.
    Removed,
    /// In both; here it stands in the newer text.
    MovedHere,
    /// In both; here it stood in the older text.
    MovedAway,
}

/// A unit of either text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedUnit {
    pub place: Place,
    /// What was kept, removed and added in it.
    pub pieces: Vec<Piece>,
}

impl ComparedUnit {
    /// A unit whose text has this fate as a whole.
    pub(super) fn whole(place: Place, fate: Fate, text: &str) -> Self {
        Self {
            place,
            pieces: vec![Piece::new(fate, text)],
        }
    }

    /// Whether it stands in both texts, in the same words and in the same order.
    pub fn is_same(&self) -> bool {
        self.place == Place::Stays && self.pieces.iter().all(|piece| piece.fate == Fate::Kept)
    }
}

/// The smallest share of common words, in thousandths, with which two paragraphs count as one that was changed.
const ALIKE: usize = 500;

/// The paragraphs of a text. A line that begins with the sign of a list is one of its own.
pub(super) fn units(text: &str) -> Vec<Unit> {
    let mut all: Vec<Unit> = Vec::new();
    let mut after_gap = true;
    for line in text.lines() {
        let shown = line.trim_end();
        if shown.trim_start().is_empty() {
            after_gap = true;
            continue;
        }
        match all.last_mut() {
            Some(last) if !after_gap && !written::begins_item(shown) => {
                last.text.push('\n');
                last.text.push_str(shown);
            }
            _ => all.push(Unit {
                name: None,
                text: shown.to_owned(),
            }),
        }
        after_gap = false;
    }
    all
}

/// Every unit of both texts, in the order of the newer one; what is removed stands where it stood.
pub(super) fn compare_units(old: &[Unit], new: &[Unit], effort: &mut Effort) -> Vec<ComparedUnit> {
    let pairs = Pairing::of(old, new, effort).pairs;
    merge(old, new, pairs, effort)
}

/// Compares rows by their names alone. Two rows with different names are different rows, even if their words are equal.
pub(super) fn compare_named(old: &[Unit], new: &[Unit], effort: &mut Effort) -> Vec<ComparedUnit> {
    let pairs = Pairing::by_name(old, new).pairs;
    merge(old, new, pairs, effort)
}

fn merge(
    old: &[Unit],
    new: &[Unit],
    mut pairs: Vec<(usize, usize)>,
    effort: &mut Effort,
) -> Vec<ComparedUnit> {
    pairs.sort_unstable();
    let places: Vec<usize> = pairs.iter().map(|(_, new_at)| *new_at).collect();
    let marks = mark_rising(&places);
    let mut merge = Merge {
        old,
        new,
        moved_from: vec![false; old.len()],
        moved_to: vec![None; new.len()],
        at: (0, 0),
        merged: Vec::new(),
    };
    for ((old_at, new_at), in_order) in pairs.iter().zip(&marks) {
        if !in_order {
            merge.moved_from[*old_at] = true;
            merge.moved_to[*new_at] = Some(*old_at);
        }
    }
    for ((old_at, new_at), in_order) in pairs.into_iter().zip(marks) {
        if in_order {
            merge.go_to(old_at, new_at, effort);
            merge.push_both(Place::Stays, old_at, new_at, effort);
            merge.at = (old_at + 1, new_at + 1);
        }
    }
    merge.go_to(old.len(), new.len(), effort);
    merge.merged
}

/// Both texts become one.
struct Merge<'a> {
    old: &'a [Unit],
    new: &'a [Unit],
    /// Whether a unit of the older text stands elsewhere in the newer one.
    moved_from: Vec<bool>,
    /// Which unit of the older text stands here in the newer one.
    moved_to: Vec<Option<usize>>,
    /// How far both are merged.
    at: (usize, usize),
    merged: Vec<ComparedUnit>,
}

impl Merge<'_> {
    /// Merges what stands before these two units.
    fn go_to(&mut self, old_end: usize, new_end: usize, effort: &mut Effort) {
        for old_at in self.at.0..old_end {
            let (place, fate) = if self.moved_from[old_at] {
                (Place::MovedAway, Fate::Kept)
            } else {
                (Place::Removed, Fate::Removed)
            };
            let text = &self.old[old_at].text;
            self.merged.push(ComparedUnit::whole(place, fate, text));
        }
        for new_at in self.at.1..new_end {
            if let Some(old_at) = self.moved_to[new_at] {
                self.push_both(Place::MovedHere, old_at, new_at, effort);
                continue;
            }
            let text = &self.new[new_at].text;
            let added = ComparedUnit::whole(Place::Added, Fate::Added, text);
            self.merged.push(added);
        }
    }

    fn push_both(&mut self, place: Place, old_at: usize, new_at: usize, effort: &mut Effort) {
        let (old, new) = (&self.old[old_at].text, &self.new[new_at].text);
        let pieces = if old == new {
            vec![Piece::new(Fate::Kept, new)]
        } else {
            compare_words(old, new, effort)
        };
        self.merged.push(ComparedUnit { place, pieces });
    }
}

/// Which units belong together.
struct Pairing {
    pairs: Vec<(usize, usize)>,
    /// The units of either text that have no partner yet.
    free: (Vec<usize>, Vec<usize>),
}

impl Pairing {
    /// Equal texts first, then equal names, then the most alike.
    fn of(old: &[Unit], new: &[Unit], effort: &mut Effort) -> Self {
        let mut pairing = Self::none(old, new);
        pairing.join(old, new, |unit| Some(&unit.text));
        pairing.join(old, new, |unit| unit.name.as_ref());
        pairing.join_alike(old, new, effort);
        pairing
    }

    /// Equal names only.
    fn by_name(old: &[Unit], new: &[Unit]) -> Self {
        let mut pairing = Self::none(old, new);
        pairing.join(old, new, |unit| unit.name.as_ref());
        pairing
    }

    fn none(old: &[Unit], new: &[Unit]) -> Self {
        Self {
            pairs: Vec::new(),
            free: ((0..old.len()).collect(), (0..new.len()).collect()),
        }
    }

    /// Joins the units for which this is the same, one after the other.
    fn join(&mut self, old: &[Unit], new: &[Unit], key: impl Fn(&Unit) -> Option<&String>) {
        let mut waiting: HashMap<&String, VecDeque<usize>> = HashMap::new();
        for new_at in &self.free.1 {
            if let Some(key) = key(&new[*new_at]) {
                waiting.entry(key).or_default().push_back(*new_at);
            }
        }
        let join_next = |old_at: &usize| {
            let partner = waiting.get_mut(key(&old[*old_at])?)?.pop_front()?;
            Some((*old_at, partner))
        };
        let joined: Vec<_> = self.free.0.iter().filter_map(join_next).collect();
        self.take(&joined);
    }

    /// Joins the units that have most words in common, if comparing them all is not too much work.
    fn join_alike(&mut self, old: &[Unit], new: &[Unit], effort: &mut Effort) {
        let mut numbers = HashMap::new();
        let old_bags = bags_of(old, &self.free.0, &mut numbers);
        let new_bags = bags_of(new, &self.free.1, &mut numbers);
        let size = |bags: &[(usize, Vec<usize>)]| -> usize {
            bags.iter().map(|(_, bag)| bag.len() + 1).sum()
        };
        let steps = size(&old_bags) * new_bags.len() + size(&new_bags) * old_bags.len();
        if !effort.take(steps) {
            return;
        }
        let mut candidates = Vec::new();
        for (old_at, old_bag) in &old_bags {
            for (new_at, new_bag) in &new_bags {
                let alike = likeness(old_bag, new_bag);
                if alike >= ALIKE {
                    let distance = (old_at * new.len()).abs_diff(new_at * old.len());
                    candidates.push((Reverse(alike), distance, *old_at, *new_at));
                }
            }
        }
        candidates.sort_unstable();
        let mut taken = (vec![false; old.len()], vec![false; new.len()]);
        let mut joined = Vec::new();
        for (.., old_at, new_at) in candidates {
            if !taken.0[old_at] && !taken.1[new_at] {
                (taken.0[old_at], taken.1[new_at]) = (true, true);
                joined.push((old_at, new_at));
            }
        }
        self.take(&joined);
    }

    fn take(&mut self, joined: &[(usize, usize)]) {
        let (old_taken, new_taken): (HashSet<usize>, HashSet<usize>) =
            joined.iter().copied().unzip();
        self.free.0.retain(|at| !old_taken.contains(at));
        self.free.1.retain(|at| !new_taken.contains(at));
        self.pairs.extend(joined);
    }
}

/// The words of each free unit.
fn bags_of<'a>(
    units: &'a [Unit],
    free: &[usize],
    numbers: &mut HashMap<&'a str, usize>,
) -> Vec<(usize, Vec<usize>)> {
    let mut bag = |at: &usize| (*at, bag_of(&units[*at].text, numbers));
    free.iter().map(&mut bag).collect()
}

/// The words of a text as numbers, sorted.
fn bag_of<'a>(text: &'a str, numbers: &mut HashMap<&'a str, usize>) -> Vec<usize> {
    let mut bag: Vec<usize> = words(text)
        .into_iter()
        .filter(|token| is_word(token))
        .map(|word| {
            let next = numbers.len();
            *numbers.entry(word).or_insert(next)
        })
        .collect();
    bag.sort_unstable();
    bag
}

/// The share of words that two bags have in common, in thousandths.
fn likeness(one: &[usize], other: &[usize]) -> usize {
    let (mut at, mut past, mut common) = (0, 0, 0);
    while let (Some(here), Some(there)) = (one.get(at), other.get(past)) {
        common += usize::from(here == there);
        at += usize::from(here <= there);
        past += usize::from(there <= here);
    }
    2_000 * common / (one.len() + other.len()).max(1)
}
