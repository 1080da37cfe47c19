//! What a piece of work takes: time, CPU of this process with the programs that it has run, and CPU of a database server.

use std::fs;
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::nodes::postgres::PostgresServer;

/// What was spent.
#[derive(Debug, Clone, Copy, Default)]
pub struct Spent {
    /// By the clock.
    pub time: Duration,
    /// On a core, by this process and the programs that it has waited for.
    pub client: Duration,
    /// On a core, by the server.
    pub server: Duration,
}

/// Adds up what several pieces of work take.
pub struct Meter<'s> {
    server: Option<&'s PostgresServer>,
    spent: Spent,
}

/// A piece of work that goes on.
pub struct Begun {
    at: Instant,
    client: Duration,
    server: Duration,
}

impl<'s> Meter<'s> {
    /// Counts this server too.
    pub fn new(server: Option<&'s PostgresServer>) -> Self {
        Self {
            server,
            spent: Spent::default(),
        }
    }

    /// Begins a piece of work.
    pub fn begin(&self) -> Outcome<Begun> {
        let server = self.server.map(PostgresServer::cpu).transpose()?;
        Ok(Begun {
            client: own_cpu()?,
            server: server.unwrap_or_default(),
            at: Instant::now(),
        })
    }

    /// Ends it.
    pub fn end(&mut self, begun: &Begun) -> Outcome<()> {
        self.spent.time += begun.at.elapsed();
        self.spent.client += own_cpu()?.saturating_sub(begun.client);
        if let Some(server) = self.server {
            self.spent.server += server.cpu()?.saturating_sub(begun.server);
        }
        Ok(())
    }

    /// What all of them have taken.
    pub fn spent(&self) -> Spent {
        self.spent
    }
}

fn own_cpu() -> Outcome<Duration> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    // The name in brackets may contain blanks. The 12th to 15th word after it are user and system time, and those of the programs
    // that have ended.
    let (_, words) = stat.rsplit_once(')').ok_or("no name in stat")?;
    let ticks: u64 = words
        .split_whitespace()
        .skip(11)
        .take(4)
        .map(str::parse::<u64>)
        .sum::<Result<_, _>>()?;
    // Linux counts these ticks in hundredths of a second on every architecture.
    Ok(Duration::from_millis(ticks * 10))
}
