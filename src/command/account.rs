//! `praxis account`: the first administrator, and what is done without pages, by the deeds that the pages do.

use std::io::Read;

use clap::{Args, Subcommand};

use super::printed::print;
use super::{Common, Stop};
use crate::account::actions::{self, NewMember};
use crate::account::model::{
    Account, AccountId, EmailAddress, GuessableWords, Name, NewPassword, PasswordOwner, Role,
    Scope, line,
};
use crate::account::queries;
use crate::admin::SuspensionReason;
use crate::admin::actions as admin;
use crate::app::App;
use crate::language::{Language, Messages, TextLanguage};
use crate::practice::named::Submitters;
use crate::taxonomy::{CountryCode, ObjectiveNumber};
use crate::web::Problem;

/// What to do with accounts.
#[derive(Debug, Subcommand)]
pub enum AccountCommand {
    /// Make an account without a mail
    Create(Create),
    /// Give an account another role, or limit its reviews to objectives
    Role(ChangeRole),
    /// Suspend an account: its owner can sign in, read why and appeal
    Suspend(Suspend),
    /// Let a suspended account back in
    Restore(Restore),
    /// End every session, known browser and open link of an account; its password stays
    SignOut(SignOut),
    /// List all accounts
    List,
}

/// A new account.
#[derive(Debug, Args)]
pub struct Create {
    /// Its email address
    #[arg(long)]
    email: String,
    /// Form of address, such as Ms.
    #[arg(long)]
    honorific: Option<String>,
    /// Given name
    #[arg(long)]
    given: Option<String>,
    /// Family name, or the only one
    #[arg(long, required_unless_present = "institution")]
    family: Option<String>,
    /// An institution's name in place of a person's
    #[arg(long, conflicts_with_all = ["honorific", "given", "family"])]
    institution: Option<String>,
    /// Public beside the name
    #[arg(long)]
    organisation: Option<String>,
    /// Country or area, by its code of two letters
    #[arg(long, value_parser = country)]
    country: Option<CountryCode>,
    /// Language of pages and mails: en or fr
    #[arg(long, default_value = "en", value_parser = language)]
    language: Language,
    /// submitter, reviewer or administrator
    #[arg(long, value_parser = role)]
    role: Role,
    /// Only review under these objectives
    #[arg(long = "objective", value_parser = objective, value_delimiter = ',')]
    objectives: Vec<ObjectiveNumber>,
    /// Languages of texts that it reads: ar, zh, en, fr, ru, es
    #[arg(long, value_parser = text_language, value_delimiter = ',')]
    reads: Vec<TextLanguage>,
    /// Read the password from the standard input, so that it stands in no history
    #[arg(long, required = true)]
    password_stdin: bool,
}

/// Another role.
#[derive(Debug, Args)]
pub struct ChangeRole {
    /// The account's email address
    email: String,
    /// submitter, reviewer or administrator
    #[arg(value_parser = role)]
    role: Role,
    /// Only review under these objectives; without any, under all
    #[arg(long = "objective", value_parser = objective, value_delimiter = ',')]
    objectives: Vec<ObjectiveNumber>,
    /// Languages of texts that it reads, in place of those until now
    #[arg(long, value_parser = text_language, value_delimiter = ',')]
    reads: Vec<TextLanguage>,
}

/// A suspension.
#[derive(Debug, Args)]
pub struct Suspend {
    /// The account's email address
    email: String,
    /// Why, in words that its owner reads
    #[arg(long)]
    reason: String,
}

/// The end of a suspension.
#[derive(Debug, Args)]
pub struct Restore {
    /// The account's email address
    email: String,
}

/// The end of an account's sessions.
#[derive(Debug, Args)]
pub struct SignOut {
    /// The account's email address
    email: String,
}

impl AccountCommand {
    pub async fn run(self, common: &Common) -> Result<(), Stop> {
        // The first administrator comes before the first start of the service.
        let app = match self {
            Self::Create(_) => common.open_or_make().await?,
            _ => common.open().await?,
        };
        let said = match self {
            Self::Create(create) => create.run(&app).await?,
            Self::Role(change) => change.run(&app).await?,
            Self::Suspend(suspend) => suspend.run(&app).await?,
            Self::Restore(restore) => restore.run(&app).await?,
            Self::SignOut(sign_out) => sign_out.run(&app).await?,
            Self::List => list(&app).await?,
        };
        app.db.close().await;
        print(said)
    }
}

impl Create {
    async fn run(self, app: &App) -> Result<String, Stop> {
        let email = address(&self.email)?;
        let name = self.name()?;
        let organisation = optional("organisation", self.organisation.as_deref(), 200)?;
        let owner = PasswordOwner {
            name: Some(&name),
            organisation: organisation.as_deref(),
            email: &email,
        };
        let password = read_password(app, owner)?;
        let new = NewMember {
            organisation,
            name,
            email,
            country: self.country,
            language: self.language,
            role: self.role,
            scope: Scope::of(self.objectives),
            reads: reads(&self.reads, self.language),
        };
        let hash = actions::hash_password(app, password.as_str())
            .await
            .map_err(said)?;
        let mut tx = app.db.write().await?;
        actions::create(&mut tx, app, &new, &hash, app.clock.now(), &Submitters)
            .await
            .map_err(said)?;
        tx.commit().await?;
        Ok(format!(
            "{} <{}> is now {}.",
            new.name,
            new.email,
            new.role.as_str()
        ))
    }

    fn name(&self) -> Result<Name, Stop> {
        if let Some(institution) = &self.institution {
            let name = text("institution", institution, Name::INSTITUTION_LIMIT)?;
            return Ok(Name::Institution(name));
        }
        let family = self.family.as_deref().unwrap_or_default();
        Ok(Name::Person {
            honorific: optional(
                "honorific",
                self.honorific.as_deref(),
                Name::HONORIFIC_LIMIT,
            )?,
            given: optional("given", self.given.as_deref(), Name::PART_LIMIT)?,
            family: text("family", family, Name::PART_LIMIT)?,
        })
    }
}

impl ChangeRole {
    async fn run(self, app: &App) -> Result<String, Stop> {
        let account = find(app, &self.email).await?;
        let scope = Scope::of(self.objectives);
        let reads = (!self.reads.is_empty()).then_some(self.reads.as_slice());
        let freed = admin::change_role(app, None, account.id, self.role, &scope, reads)
            .await
            .map_err(|error| refused(app, error))?;
        let role = self.role.as_str();
        Ok(format!(
            "{} is now {role}. Claims freed: {freed}.",
            account.email
        ))
    }
}

impl Suspend {
    async fn run(self, app: &App) -> Result<String, Stop> {
        let t = app.words(Language::En);
        let reason = SuspensionReason::parse(&self.reason).map_err(|problem| told(t, &problem))?;
        let account = find(app, &self.email).await?;
        let freed = admin::suspend(app, None, account.id, &reason)
            .await
            .map_err(|error| refused(app, error))?;
        Ok(format!(
            "{} is suspended. Claims freed: {freed}.",
            account.email
        ))
    }
}

impl Restore {
    async fn run(self, app: &App) -> Result<String, Stop> {
        let account = find(app, &self.email).await?;
        admin::restore(app, None, account.id)
            .await
            .map_err(|error| refused(app, error))?;
        Ok(format!("{} is open again.", account.email))
    }
}

impl SignOut {
    async fn run(self, app: &App) -> Result<String, Stop> {
        let account = find(app, &self.email).await?;
        admin::sign_out(app, None, account.id)
            .await
            .map_err(|error| refused(app, error))?;
        Ok(format!("{} is signed out everywhere.", account.email))
    }
}

async fn list(app: &App) -> Result<String, Stop> {
    let mut conn = app.db.read().await?;
    let accounts = queries::everybody(&mut conn).await?;
    let lines: Vec<String> = accounts.iter().map(shown).collect();
    Ok(lines.join("\n"))
}

fn shown(account: &Account) -> String {
    let AccountId(id) = account.id;
    let scope: Vec<String> = account
        .scope
        .objectives()
        .map(|one| one.to_string())
        .collect();
    let mut line = format!(
        "{id}\t{}\t{}\t{}",
        account.role.as_str(),
        account.email,
        account.name
    );
    if !scope.is_empty() {
        line.push_str("\tobjectives ");
        line.push_str(&scope.join(","));
    }
    if account.is_suspended() {
        line.push_str("\tsuspended");
    }
    line
}

fn read_password(app: &App, owner: PasswordOwner<'_>) -> Result<NewPassword, Stop> {
    let mut typed = String::new();
    // Twice what a password may be: enough to say that one is too long.
    std::io::stdin()
        .take(NewPassword::LIMIT as u64 * 8)
        .read_to_string(&mut typed)
        .map_err(|error| Stop::Said(format!("The password could not be read: {error}.")))?;
    let typed = typed.strip_suffix('\n').unwrap_or(&typed);
    let typed = typed.strip_suffix('\r').unwrap_or(typed);
    let host = app.settings.public_url.host_str().unwrap_or_default();
    let words = GuessableWords::about(&app.settings.site.name, host, owner);
    NewPassword::parse(typed, app.settings.password_minimum, &words)
        .map_err(|weak| Stop::Said(format!("Choose another password: {weak}.")))
}

/// The languages that the account reads. Without `--reads` it is the language of the pages.
fn reads(named: &[TextLanguage], language: Language) -> Vec<TextLanguage> {
    if named.is_empty() {
        vec![language.as_text()]
    } else {
        named.to_vec()
    }
}

async fn find(app: &App, typed: &str) -> Result<Account, Stop> {
    let mut db = app.db.read().await?;
    let account = queries::by_email(&mut db, &address(typed)?).await?;
    account.ok_or_else(|| Stop::Said(format!("No account has the address {typed}.")))
}

fn address(typed: &str) -> Result<EmailAddress, Stop> {
    EmailAddress::parse(typed).map_err(|why| Stop::Said(format!("“{typed}”: {why}.")))
}

fn text(what: &str, typed: &str, limit: usize) -> Result<String, Stop> {
    line(typed, limit).map_err(|why| Stop::Said(format!("--{what}: {why}.")))
}

fn optional(what: &str, typed: Option<&str>, limit: usize) -> Result<Option<String>, Stop> {
    typed.map(|typed| text(what, typed, limit)).transpose()
}

/// A refusal in the words of the administrator's page, or the error's own.
fn refused(app: &App, error: admin::Error) -> Stop {
    match error.problem() {
        Some(problem) => told(app.words(Language::En), &problem),
        None => said(error),
    }
}

/// A problem as the page of accounts words it; what it is about is the reason there.
fn told(t: Messages, problem: &Problem) -> Stop {
    Stop::Said(format!("{}.", problem.say(t, t.say("admin-field-reason"))))
}

fn said(error: impl std::fmt::Display) -> Stop {
    let sentence = error.to_string();
    let mut letters = sentence.chars();
    let capital = letters.next().map(|first| first.to_uppercase().to_string());
    Stop::Said(format!(
        "{}{}.",
        capital.unwrap_or_default(),
        letters.as_str()
    ))
}

fn role(word: &str) -> Result<Role, String> {
    Role::parse(word).ok_or_else(|| "it is submitter, reviewer or administrator".to_owned())
}

fn country(code: &str) -> Result<CountryCode, String> {
    let code = code.to_uppercase();
    CountryCode::parse(&code).ok_or_else(|| "no such country or area".to_owned())
}

fn language(tag: &str) -> Result<Language, String> {
    Language::parse(tag).ok_or_else(|| "it is en or fr".to_owned())
}

fn text_language(tag: &str) -> Result<TextLanguage, String> {
    TextLanguage::parse(tag).ok_or_else(|| "it is ar, zh, en, fr, ru or es".to_owned())
}

fn objective(number: &str) -> Result<ObjectiveNumber, String> {
    ObjectiveNumber::parse(number).ok_or_else(|| "objectives are numbered 1 to 23".to_owned())
}
