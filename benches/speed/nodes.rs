//! Many nodes on one PostgreSQL server behind a plain proxy: what they answer together, how soon a new edition shows on
//! another node, and what readers notice when a node is killed. `tests/nodes` runs it.

pub mod postgres;
pub mod proxy;

use std::path::Path;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::Outcome;
use crate::cycle;
use crate::load::{self, Request};
use crate::process::Service;
use postgres::PostgresServer;

/// The word by which this part of the bench runs.
pub const COMMAND: &str = "nodes";

/// How many readers ask at once.
const READERS: usize = 32;

/// How many editions are begun to measure the delay.
const EDITIONS: usize = 10;

/// The longest delay of an edition on another node.
const DELAY: Duration = Duration::from_millis(50);

/// How long an edition is waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// The servers of a run.
struct Site<'a> {
    folder: &'a Path,
    primary: PostgresServer,
    replica: PostgresServer,
    public: String,
}

/// What the nodes are started with.
#[derive(Clone, Copy)]
struct Setup {
    with_replica: bool,
    with_cache: bool,
}

/// A folder for servers, which run as another user.
pub fn servers_folder() -> Outcome<TempDir> {
    let folder = tempfile::Builder::new().prefix("praxis-nodes-").tempdir()?;
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(folder.path(), mode)?;
    Ok(folder)
}

/// Runs everything, so long for each row.
pub async fn run(time: Duration) -> Outcome<()> {
    let folder = servers_folder()?;
    let folder = folder.path();
    let primary = PostgresServer::primary(&folder.join("primary"))?;
    let public = crate::process::free_address().await?;
    let first = start_node(
        folder,
        1,
        &public,
        &[("PRAXIS_DATABASE", &primary.address())],
    )
    .await?;
    load::until_ready(&first).await?;
    drop(first);
    let replica = primary.replica(&folder.join("replica"))?;
    let site = Site {
        folder,
        primary,
        replica,
        public,
    };
    println!(
        "| nodes | public pages | pages kept | requests/s | p99 ms | CPU µs of a request: nodes | primary | replica |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for (with_cache, with_replica) in [(true, false), (true, true), (false, false), (false, true)] {
        for count in 1..=3 {
            let setup = Setup {
                with_replica,
                with_cache,
            };
            site.print_throughput(count, setup, time).await?;
        }
    }
    for with_replica in [false, true] {
        site.print_delay(with_replica).await?;
    }
    site.print_kill(time).await
}

impl Site<'_> {
    async fn nodes(&self, count: usize, setup: Setup) -> Outcome<Vec<Service>> {
        let (primary, replica) = (self.primary.address(), self.replica.address());
        let mut variables = vec![("PRAXIS_DATABASE", primary.as_str())];
        if setup.with_replica {
            variables.push(("PRAXIS_DATABASE_REPLICA", &replica));
        }
        if !setup.with_cache {
            variables.push(("PRAXIS_PAGE_CACHE_MB", "0"));
        }
        let mut nodes = Vec::new();
        for number in 1..=count {
            nodes.push(start_node(self.folder, number, &self.public, &variables).await?);
        }
        for node in &nodes {
            load::until_ready(node).await?;
        }
        Ok(nodes)
    }

    async fn proxy(&self, nodes: &[Service]) -> Outcome<Service> {
        let nodes: Vec<&str> = nodes.iter().map(Service::host).collect();
        Service::proxy(&self.folder.join("proxy"), &self.public, &nodes).await
    }

    async fn print_throughput(&self, count: usize, setup: Setup, time: Duration) -> Outcome<()> {
        let nodes = self.nodes(count, setup).await?;
        let proxy = self.proxy(&nodes).await?;
        let requests = pages(&nodes[0]).await?;
        load::offer(&proxy, &requests, READERS, time / 2).await?;
        let cpu = || -> Outcome<[Duration; 3]> {
            let nodes = nodes.iter().map(Service::cpu).sum::<Outcome<Duration>>()?;
            Ok([nodes, self.primary.cpu()?, self.replica.cpu()?])
        };
        let before = cpu()?;
        let offered = load::offer(&proxy, &requests, READERS, time).await?;
        let after = cpu()?;
        let answers = f64::from(u32::try_from(offered.times.len())?);
        let micros =
            |at: usize| (after[at].saturating_sub(before[at])).as_secs_f64() * 1e6 / answers;
        println!(
            "| {count} | {} | {} | {:.0} | {:.1} | {:.0} | {:.0} | {:.0} |",
            if setup.with_replica {
                "replica"
            } else {
                "primary"
            },
            if setup.with_cache { "yes" } else { "no" },
            answers / offered.whole.as_secs_f64(),
            offered.p99(),
            micros(0),
            micros(1),
            micros(2),
        );
        if offered.failed > 0 {
            return Err(format!("{} requests failed", offered.failed).into());
        }
        Ok(())
    }

    /// How much later a new edition shows on another node than on the one that published it.
    async fn print_delay(&self, with_replica: bool) -> Outcome<()> {
        let setup = Setup {
            with_replica,
            with_cache: true,
        };
        let nodes = self.nodes(2, setup).await?;
        let [first, second] = &nodes[..] else {
            return Err("two nodes".into());
        };
        let author = first.sign_in("submitter").await?;
        let reviewer = first.sign_in("reviewer").await?;
        let mut delays = Vec::new();
        for number in 0..EDITIONS {
            let before = tag(first).await?;
            let begun = Instant::now();
            let publishing = async {
                let number = number + if with_replica { 2_000 } else { 1_000 };
                cycle::run(first, &author, &reviewer, number).await
            };
            let seen = |node| seen_anew(node, &before, begun);
            let (published, here, there) = tokio::join!(publishing, seen(first), seen(second));
            published?;
            delays.push(there?.saturating_sub(here?));
        }
        delays.sort_unstable();
        let millis = |at: usize| delays[at].as_secs_f64() * 1e3;
        println!(
            "\nan edition on the other node, public pages from the {}: {:.1} ms later (at most {:.1}), limit {} ms",
            if with_replica { "replica" } else { "primary" },
            millis(EDITIONS / 2),
            millis(EDITIONS - 1),
            DELAY.as_millis(),
        );
        Ok(())
    }

    /// One of three nodes is killed in the middle of the load.
    async fn print_kill(&self, time: Duration) -> Outcome<()> {
        let setup = Setup {
            with_replica: true,
            with_cache: true,
        };
        let mut nodes = self.nodes(3, setup).await?;
        let proxy = self.proxy(&nodes).await?;
        let requests = pages(&nodes[0]).await?;
        let killed = nodes.pop();
        let kill = async {
            tokio::time::sleep(time / 2).await;
            drop(killed);
        };
        let (offered, ()) = tokio::join!(load::offer(&proxy, &requests, READERS, time), kill);
        let offered = offered?;
        println!(
            "\none of three nodes killed: {} of {} reads failed, limit {READERS}, the connections that were open to it",
            offered.failed,
            offered.times.len(),
        );
        Ok(())
    }
}

/// A node of the demonstration that is filled by the first one.
async fn start_node(
    folder: &Path,
    number: usize,
    public: &str,
    variables: &[(&str, &str)],
) -> Outcome<Service> {
    let own = folder.join(format!("node-{number}"));
    let filled = folder.join("node-1").join("demo.json");
    if filled.exists() && !own.exists() {
        std::fs::create_dir(&own)?;
        // Without it the node would give everybody new passwords.
        std::fs::copy(filled, own.join("demo.json"))?;
    }
    Service::node(&own, public, variables).await
}

/// Public pages as readers ask for them: practices, and lists of them.
async fn pages(node: &Service) -> Outcome<Vec<Request>> {
    let feed = load::ask(node, &Request::get("/practices.atom").uncompressed()).await?;
    let practices = load::addresses_of(&feed, "/practices/");
    let lists = ["/", "/explore", "/objectives/9", "/objectives/4"];
    let paths = lists.map(str::to_owned).into_iter().chain(practices);
    Ok(paths.map(Request::get).collect())
}

/// The entity tag of the list of practices.
async fn tag(node: &Service) -> Outcome<String> {
    let answer = load::ask(node, &Request::get("/practices")).await?;
    Ok(answer.header("etag").unwrap_or_default().to_owned())
}

/// After what time the list of practices is another one than before.
async fn seen_anew(node: &Service, before: &str, begun: Instant) -> Outcome<Duration> {
    while begun.elapsed() < PATIENCE {
        if tag(node).await? != before {
            return Ok(begun.elapsed());
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    Err("the edition did not show".into())
}
