//! `praxis demo`: a demonstration that needs only a folder. It prints its address, its accounts and where the mails can
//! be read, and listens on this machine only.

use std::net::SocketAddr;

use super::printed::announce;
use super::serve::answering_rooms;
use super::{Common, Stop, log, open};
use crate::address;
use crate::app::App;
use crate::config::{Loaded, Settings};
use crate::db::{self, OpenFor, Target};
use crate::demo::{self, CorpusSize, Folder, Member};
use crate::language::Language;
use crate::serve::serve;

/// The arguments of the command.
#[derive(Debug, clap::Args)]
pub struct Demo {
    /// The address and port to listen on, of this machine only [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
    /// Remove a demonstration that is in the folder, and begin anew
    #[arg(long)]
    fresh: bool,
    /// Generate so many published practices beside the samples, the same each time
    #[arg(
        long,
        value_name = "NUMBER",
        default_value_t = 0,
        hide_default_value = true
    )]
    practices: u32,
    /// Generate so many submissions that wait for review
    #[arg(
        long,
        value_name = "NUMBER",
        default_value_t = 0,
        hide_default_value = true
    )]
    waiting: u32,
    /// A mail server's address; without one mails are files in the folder
    #[arg(long, value_name = "URL")]
    smtp: Option<String>,
}

impl Demo {
    pub async fn run(self, common: &Common) -> Result<(), Stop> {
        let loaded = self.settings(common)?;
        log::start(&loaded.settings)?;
        for warning in &loaded.warnings {
            tracing::warn!("{warning}");
        }
        self.claim(&loaded.settings).await?;
        let app = open(loaded, OpenFor::Serve).await?;
        let members = demo::prepare(&app, self.size()).await?;
        let greeting = write_greeting(&app, &members);
        let rooms = answering_rooms(&app);
        serve(app, rooms, |_| announce(greeting)).await?;
        Ok(())
    }

    /// Marks the folder as a demonstration's, unless a database exists: then the database's own mark counts.
    async fn claim(&self, settings: &Settings) -> Result<(), Stop> {
        let folder = Folder::of(&settings.data);
        folder.clear(self.fresh)?;
        let there = db::is_there(&settings.database).await?;
        if there && self.fresh {
            let words = "--fresh empties the data folder only, not a database elsewhere: empty that one yourself.";
            return Err(Stop::Said(words.to_owned()));
        }
        if !there {
            if let Target::Sqlite(file) = &settings.database
                && file.exists()
            {
                return Err(folder.not_ours().into());
            }
            folder.begin()?;
        }
        Ok(())
    }

    const fn size(&self) -> CorpusSize {
        CorpusSize {
            practices: self.practices,
            waiting: self.waiting,
        }
    }

    fn settings(&self, common: &Common) -> Result<Loaded, Stop> {
        if common.database.is_some() {
            let words =
                "The demonstration keeps its own file in the data folder: leave out --database.";
            return Err(Stop::Said(words.to_owned()));
        }
        let listen = self.listen.map(|listen| ("listen", listen.to_string()));
        let smtp = self.smtp.clone().map(|smtp| ("smtp", smtp));
        common.load(listen.into_iter().chain(smtp).collect(), true)
    }
}

/// The text for the operator. The line of an account is `ROLE EMAIL PASSWORD`.
fn write_greeting(app: &App, members: &[Member]) -> String {
    let settings = &app.settings;
    let at =
        |address: address::Address| address.absolute(&settings.public_url, Language::default());
    let mut lines = vec![
        format!(
            "{} runs as a demonstration: sample data, facts not verified.",
            settings.site.name
        ),
        format!("  pages   {}", at(address::home())),
        format!("  sign in {}", at(address::sign_in())),
        match &settings.smtp {
            Some(_) => "  mails   go to the mail server".to_owned(),
            None => format!(
                "  mails   {} and {}",
                at(address::demo_mail()),
                settings.data.join("mail").display()
            ),
        },
        String::new(),
    ];
    lines.extend(
        members
            .iter()
            .map(|member| format!("{} {} {}", member.role, member.email, member.password)),
    );
    lines.push(String::new());
    lines.push("Stop it with Ctrl-C; start again with --fresh for a new one.".to_owned());
    lines.join("\n")
}

impl From<demo::Error> for Stop {
    fn from(error: demo::Error) -> Self {
        Self::Said(error.to_string())
    }
}
