//! What the first page of a search costs among many practices, with exact facets and without a page cache: one distinct word
//! for each query, and the processor time of each. And how long the index takes from nothing.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{fs, io};

use serde::Deserialize;

use crate::Outcome;
use crate::load::{self, Request};
use crate::process::Service;

/// What measures searches.
pub const COMMAND: &str = "searches";

/// The words from which texts are generated, by language.
const WORDS: &str = include_str!("../../data/corpus-words.json");

/// How many generated words of each language are searched for.
const GENERATED: usize = 60;

/// The greatest share of the practices that a rare word finds.
const RARE: f64 = 0.1;

/// The limits at a million practices, for a rare word and for any.
const LIMITS: [(&str, f64); 2] = [("words in up to a tenth", 15.0), ("any word", 50.0)];

/// The words of a language: whole ones, and parts of which others are made.
#[derive(Deserialize)]
struct WordParts {
    common: String,
    starts: String,
    middles: String,
    ends: String,
}

/// What one search found and cost.
struct MeasuredSearch {
    found: u64,
    /// In milliseconds.
    cpu: f64,
}

/// Generates so many practices, has them indexed anew, and searches for each word once.
pub async fn run(practices: u32) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let folder = folder.path().join("practices");
    drop(Service::corpus(&folder, &practices.to_string()).await?);
    forget_index(&folder)?;
    let variables = [
        ("PRAXIS_PAGE_CACHE_MB", "0"),
        ("PRAXIS_ENDLESS_PAGES", "1000000"),
        ("PRAXIS_ENDLESS_PAGES_TOTAL", "1000000"),
    ];
    let begun = Instant::now();
    let service = Service::demonstration(&folder, &variables).await?;
    load::until_ready(&service).await?;
    println!(
        "{practices} practices indexed from nothing: {:.0} s, processor time {:.0} s",
        begun.elapsed().as_secs_f64(),
        service.cpu()?.as_secs_f64()
    );
    until_quiet(&service).await?;
    let mut measured = Vec::new();
    for word in words()? {
        measured.push(search(&service, &word).await?);
    }
    print(&measured, practices);
    Ok(())
}

fn forget_index(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder.join("index")) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Waits until the parts of the index are merged: a process that uses no processor for some seconds has nothing to do.
async fn until_quiet(service: &Service) -> Outcome<()> {
    loop {
        let before = service.cpu()?;
        tokio::time::sleep(Duration::from_secs(5)).await;
        if service.cpu()?.saturating_sub(before) < Duration::from_millis(200) {
            return Ok(());
        }
    }
}

/// Common words of each language, and some of the generated ones.
fn words() -> Outcome<Vec<String>> {
    let languages: BTreeMap<String, WordParts> = serde_json::from_str(WORDS)?;
    let mut words = Vec::new();
    for parts in languages.values() {
        words.extend(parts.common.split_whitespace().map(str::to_owned));
        let split = |part: &str| {
            part.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let (starts, middles, ends) = (
            split(&parts.starts),
            split(&parts.middles),
            split(&parts.ends),
        );
        words.extend((0..GENERATED).map(|number| {
            // The numbers of the parts have no common step, so that the words differ.
            let part = |of: &[String], step: usize| of[number * step % of.len()].clone();
            part(&starts, 1) + &part(&middles, 3) + &part(&ends, 7)
        }));
    }
    words.sort();
    words.dedup();
    Ok(words)
}

async fn search(service: &Service, word: &str) -> Outcome<MeasuredSearch> {
    let asked: String = url::form_urlencoded::byte_serialize(word.as_bytes()).collect();
    let request = Request::get(format!("/practices?q={asked}")).uncompressed();
    let before = service.exact_cpu()?;
    let answer = load::ask(service, &request).await?;
    let spent = service.exact_cpu()?.saturating_sub(before);
    Ok(MeasuredSearch {
        found: number_found(&String::from_utf8_lossy(&answer.body)),
        cpu: spent.as_secs_f64() * 1e3,
    })
}

/// The number in “62,549 practices match”; none if nothing was found.
fn number_found(page: &str) -> u64 {
    let description = page.split("<meta name=\"description\" content=\"").nth(1);
    let number = description.and_then(|text| text.split(' ').next());
    let digits = number.unwrap_or_default().replace(',', "");
    digits.parse().unwrap_or(0)
}

fn print(measured: &[MeasuredSearch], practices: u32) {
    let rare = f64::from(practices) * RARE;
    #[expect(clippy::cast_precision_loss, reason = "numbers of practices are small")]
    let is_rare = |one: &&MeasuredSearch| (one.found as f64) <= rare;
    for ((what, limit), rare_only) in LIMITS.into_iter().zip([true, false]) {
        let of = measured
            .iter()
            .filter(|one| one.found > 0 && (!rare_only || is_rare(one)));
        let mut times: Vec<f64> = of.map(|one| one.cpu).collect();
        times.sort_by(f64::total_cmp);
        let at = |hundredths: usize| {
            times.get((times.len() * hundredths / 100).min(times.len().saturating_sub(1)))
        };
        println!(
            "{what}: {} searches, processor time median {:.1} ms, p99 {:.1} ms, at most {:.1} ms; limit of p99 at 10^6 {limit} ms",
            times.len(),
            at(50).copied().unwrap_or_default(),
            at(99).copied().unwrap_or_default(),
            times.last().copied().unwrap_or_default(),
        );
    }
}
