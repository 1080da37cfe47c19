//! Every address of the site, as a function. Handlers, templates, mails and feeds take their links from here,
//! so that an address is spelt once. It knows paths, languages and the types of ids; it must not know what an id stands
//! for.

mod ending;
mod list_form;
mod local;
mod query;

use std::fmt::{Display, Write};

use url::Url;

use crate::db::ids::{
    AccountId, CallId, CircularId, ClearanceLinkId, ExpertAskId, MailId, PracticeId, ReplicationId,
    ReplyId,
};
use crate::language::Language;
pub use list_form::{FileForm, ListForm, is_attachment, is_file, is_list_file, split_form};
pub use local::{LocalPath, parse_local};

/// A place on the site, without the language in which it will be read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Address {
    path: String,
    query: String,
    fragment: String,
    /// Whether the address carries a language. Addresses for machines are the same in every language.
    has_language: bool,
}

impl Address {
    fn page(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            query: String::new(),
            fragment: String::new(),
            has_language: true,
        }
    }

    fn machine(path: impl Into<String>) -> Self {
        Self {
            has_language: false,
            ..Self::page(path)
        }
    }

    /// The path alone, without language and query: what the navigation compares to mark the current place.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Adds the fragment that leads to one element of the page.
    #[must_use]
    pub fn at(mut self, fragment: impl Display) -> Self {
        self.fragment = segment(fragment);
        self
    }

    /// A picture or a file of the practice that is shown on this page; `file` is its name, or the size of a picture.
    #[must_use]
    pub fn attachment(&self, key: impl Display, file: impl Display) -> Self {
        let (key, file) = (segment(key), segment(file));
        Self::machine(format!("{}/files/{key}/{file}", self.path))
    }

    /// The target of a redirect to this page in this language.
    pub fn redirect_in(&self, language: Language) -> Option<LocalPath> {
        LocalPath::parse(&self.in_language(language))
    }

    /// The link for a page in this language.
    pub fn in_language(&self, language: Language) -> String {
        let mut link = String::new();
        self.write_in(language, &mut link);
        link
    }

    /// The whole address, for mails, feeds and other sites, below the configured public address.
    pub fn absolute(&self, public_url: &Url, language: Language) -> String {
        let mut link = public_url.as_str().trim_end_matches('/').to_owned();
        self.write_in(language, &mut link);
        link
    }

    fn write_in(&self, language: Language, link: &mut String) {
        let prefix = self.has_language && language != Language::default();
        if prefix {
            link.push('/');
            link.push_str(language.as_str());
        }
        if !(prefix && self.path == "/") {
            link.push_str(&self.path);
        }
        link.push_str(&self.query);
        if !self.fragment.is_empty() {
            link.push('#');
            link.push_str(&self.fragment);
        }
    }
}

/// Splits the language off a path: `/fr/practices` is French and `/practices`.
pub fn split_language(path: &str) -> (Language, &str) {
    for language in Language::ALL
        .into_iter()
        .filter(|language| *language != Language::default())
    {
        if let Some(rest) = path
            .strip_prefix('/')
            .and_then(|path| path.strip_prefix(language.as_str()))
        {
            match rest.as_bytes().first() {
                None => return (language, "/"),
                Some(b'/') => return (language, rest),
                Some(_) => {}
            }
        }
    }
    (Language::default(), path)
}

/// Escapes one segment of a path, so that an id cannot change the path around it.
fn segment(id: impl Display) -> String {
    let id = id.to_string();
    let mut safe = String::with_capacity(id.len());
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            safe.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(safe, "%{byte:02X}");
        }
    }
    safe
}

/// The link to the element of the same page with this id.
pub fn within_page(id: &str) -> String {
    format!("#{}", segment(id))
}

macro_rules! addresses {
    ($($(#[$doc:meta])* $kind:ident $name:ident($($id:ident: $type:ty),*) = $path:literal;)*) => { $(
        $(#[$doc])*
        pub fn $name($($id: $type),*) -> Address {
            $(let $id = segment($id);)*
            Address::$kind(format!($path))
        }
    )* };
}

addresses! {
    /// The first page.
    page home() = "/";
    /// All practices, newest first; with a query, the search.
    page practices() = "/practices";
    /// A practice's public page.
    page practice(slug: impl Display) = "/practices/{slug}";
    /// The k-th published version of a practice.
    page practice_version(slug: impl Display, k: i64) = "/practices/{slug}/revisions/{k}";
    /// What changed between two published versions of a practice.
    page practice_comparison(slug: impl Display) = "/practices/{slug}/compare";
    /// The practice with this persistent identifier: the number of the site, and a name.
    machine ark(naan: impl Display, name: impl Display) = "/ark:{naan}/{name}";
    /// The form by which a reader reports a mistake in a practice.
    page report_mistake(slug: impl Display) = "/practices/{slug}/report";
    /// The page after such a report.
    page report_sent(slug: impl Display) = "/practices/{slug}/report/sent";
    /// The form by which a reader registers who did the same as a practice.
    page replicate(slug: impl Display) = "/practices/{slug}/replication";
    /// The page after such an entry.
    page replicate_sent(slug: impl Display) = "/practices/{slug}/replication/sent";
    /// The form by which a reader asks the person whom a practice names.
    page ask_question(slug: impl Display) = "/practices/{slug}/question";
    /// The page after such a question.
    page question_sent(slug: impl Display) = "/practices/{slug}/question/sent";
    /// The page of the link in a mail about a question.
    page question(token: impl Display) = "/question/{token}";
    /// The calls for practices.
    page calls() = "/calls";
    /// One call for practices.
    page call(slug: impl Display) = "/calls/{slug}";
    /// The 23 objectives.
    page objectives() = "/objectives";
    /// The practices under one objective.
    page objective(number: impl Display) = "/objectives/{number}";
    /// The practices of one country or area.
    page country(code: impl Display) = "/countries/{code}";
    /// The practices of one region.
    page region(id: impl Display) = "/regions/{id}";
    /// The brief of a country or area, to print.
    page country_brief(code: impl Display) = "/countries/{code}/brief";
    /// The brief of a region, to print.
    page region_brief(id: impl Display) = "/regions/{id}/brief";
    /// The figures behind the map.
    page explore() = "/explore";
    /// How to subscribe to all practices; with a query, to one list.
    page subscribe() = "/subscribe";
    /// How a browser searches this site.
    page opensearch() = "/opensearch.xml";
    /// What a reader may mean who is typing.
    page suggest() = "/suggest";
    /// What programs may take: the files, their columns, the licence.
    page data() = "/data";
    /// The form that asks for mails about a list; with a query, about one list.
    page follow() = "/follow";
    /// The page after asking for them.
    page follow_sent() = "/follow/sent";
    /// The page of the link in such mails: it confirms a subscription, shows what an address follows, and ends it.
    page following(token: impl Display) = "/following/{token}";
    /// The page about this site.
    page about() = "/about";
    /// Help, and the address for questions.
    page help() = "/help";
    /// Which personal data the site stores.
    page privacy() = "/privacy";
    /// Terms of use.
    page terms() = "/terms";
    /// The accessibility statement.
    page accessibility() = "/accessibility";

    /// The form for a new account.
    page register() = "/register";
    /// The page after a registration.
    page register_sent() = "/register/sent";
    /// The form to sign in.
    page sign_in() = "/sign-in";
    /// Signing in to the demonstration as one of its people.
    page sign_in_demo() = "/sign-in/demo";
    /// The form that asks for a link to sign in by.
    page sign_in_by_mail() = "/sign-in/by-mail";
    /// The page after asking for such a link.
    page sign_in_sent() = "/sign-in/sent";
    /// The page behind a link to sign in by, with its button.
    page sign_in_link() = "/sign-in/link";
    /// The mailed link to sign in by.
    page sign_in_by(token: impl Display) = "/sign-in/{token}";
    /// The page behind the link of an invitation to be a co-author.
    page invitation() = "/invitation";
    /// The beginning of the mailed links of experts from outside.
    page expert_link() = "/expert";
    /// The page on which an expert from outside reads a revision and gives an opinion.
    page expert_opinion(ask: ExpertAskId) = "/opinion/{ask}";
    /// The link by which a draft is read for clearance.
    page clearance_link(token: impl Display) = "/clearance/{token}";
    /// The page on which a draft is read for clearance.
    page clearance_reading(link: ClearanceLinkId) = "/reading/{link}";
    /// Signing out.
    page sign_out() = "/sign-out";
    /// The form that asks for a link to a new password.
    page reset() = "/reset";
    /// The page after asking for such a link.
    page reset_sent() = "/reset/sent";
    /// The form for the new password.
    page reset_password() = "/reset/password";
    /// The mailed link to a new password.
    page reset_by(token: impl Display) = "/reset/{token}";
    /// The page behind a link that confirms an address, with its button.
    page confirming() = "/confirm";
    /// The mailed link that confirms an address.
    page confirm(token: impl Display) = "/confirm/{token}";
    /// The page that ends an optional mail.
    page unsubscribe(token: impl Display) = "/unsubscribe/{token}";
    /// The reader's own profile.
    page account() = "/account";
    /// The form for another password.
    page account_password() = "/account/password";
    /// The form for another email address.
    page account_email() = "/account/email";
    /// The addresses and accounts that are of the same person.
    page account_addresses() = "/account/addresses";
    /// Until when a reviewer is away.
    page account_away() = "/account/away";
    /// The only page of a suspended account.
    page account_suspended() = "/account/suspended";
    /// The reader's open sessions.
    page account_sessions() = "/account/sessions";

    /// Leads to the room where the reader's work waits.
    page desk() = "/desk";
    /// The reader's own practices.
    page my_practices() = "/my/practices";
    /// The form that starts a practice.
    page new_practice() = "/my/practices/new";
    /// One of the reader's practices: receipt, history and deeds.
    page my_practice(id: PracticeId) = "/my/practices/{id}";
    /// A step of a practice's form.
    page my_practice_step(id: PracticeId, step: &str) = "/my/practices/{id}/{step}";
    /// All answers of a practice, before it is submitted.
    page my_practice_check(id: PracticeId) = "/my/practices/{id}/check";
    /// What the review team asks beside the answers of a practice.
    page my_practice_points(id: PracticeId) = "/my/practices/{id}/points";
    /// Who the authors of a practice are.
    page my_practice_authors(id: PracticeId) = "/my/practices/{id}/authors";
    /// Whom a practice is offered to, and the answer to that offer.
    page my_practice_ownership(id: PracticeId) = "/my/practices/{id}/ownership";
    /// The page on which authors make links to their draft for clearance.
    page my_practice_clearance(id: PracticeId) = "/my/practices/{id}/clearance";
    /// The page on which authors name the day before which a draft must not be published.
    page my_practice_not_before(id: PracticeId) = "/my/practices/{id}/not-before";
    /// The call for practices that a draft answers.
    page my_practice_call(id: PracticeId) = "/my/practices/{id}/call";
    /// The texts of a live practice in other languages.
    page my_practice_translations(id: PracticeId) = "/my/practices/{id}/translations";
    /// The pictures and files of a draft.
    page my_practice_files(id: PracticeId) = "/my/practices/{id}/files";
    /// Its history as this author reads it, as a file.
    page my_practice_history(id: PracticeId) = "/my/practices/{id}/history.csv";
    /// How often its public page was opened, as a file.
    page my_practice_views(id: PracticeId) = "/my/practices/{id}/views.csv";
    /// A practice as the public would see it.
    page my_practice_preview(id: PracticeId) = "/my/practices/{id}/preview";
    /// What changed between two revisions of a practice, for its authors.
    page my_practice_comparison(id: PracticeId) = "/my/practices/{id}/compare";

    /// The reviewers' queue.
    page queue() = "/review";
    /// The same deed for several practices of the queue.
    page review_bulk() = "/review/bulk";
    /// The filters of the queue that a reviewer keeps.
    page review_filters() = "/review/filters";
    /// Where reviewers take their claimed submissions with them, and bring them back filled in.
    page review_offline() = "/review/offline";
    /// What readers have reported to the review team.
    page review_reports() = "/review/reports";
    /// What readers have registered as replications of practices.
    page review_replications() = "/review/replications";
    /// One such entry.
    page review_replication(id: ReplicationId) = "/review/replications/{id}";
    /// What the reviewer did in a year.
    page review_year() = "/review/year";
    /// The file that they take with them.
    page review_offline_file() = "/review/offline/file";
    /// The reviewer's desk for one practice.
    page review(practice: PracticeId) = "/review/{practice}";
    /// What changed between two revisions of a practice, for its reviewers.
    page review_comparison(practice: PracticeId) = "/review/{practice}/compare";
    /// The history of a practice as this reviewer reads it, as a file.
    page review_history(practice: PracticeId) = "/review/{practice}/history.csv";
    /// The reviewer's own words for single answers of a practice.
    page review_words(practice: PracticeId) = "/review/{practice}/words";

    /// The calls for practices, for administrators.
    page admin_calls() = "/admin/calls";
    /// The form of a new call.
    page admin_new_call() = "/admin/calls/new";
    /// The form of one call.
    page admin_call(id: CallId) = "/admin/calls/{id}";
    /// How many opinions the submissions of each objective need.
    page admin_opinions() = "/admin/opinions";
    /// The labels that reviewers put on practices.
    page admin_labels() = "/admin/labels";
    /// The administrators' overview.
    page admin() = "/admin";
    /// Accounts and roles.
    page admin_accounts() = "/admin/accounts";
    /// The form that invites a person.
    page admin_invite() = "/admin/accounts/invite";
    /// One account.
    page admin_account(id: AccountId) = "/admin/accounts/{id}";
    /// Practices that were taken down or restored, and requests to remove one.
    page admin_practices() = "/admin/practices";
    /// The page on which a practice without an owner gets one.
    page admin_practice_owner(id: PracticeId) = "/admin/practices/{id}/owner";
    /// What was done to accounts.
    page admin_record() = "/admin/record";
    /// What was done to calls for practices.
    page admin_call_record() = "/admin/record/calls";
    /// What the review team did in twelve months.
    page admin_statistics() = "/admin/statistics";
    /// The same as a table for a spreadsheet.
    page admin_statistics_file() = "/admin/statistics.csv";
    /// What was done to practices.
    page admin_audit() = "/admin/audit";
    /// The reply templates.
    page admin_replies() = "/admin/replies";
    /// The form of a new reply template.
    page admin_new_reply() = "/admin/replies/new";
    /// One reply template.
    page admin_reply(id: ReplyId) = "/admin/replies/{id}";
    /// The letters to many.
    page admin_circulars() = "/admin/letters";
    /// The form of a new letter to many.
    page admin_new_circular() = "/admin/letters/new";
    /// One letter to many.
    page admin_circular(id: CircularId) = "/admin/letters/{id}";
    /// The outbox: mails that wait, were sent or failed.
    page admin_outbox() = "/admin/outbox";
    /// One mail of the outbox.
    page admin_mail(id: MailId) = "/admin/outbox/{id}";

    /// The mailbox of the demonstration.
    page demo_mail() = "/demo/mail";
    /// One mail of the demonstration.
    page demo_mail_of(id: impl Display) = "/demo/mail/{id}";

    /// The practices for programs.
    machine api_practices() = "/api/v1/practices";
    /// One practice for programs.
    machine api_practice(slug: impl Display) = "/api/v1/practices/{slug}";
    /// The description of the interface for programs.
    machine api_description() = "/api/v1/openapi.json";
    /// The catalogue for harvesters: OAI-PMH.
    machine oai() = "/oai";
    /// The description of the files for programs that read tables.
    machine data_package() = "/datapackage.json";
    /// The description of the catalogue for catalogues of data.
    machine data_catalogue() = "/catalog.jsonld";
    /// The practices that were taken down, as a table.
    machine withdrawn() = "/withdrawn.csv";
    /// How often the pages of practices were opened, as a table.
    machine views() = "/views.csv";
    /// The sitemap.
    machine sitemap() = "/sitemap.xml";
    /// What crawlers may read.
    machine robots() = "/robots.txt";
    /// Whether the process runs.
    machine health_live() = "/health/live";
    /// Whether the service can answer.
    machine health_ready() = "/health/ready";
    /// Figures for monitoring.
    machine metrics() = "/metrics";
    /// A file compiled into the program.
    machine asset(name: impl Display) = "/assets/{name}";
}
