//! `praxis serve` as a process on a world's database, to be killed.

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

use praxis::db::Target;
use praxis::mail::actions;
use praxis::mail::preferences::{MailGroup, Preference};
use sqlx::Connection as _;

use crate::cast::Cast;
use crate::mail_server::MailServer;
use crate::world::World;

/// `praxis serve` on the database of a world, killed with the test.
pub struct Node(Child);

impl Node {
    pub fn start(world: &World, server: &MailServer) -> Self {
        let free = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap();
        let database = match &world.app.settings.database {
            Target::Sqlite(file) => format!("sqlite://{}", file.display()),
            Target::Postgres(address) => address.clone(),
        };
        let child = Command::new(env!("CARGO_BIN_EXE_praxis"))
            .env_clear()
            .arg("serve")
            .env("PRAXIS_DATA", world.data())
            .env("PRAXIS_DATABASE", database)
            .env("PRAXIS_LISTEN", free.to_string())
            .env("PRAXIS_PUBLIC_URL", "https://praxis.example")
            .env("PRAXIS_SMTP", format!("smtp://{}", server.address))
            .env("PRAXIS_MAIL_RETRY_FIRST", "200ms")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Self(child)
    }

    /// No farewell: as when the machine loses its power.
    pub fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }

    /// As a service manager stops it: what is under way ends and is written down.
    pub fn stop(mut self) {
        let asked = Command::new("kill")
            .args(["-TERM", &self.0.id().to_string()])
            .status()
            .unwrap();
        assert!(asked.success() && self.0.wait().unwrap().success());
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // Already ended where the test went well.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// On PostgreSQL a mail is taken by a lease, which another node waits to end: lets those minutes pass. On SQLite
/// the next service frees what its predecessor had taken.
pub async fn let_leases_end(world: &World) {
    if let Target::Postgres(address) = &world.app.settings.database {
        let mut connection = sqlx::PgConnection::connect(address).await.unwrap();
        let over = "UPDATE mail SET taken_until = 0 WHERE taken_until IS NOT NULL";
        sqlx::raw_sql(over).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    }
}

/// The service's own clock may be past the hour of the digests; they are another story.
pub async fn want_no_digest(world: &World, cast: &Cast) {
    let mut tx = world.app.db.write().await.unwrap();
    for reviewer in [&cast.ruth, &cast.omar, &cast.lena, &cast.grace] {
        let now = world.clock().now();
        let never: Vec<_> = MailGroup::ALL
            .iter()
            .map(|group| (*group, Preference::Never))
            .collect();
        actions::choose(&mut tx, now, reviewer.id, &never)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
}
