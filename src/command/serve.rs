//! `praxis serve`: runs the service until it is stopped.

use std::net::SocketAddr;

use super::printed::announce;
use super::{Common, Stop, log, open};
use crate::account;
use crate::app::App;
use crate::db::OpenFor;
use crate::demo;
use crate::follow;
use crate::mail::rooms::Rooms;
use crate::practice;
use crate::question;
use crate::serve::{ServeError, serve};

/// The arguments of the command.
#[derive(Debug, clap::Args)]
pub struct Serve {
    /// The address and port to listen on [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
}

impl Serve {
    pub async fn run(self, common: &Common) -> Result<(), Stop> {
        let own = self.listen.map(|listen| ("listen", listen.to_string()));
        let loaded = common.load(own.into_iter().collect(), false)?;
        log::start(&loaded.settings)?;
        for warning in &loaded.warnings {
            tracing::warn!("{warning}");
        }
        let app = open(loaded, OpenFor::Serve).await?;
        if let Err(refused) = demo::refuse_to_serve(&app).await {
            app.db.close().await;
            return Err(refused.into());
        }
        let rooms = answering_rooms(&app);
        let (name, url) = (
            app.settings.site.name.clone(),
            app.settings.public_url.clone(),
        );
        serve(app, rooms, |address| {
            tracing::info!(%address, %url, "serving");
            announce(format!("{name} is at {url} and listens on {address}."));
        })
        .await?;
        Ok(())
    }
}

/// The rooms with their answers to the outbox's questions.
pub fn answering_rooms(app: &App) -> Rooms {
    let rooms = Rooms::new(account::mails::Addresses);
    let rooms = practice::entitled::tell(account::mails::tell(rooms, app), app);
    question::tell(follow::tell(rooms, app), app)
}

impl From<ServeError> for Stop {
    fn from(stopped: ServeError) -> Self {
        Self::Said(stopped.to_string())
    }
}
