//! The table, and the same figures for programs.

use std::fs;
use std::path::Path;

use serde::Serialize;

use crate::Outcome;
use crate::cycle;
use crate::load::Sample;
use crate::process::Service;
use crate::rows::{Limit, Row};
use crate::saves::Saves;

/// The most CPU time of an editorial cycle, in milliseconds.
const CYCLE_LIMIT: f64 = 12.0;

/// A middle value with the range of all rounds.
#[derive(Clone, Copy, Debug, Serialize)]
struct Spread {
    median: f64,
    least: f64,
    most: f64,
}

impl Spread {
    fn of(values: impl Iterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.collect();
        values.sort_by(f64::total_cmp);
        let at = |at: usize| values.get(at).copied().unwrap_or(f64::NAN);
        Self {
            median: at(values.len() / 2),
            least: at(0),
            most: at(values.len().saturating_sub(1)),
        }
    }
}

/// Prints how many drafts were saved in a second.
pub fn print_saves(people: usize, least: f64, saves: &Saves) {
    println!(
        "\ndrafts saved durably by {people} at once: {:.0} a second (limit {least:.0}), p99 {:.1} ms, {:.0} µs CPU each",
        saves.rate, saves.p99, saves.cpu
    );
}

/// Prints what the page of fortunes costs on this machine.
pub fn print_fortunes(samples: &[Sample]) {
    let rate = Spread::of(samples.iter().map(|one| one.rate));
    let cpu = Spread::of(samples.iter().map(|one| one.cpu));
    println!(
        "\nTwelve rows, sorted and escaped, by the bare service: {:.0} requests a second ({:.0}–{:.0}), {:.0} µs CPU each",
        rate.median, rate.least, rate.most, cpu.median
    );
}

/// Prints the size of the program, and whether the README still says it.
pub fn print_program(program: &Path) -> Outcome<()> {
    let bytes = fs::metadata(program)?.len();
    let megabytes = bytes.div_ceil(1_000_000);
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md"))?;
    let says = if readme.contains(&format!("| the program | {megabytes} MB |")) {
        "as the README says"
    } else {
        "the README says another size"
    };
    println!("\nthe program: {megabytes} MB, {says}");
    Ok(())
}

/// What was measured of a row.
#[derive(Debug, Serialize)]
pub struct Figure {
    name: String,
    /// CPU time of one request, in microseconds.
    cpu: Spread,
    bare_cpu: Spread,
    /// The ratio of both, by round.
    ratio: Spread,
    /// Requests in a second, as a share of the yardstick's.
    rate: Spread,
    p99_millis: Spread,
    limit: String,
    holds: bool,
}

impl Figure {
    /// The figures of these rounds: the service's beside its yardstick's.
    pub fn of(row: &Row, pairs: &[(Sample, Sample)]) -> Self {
        let spread = |value: fn(&(Sample, Sample)) -> f64| Spread::of(pairs.iter().map(value));
        let cpu = spread(|(own, _)| own.cpu);
        let ratio = spread(|(own, bare)| own.cpu / bare.cpu);
        let (limit, holds) = match row.limit {
            Limit::Ratio(most) => (format!("≤ {most} ×"), ratio.median <= most),
            Limit::Micros(most) => (format!("≤ {most} µs"), cpu.median <= most),
        };
        Self {
            name: row.name.clone(),
            cpu,
            bare_cpu: spread(|(_, bare)| bare.cpu),
            ratio,
            rate: spread(|(own, bare)| own.rate / bare.rate),
            p99_millis: spread(|(own, _)| own.p99),
            limit,
            holds,
        }
    }

    /// Prints one line of the table.
    pub fn print(&self) {
        let Self {
            cpu,
            bare_cpu,
            ratio,
            ..
        } = self;
        println!(
            "| {} | {:.0} ({:.0}–{:.0}) | {:.0} | {:.2} ({:.2}–{:.2}) | {:.2} | {:.1} | {} | {} |",
            self.name,
            cpu.median,
            cpu.least,
            cpu.most,
            bare_cpu.median,
            ratio.median,
            ratio.least,
            ratio.most,
            self.rate.median,
            self.p99_millis.median,
            self.limit,
            if self.holds { "yes" } else { "no" },
        );
    }
}

/// Prints the head of the table.
pub fn print_head() {
    println!("| what | CPU µs | bare | CPU ÷ bare | rate ÷ bare | p99 ms | limit | holds |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
}

/// Prints what an editorial cycle costs, by its rounds.
pub fn print_cycle(rounds: &[f64]) {
    let spread = Spread::of(rounds.iter().copied());
    println!(
        "\none editorial cycle ({} requests): {:.1} ms CPU ({:.1}–{:.1}), limit {CYCLE_LIMIT} ms",
        cycle::REQUESTS,
        spread.median,
        spread.least,
        spread.most,
    );
}

#[derive(Serialize)]
struct Report<'a> {
    figures: &'a [Figure],
    anonymous_bytes: Vec<(&'a str, u64)>,
}

/// Prints the memory of the services, and writes all figures to a file.
pub fn write(figures: &[Figure], services: &[(&'static str, &Service)]) -> Outcome<()> {
    let mut anonymous_bytes = Vec::new();
    for (name, service) in services {
        let bytes = service.anonymous_memory()?;
        println!("\nanonymous memory, {name}: {} MB", bytes / 1_000_000);
        anonymous_bytes.push((*name, bytes));
    }
    let report = Report {
        figures,
        anonymous_bytes,
    };
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("speed.json");
    fs::write(file, serde_json::to_string_pretty(&report)?)?;
    Ok(())
}
