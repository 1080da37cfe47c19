//! Drafts that are saved at once by several people, each durably: how many in a second, and how long the slowest wait. Each
//! person has a draft and a connection, and sends the form of its first step again and again with other words.

use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use crate::Outcome;
use crate::cycle;
use crate::load::{self, Connection};
use crate::process::Service;

/// How many people save at once, and how many saves a second are asked for.
pub const PEOPLE: [(usize, f64); 3] = [(1, 1_000.0), (8, 3_000.0), (32, 5_000.0)];

/// What was measured with so many people.
pub struct Saves {
    /// Saves in a second.
    pub rate: f64,
    /// The time within which 99 of 100 saves were answered, in milliseconds.
    pub p99: f64,
    /// CPU time of the server for one save, in microseconds.
    pub cpu: f64,
}

/// Lets so many people save for this time.
pub async fn run(service: &Service, author: &str, people: usize, time: Duration) -> Outcome<Saves> {
    let mut writers = Vec::new();
    for number in 0..people {
        let title = format!("Saved by {people}, draft {number}");
        let (path, form) = cycle::begin(service, author, &title).await?;
        let connection = Connection::to(service.host()).await?;
        writers.push((path, form, connection));
    }
    let (before, begun) = (service.cpu()?, Instant::now());
    let mut tasks = JoinSet::new();
    for (path, form, mut connection) in writers {
        let (cookie, host) = (author.to_owned(), service.public().to_owned());
        tasks.spawn(async move {
            let mut times = Vec::new();
            let saves = |form: &[(String, String)]| {
                let input = form.iter().find(|(name, _)| name == "saves");
                input.and_then(|(_, value)| value.parse::<u64>().ok())
            };
            let first = saves(&form).unwrap_or_default();
            for number in first.. {
                if begun.elapsed() >= time {
                    break;
                }
                let request = load::post(&path, &host, &body(&form, number), &cookie);
                let asked = Instant::now();
                match connection.ask(request.as_bytes()).await {
                    Ok(answer) if answer.status() == "303" => times.push(asked.elapsed()),
                    Ok(answer) => return Err(answer.head),
                    Err(error) => return Err(error.to_string()),
                }
            }
            Ok(times)
        });
    }
    let mut times = Vec::new();
    while let Some(done) = tasks.join_next().await {
        times.append(&mut done??);
    }
    let spent = service.cpu()?.saturating_sub(before);
    times.sort_unstable();
    let count = f64::from(u32::try_from(times.len())?);
    let slow = times.get(times.len() * 99 / 100).copied();
    Ok(Saves {
        rate: count / begun.elapsed().as_secs_f64(),
        p99: slow.unwrap_or_default().as_secs_f64() * 1e3,
        cpu: spent.as_secs_f64() * 1e6 / count,
    })
}

/// The form with a summary that no earlier save had.
fn body(form: &[(String, String)], number: u64) -> String {
    let summary = format!(
        "Officials register births by the road, once a month, and send the papers on: {number}."
    );
    let kept = form
        .iter()
        .filter(|(name, _)| !matches!(name.as_str(), "saves" | "summary" | "deed"));
    url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(kept)
        .append_pair("saves", &number.to_string())
        .append_pair("summary", &summary)
        .append_pair("deed", "continue")
        .finish()
}
