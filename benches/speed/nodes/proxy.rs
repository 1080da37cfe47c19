//! A plain proxy: it gives each request to the next node, whatever the nodes say of themselves. A node that refuses a
//! connection is left out for a second. A request that was under way when its node died is answered with 502.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::Outcome;
use crate::load::Connection;

/// The word by which this program starts as the proxy.
pub const COMMAND: &str = "proxy";

/// For how long a node that refused a connection is left out.
const LEFT_OUT: Duration = Duration::from_secs(1);

const BAD_GATEWAY: &[u8] = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n";

struct Nodes {
    addresses: Vec<String>,
    next: AtomicUsize,
    left_out: Mutex<Vec<Option<Instant>>>,
}

impl Nodes {
    /// The nodes in the order in which a request tries them.
    fn in_turn(&self) -> Vec<usize> {
        let first = self.next.fetch_add(1, Ordering::Relaxed);
        let count = self.addresses.len();
        let left_out = self.left_out.lock().unwrap_or_else(PoisonError::into_inner);
        let is_in = |node: &usize| left_out[*node].is_none_or(|until| until < Instant::now());
        (0..count)
            .map(|step| (first + step) % count)
            .filter(is_in)
            .collect()
    }

    fn leave_out(&self, node: usize) {
        let mut left_out = self.left_out.lock().unwrap_or_else(PoisonError::into_inner);
        left_out[node] = Some(Instant::now() + LEFT_OUT);
    }
}

/// Serves until it is killed: its own address, then those of the nodes.
pub async fn serve(words: &[String]) -> Outcome<()> {
    let [own, addresses @ ..] = words else {
        return Err("proxy ADDRESS NODE…".into());
    };
    let nodes = Arc::new(Nodes {
        addresses: addresses.to_vec(),
        next: AtomicUsize::new(0),
        left_out: Mutex::new(vec![None; addresses.len()]),
    });
    let listener = TcpListener::bind(own).await?;
    loop {
        let (client, _) = listener.accept().await?;
        client.set_nodelay(true)?;
        let nodes = Arc::clone(&nodes);
        // A reader that hangs up ends its own task.
        tokio::spawn(async move { drop(pass_on(client, &nodes).await) });
    }
}

/// Passes requests without a body on, one after another.
async fn pass_on(mut client: TcpStream, nodes: &Nodes) -> Outcome<()> {
    let mut open: Vec<Option<Connection>> = nodes.addresses.iter().map(|_| None).collect();
    let mut request = Vec::new();
    loop {
        while !request.ends_with(b"\r\n\r\n") {
            if client.read_buf(&mut request).await? == 0 {
                return Ok(());
            }
        }
        let answer = ask_in_turn(nodes, &mut open, &request).await;
        client
            .write_all(answer.as_deref().unwrap_or(BAD_GATEWAY))
            .await?;
        request.clear();
    }
}

/// The answer of the first node that can be reached. None if it died with the request under way.
async fn ask_in_turn(
    nodes: &Nodes,
    open: &mut [Option<Connection>],
    request: &[u8],
) -> Option<Vec<u8>> {
    for node in nodes.in_turn() {
        let kept = open[node].take();
        let connection = match kept {
            Some(connection) => Some(connection),
            None => Connection::to(&nodes.addresses[node]).await.ok(),
        };
        let Some(mut connection) = connection else {
            nodes.leave_out(node);
            continue;
        };
        connection.ask(request).await.ok()?;
        let answer = connection.raw().to_vec();
        open[node] = Some(connection);
        return Some(answer);
    }
    None
}
