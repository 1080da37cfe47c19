//! Every setting once: its name, its default and its meaning. The keys of the file, the environment's `PRAXIS_…`, the
//! documentation and `praxis config` are derived from this table.

use super::parse;

/// One setting.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// The name in the file. In the environment it is written in capitals after `PRAXIS_`.
    pub name: &'static str,
    /// The value if no source sets it.
    pub default: &'static str,
    /// The default in the demonstration, where it differs.
    pub in_demo: Option<&'static str>,
    /// Whether the value may contain a password, which is never shown.
    pub secret: bool,
    /// Whether the value is nothing but a secret, of which no part is shown.
    pub hidden: bool,
    /// The meaning, as a sentence for the operator.
    pub about: &'static str,
}

impl Key {
    const fn new(name: &'static str, default: &'static str, about: &'static str) -> Self {
        Self {
            name,
            default,
            in_demo: None,
            secret: false,
            hidden: false,
            about,
        }
    }

    const fn secret(self) -> Self {
        Self {
            secret: true,
            ..self
        }
    }

    const fn hidden(self) -> Self {
        Self {
            hidden: true,
            ..self
        }
    }

    /// The value as it may be shown.
    pub(super) fn shown(&self, value: &str) -> String {
        if self.hidden && !value.is_empty() {
            "***".to_owned()
        } else if self.secret {
            parse::masked(value)
        } else {
            value.to_owned()
        }
    }

    const fn in_demo(self, value: &'static str) -> Self {
        Self {
            in_demo: Some(value),
            ..self
        }
    }
}

/// Every setting.
pub const KEYS: &[Key] = &[
    Key::new("site_name", "Praxis", "How the site calls itself, on pages and in mails."),
    Key::new("site_tagline", "Practices of cooperation, reviewed and shared", "One line under the name."),
    Key::new("site_disclaimer", "", "What stands under every practice about whose words these are. Without it, our own sentence."),
    Key::new("public_url", "", "The address people use, such as https://practices.example.org. Without it, where the service listens. The demo answers on this machine only: it leaves any other address aside."),
    Key::new("data", "./data", "The folder of the database file, the search index, own pages, and mails if there is no mail server."),
    Key::new("database", "", "postgres://user:password@host/name. Without it, the SQLite file praxis.db in the data folder.").secret(),
    Key::new("database_ca", "", "A file with the certificates (PEM) of the authority behind the PostgreSQL server, where it is one's own. A server on another machine must encrypt and show a certificate for its name."),
    Key::new("database_replica", "", "A streaming replica of the PostgreSQL server, as postgres://user:password@host/name: public pages are read from it once it has reached the present edition, and from the server of database until then and while it is away. The user needs no right to write.").secret(),
    Key::new("listen", "127.0.0.1:8080", "Where the service listens."),
    Key::new("log", "info", "What is logged: error, warn, info, debug, or a filter of tracing-subscriber. Libraries only log errors and slow statements, because below that they print what passes through them."),
    Key::new("log_format", "text", "How it is logged: text or json."),
    Key::new("time_zone", "UTC", "Whose days the site's dates are, such as Europe/Geneva."),
    Key::new("sender", "Praxis <praxis@localhost>", "Who the mails are from."),
    Key::new("return_path", "", "Where reports of mails that did not arrive go, such as bounces@practices.example.org. Each mail has its own return path there, bounces+…@practices.example.org, and praxis bounce reads what arrives. Without it, reports go to the sender."),
    Key::new("contact", "praxis@localhost", "Whom people write to."),
    Key::new("smtp", "", "The mail server: smtp://user:password@host:587 (STARTTLS; on this machine with ?tls=required) or smtps://…. Without it mails become files.").secret(),
    Key::new("smtp_ca", "", "A file with the certificates (PEM) of the authority behind the mail server, where it is one's own; then no other is trusted."),
    Key::new("mail_retry_first", "1m", "How long after a first failure a mail is tried again; later pauses grow."),
    Key::new("mail_retry_most", "6h", "The longest pause between two tries."),
    Key::new("undo", "10m", "How long a reviewer can undo a decision; 0s for not at all.").in_demo("0s"),
    Key::new("rate_limits", "on", "Throttles and the time trap of forms. Off only on a loopback address, for tests."),
    Key::new("page_cache_mb", "16", "How many megabytes of finished public pages are kept in memory; 0 for none."),
    Key::new("endless_pages", "120", "How many public pages a minute one network gets of those that robots.txt closes to crawlers: searches, lists in another order or with more than two choices, files of them. Pages that are kept cost nothing."),
    Key::new("endless_pages_total", "3000", "How many of such pages a minute are drawn for all networks together, on each node."),
    Key::new("trusted_proxies", "", "Networks of the proxies in front, such as 127.0.0.1/32, separated by commas."),
    Key::new("claim_days", "7", "After how many days another reviewer may take over a claimed submission."),
    Key::new("claim_lapse_days", "21", "After how many days a claim without a decision lapses by itself."),
    Key::new("target_days", "14", "Within how many days a submission is to be decided. Reviewers are reminded shortly before and on that day."),
    Key::new("draft_lapse_days", "90", "After how many days without a save a returned draft lapses. Its authors are reminded before, and can start again from its text."),
    Key::new("confirm_days", "365", "After how many days the authors of a public practice are asked whether it is still true. Where they do not answer the second mail within 30 days, its page says since when it is not confirmed."),
    Key::new("registrations", "500", "How many registrations the whole site takes in an hour; above it newcomers are asked to wait."),
    Key::new("link_mails", "60", "How many mails visitors and account owners can cause in a minute on the whole site: confirmations, links, moves to another address, appeals."),
    Key::new("open_submissions", "5", "How many open submissions somebody may have before the first publication."),
    Key::new("open_drafts", "50", "How many drafts somebody may have open at once."),
    Key::new("links", "10", "How many web addresses a practice may name, in its texts and sources together."),
    Key::new("link_visits", "on", "Whether the service asks once a week each web address that a submitted practice names whether it still answers, and tells the authors and the review team. It goes to public addresses only; off where it may not reach the internet.").in_demo("off"),
    Key::new("public_views", "off", "Whether the public reads how often the page of each practice was opened: on its page, for the whole months before the edition, and in /views.csv. Its authors always read it."),
    Key::new("files", "", "Where pictures and files of practices are kept: a folder, or s3://bucket/prefix in a storage service that speaks the protocol of Amazon S3. Without it, the folder files in the data folder. Nodes of one database need one place together."),
    Key::new("files_endpoint", "", "The address of the storage service, such as https://storage.example.org. Without it, Amazon S3."),
    Key::new("files_region", "", "The region of the bucket, such as eu-central-1. With files_endpoint it may be left out."),
    Key::new("files_key", "", "The id of the access key to the bucket."),
    Key::new("files_secret", "", "The secret of the access key to the bucket.").hidden(),
    Key::new("file_mb", "20", "How many megabytes one picture or file may have, from 1 to 100."),
    Key::new("practice_files", "10", "How many pictures and files a practice may have, from 1 to 100."),
    Key::new("licence_name", "CC BY 4.0", "What submissions are granted under."),
    Key::new("licence_url", "https://creativecommons.org/licenses/by/4.0/", "Where that licence can be read."),
    Key::new("ark_naan", "", "The site's number at the ARK Alliance (a NAAN, which it gives free of charge), such as 12345. Each published practice then gets a persistent identifier, ark:12345/…, which /ark:12345/… answers. Without it, a practice has its address alone.").in_demo("99999"),
    Key::new("argon2_memory", "19456", "Memory of a password hash, in KiB. The least that OWASP allows with this many passes: 47104 with 1, 19456 with 2, 12288 with 3, 9216 with 4, 7168 with 5. Less only on a loopback address, for tests."),
    Key::new("argon2_passes", "2", "Passes of a password hash."),
    Key::new("argon2_lanes", "1", "Lanes of a password hash."),
    Key::new("password_minimum", "12", "The fewest characters of a password."),
];
