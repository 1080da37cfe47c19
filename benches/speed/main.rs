//! What a page costs, beside a bare service that answers the same bytes in the same run. `cargo bench --bench speed`
//! starts the service with its demonstration and prints a table; each row has its limit. The figures of one machine say
//! little, their ratios much: so the service and the bare one take turns, and the median of the rounds counts.
//!
//! `cargo bench --bench speed -- [ROUNDS] [SECONDS] [WORD]`: so many rounds (7) of so many seconds (2), only rows whose
//! name contains the word. Each run also writes its figures to `target/speed.json`. The variable `PROGRAM` names another
//! build of the service to measure, with its whole path.
//!
//! `cargo bench --bench speed -- nodes [SECONDS]` measures many nodes on PostgreSQL instead, and
//! `-- overload [ROUNDS] [SECONDS]` what readers notice of an overload. `-- compared [ROUNDS]` compares two revisions of
//! 100 kB each, `-- imports [PRACTICES]` an import beside a bare insert of the same rows, on SQLite and on PostgreSQL, and
//! `-- searches [PRACTICES]` what searches among so many practices cost.

mod bare;
mod compared;
mod cycle;
mod imports;
mod load;
mod nodes;
mod overload;
mod process;
mod report;
mod rows;
mod saves;
mod searches;

use std::error::Error;
use std::time::Duration;

use load::Sample;
use process::Service;
use rows::{Row, Yardstick};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// How many editorial cycles are gone through before the memory is read.
const CYCLES: usize = 100;
/// How many of them make one round.
const CYCLES_IN_ROUND: usize = 10;

/// What the command line asks for.
struct Asked {
    rounds: usize,
    time: Duration,
    word: String,
}

impl Asked {
    fn read(words: &[String]) -> Self {
        let number = |at: usize| words.get(at).and_then(|word| word.parse::<u64>().ok());
        let rounds = number(0).and_then(|rounds| usize::try_from(rounds).ok());
        Self {
            rounds: rounds.unwrap_or(7),
            time: Duration::from_secs(number(1).unwrap_or(2)),
            word: words.get(2).cloned().unwrap_or_default(),
        }
    }
}

fn main() -> Outcome<()> {
    // Cargo adds `--bench`.
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    if let [first, rest @ ..] = &words[..]
        && first == bare::COMMAND
    {
        return runtime.block_on(bare::serve(rest));
    }
    match &words[..] {
        [first, rest @ ..] if first == nodes::proxy::COMMAND => {
            runtime.block_on(nodes::proxy::serve(rest))
        }
        [first, rest @ ..] if first == nodes::COMMAND => {
            let seconds = rest.first().and_then(|word| word.parse().ok());
            runtime.block_on(nodes::run(Duration::from_secs(seconds.unwrap_or(4))))
        }
        [first, rest @ ..] if first == overload::COMMAND => {
            let asked = Asked::read(rest);
            runtime.block_on(overload::run(asked.rounds, asked.time))
        }
        [first, rest @ ..] if first == imports::COMMAND => {
            let practices = rest.first().and_then(|word| word.parse().ok());
            runtime.block_on(imports::run(practices.unwrap_or(100_000)))
        }
        [first, rest @ ..] if first == searches::COMMAND => {
            let practices = rest.first().and_then(|word| word.parse().ok());
            runtime.block_on(searches::run(practices.unwrap_or(1_000_000)))
        }
        [first, rest @ ..] if first == compared::COMMAND => {
            compared::print(Asked::read(rest).rounds);
            Ok(())
        }
        words => runtime.block_on(run(&Asked::read(words))),
    }
}

/// Measures each row and reports it at once.
async fn run(asked: &Asked) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let warm = Service::demonstration(&folder.path().join("warm"), &[]).await?;
    let cold = Service::demonstration(
        &folder.path().join("cold"),
        &[("PRAXIS_PAGE_CACHE_MB", "0")],
    )
    .await?;
    for service in [&warm, &cold] {
        load::until_ready(service).await?;
    }
    let mut figures = Vec::new();
    report::print_head();
    for row in rows::all(&warm)
        .await?
        .into_iter()
        .filter(|row| row.name.contains(&asked.word))
    {
        let service = if row.is_cold { &cold } else { &warm };
        let yardstick = Service::bare(&folder.path().join("bare"), &row, service).await?;
        let figure = measure(asked, &row, service, &yardstick).await?;
        figure.print();
        figures.push(figure);
    }
    if "fortunes".contains(&asked.word) {
        let row = rows::liveness();
        let bare = Service::bare(&folder.path().join("bare"), &row, &cold).await?;
        report::print_fortunes(&measure_fortunes(asked, &bare).await?);
    }
    report::print_program(&Service::program())?;
    let mut services = vec![("warm", &warm), ("cold", &cold)];
    let edited = Service::demonstration(&folder.path().join("edited"), &[]).await?;
    if "one editorial cycle".contains(&asked.word) {
        report::print_cycle(&run_cycles(&edited).await?);
        services.push(("after the cycles", &edited));
    }
    if "saves".contains(&asked.word) {
        let author = edited.sign_in("submitter").await?;
        for (people, least) in saves::PEOPLE {
            let measured = saves::run(&edited, &author, people, asked.time).await?;
            report::print_saves(people, least, &measured);
        }
    }
    report::write(&figures, &services)
}

/// Goes through the cycles, in rounds of ten, and returns the CPU time of a cycle in each round, in milliseconds.
async fn run_cycles(service: &Service) -> Outcome<Vec<f64>> {
    let author = service.sign_in("submitter").await?;
    let reviewer = service.sign_in("reviewer").await?;
    let mut rounds = Vec::new();
    for round in 0..CYCLES / CYCLES_IN_ROUND {
        let before = service.cpu()?;
        for number in 0..CYCLES_IN_ROUND {
            cycle::run(
                service,
                &author,
                &reviewer,
                round * CYCLES_IN_ROUND + number,
            )
            .await?;
        }
        let spent = service.cpu()?.saturating_sub(before);
        rounds.push(spent.as_secs_f64() * 1e3 / f64::from(u32::try_from(CYCLES_IN_ROUND)?));
    }
    Ok(rounds)
}

/// Loads the page of fortunes of the bare service.
async fn measure_fortunes(asked: &Asked, bare: &Service) -> Outcome<Vec<Sample>> {
    let request = load::Request::get(bare::FORTUNES_PATH).uncompressed();
    let mut samples = Vec::new();
    for _ in 0..=asked.rounds {
        samples.push(load::run(bare, &request, asked.time).await?);
    }
    // The first round fills caches, and is not counted.
    samples.remove(0);
    Ok(samples)
}

/// Loads the service and its yardstick in turn.
async fn measure(
    asked: &Asked,
    row: &Row,
    service: &Service,
    yardstick: &Service,
) -> Outcome<report::Figure> {
    let bare_request = match row.yardstick {
        Yardstick::Bytes => load::Request::get("/"),
        Yardstick::PointRead => load::Request::get("/point"),
    };
    let mut pairs: Vec<(Sample, Sample)> = Vec::new();
    // The first round fills caches, pools and branch predictors, and is not counted.
    for round in 0..=asked.rounds {
        let own = load::run(service, &row.request, asked.time).await?;
        let bare = load::run(yardstick, &bare_request, asked.time).await?;
        if round > 0 {
            pairs.push((own, bare));
        }
    }
    Ok(report::Figure::of(row, &pairs))
}
