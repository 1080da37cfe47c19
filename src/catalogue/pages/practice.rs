//! A practice: its present version, each published version at its own address, and what its address says when it
//! is replaced or gone.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use super::Asked;
use super::asked::{Visit, failing};
use super::lists::unknown;
use crate::account::model::Name;
use crate::address::{self, Address, DataForm};
use crate::catalogue::model::{Under, ordinal};
use crate::catalogue::store::{self, Told, Version};
use crate::catalogue::views::{GonePage, Line, PracticePage, Standing, crumb};
use crate::config::Settings;
use crate::language::{Language, Messages};
use crate::practice::model::Slug;
use crate::showing::byline::{self, Cited};
use crate::showing::face::Face;
use crate::taxonomy::ObjectiveNumber;
use crate::web::layout::NavigationLink;
use crate::web::{Failure, Frame, markdown};
use crate::workflow::PublicStatus;

/// The practice as it is now. Other forms of it come with the data of the catalogue.
pub async fn practice(asked: Asked, Path(segment): Path<String>) -> Result<Response, Failure> {
    match DataForm::split(&segment) {
        Some((slug, None)) => show(asked, slug, None).await,
        _ => Err(unknown()),
    }
}

/// Its k-th published version.
pub async fn version(
    asked: Asked,
    Path((slug, k)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let number = k
        .parse::<i64>()
        .ok()
        .filter(|number| *number > 0 && number.to_string() == k);
    match number {
        Some(number) => show(asked, &slug, Some(number)).await,
        None => Err(unknown()),
    }
}

async fn show(asked: Asked, slug: &str, version: Option<i64>) -> Result<Response, Failure> {
    let slug = Slug::parse(slug).ok_or_else(unknown)?;
    let mut visit = asked.begin(None).await?;
    if let Some(same) = visit.unchanged() {
        return Ok(same);
    }
    let told = store::practice(&mut visit.db, &slug, version)
        .await?
        .ok_or_else(unknown)?;
    match (told.public, &told.replaced_by_slug) {
        (PublicStatus::Live | PublicStatus::NotCurrent, _) => {
            readable(visit, &told, version.is_some()).await
        }
        (PublicStatus::Replaced, Some(other))
            if told.replaced_by_public != Some(PublicStatus::Gone) =>
        {
            visit.leads_to(&address::practice(other))
        }
        _ => gone(&visit, &told),
    }
}

async fn readable(mut visit: Visit, told: &Told, at_version: bool) -> Result<Response, Failure> {
    let versions = store::versions(&mut visit.db, told.id).await?;
    let sender = told.sender();
    let answers = match told.answers()? {
        answers if told.version < told.versions => answers.without_people_to_ask(),
        answers => answers,
    };
    let filed = told.filed_objective;
    let text = told.filed_language.unwrap_or_default();
    let own = own_address(told, at_version);
    let frame = visit.frame(own.clone());
    let t = frame.t;
    let settings = &visit.asked.catalogue.app.settings;
    let present = address::practice(&told.slug);
    let (licence, licence_link) = licence(told, settings);
    let under = filed.map(Under::Objective);
    let frame = match &under {
        Some(under) => frame.with_feed(super::lists::feed(under, t)),
        None => frame,
    };
    let face = Face::of(&answers, filed, text, sender.as_ref(), t);
    let submitter = told.submitter.clone().name();
    // No version but the newest can be current, and what is no longer true was not confirmed.
    let current = !at_version && told.public == PublicStatus::Live;
    let page = PracticePage {
        crumbs: crumbs(&frame, filed),
        title: title(told, at_version, t),
        standing: standing(told, at_version, &versions, &frame),
        submitted: submitted(told, submitter.as_ref(), t),
        published: published(told, at_version, t),
        confirmed: told.confirmed_at.filter(|_| current).map(|at| {
            t.say("catalogue-confirmed")
                .with("day", t.day(at))
                .to_string()
        }),
        reference: told.reference.clone(),
        cited: cited(
            told,
            submitter.as_ref(),
            &face.title,
            &own.absolute(&settings.public_url, Language::default()),
            &frame,
        ),
        licence,
        licence_link,
        disclaimer: match settings.site.disclaimer.as_str() {
            "" => t.say("catalogue-disclaimer").to_string(),
            own => own.to_owned(),
        },
        history: history(told, submitter.as_ref(), &versions, &frame),
        subscribe: under.map(|under| under.subscribe(t)),
        description: markdown::one_line(answers.summary()),
        canonical: present.absolute(&settings.public_url, t.language()),
        face,
        frame,
    };
    visit.page(&page)
}

/// What this version was granted under, by its usual name where that is known, and where it can be read.
fn licence(told: &Told, settings: &Settings) -> (String, Option<String>) {
    let present = settings.licence.url.as_str();
    match told.licence.as_deref() {
        Some(other) if other != present => {
            let readable = other.starts_with("https://") || other.starts_with("http://");
            (other.to_owned(), readable.then(|| other.to_owned()))
        }
        _ => (settings.licence.name.clone(), Some(present.to_owned())),
    }
}

fn own_address(told: &Told, at_version: bool) -> Address {
    if at_version {
        address::practice_version(&told.slug, told.version)
    } else {
        address::practice(&told.slug)
    }
}

/// “2nd version”.
fn numbered(version: i64, t: Messages) -> String {
    t.say("catalogue-version")
        .with("number", version)
        .with("form", ordinal(version))
        .to_string()
}

fn title(told: &Told, at_version: bool, t: Messages) -> String {
    let title = told.title.trim();
    if at_version {
        let said = t.say("catalogue-version-title").with("title", title);
        said.with("version", numbered(told.version, t)).to_string()
    } else {
        title.to_owned()
    }
}

fn standing(told: &Told, at_version: bool, versions: &[Version], frame: &Frame) -> Standing {
    let t = frame.t;
    if !at_version {
        return match (told.public, told.taken_down_at) {
            (PublicStatus::NotCurrent, Some(at)) => Standing::Past(
                t.say("catalogue-past-since")
                    .with("day", t.day(at))
                    .to_string(),
            ),
            _ => Standing::Present,
        };
    }
    let next = versions
        .iter()
        .find(|other| other.version == told.version + 1);
    let said = match next {
        Some(next) => t
            .say("catalogue-earlier")
            .with("until", t.day(next.published_at)),
        None => t.say("catalogue-present"),
    };
    Standing::Version {
        said: said
            .with("version", numbered(told.version, t))
            .with("from", t.day(told.published_at))
            .to_string(),
        earlier: next.is_some(),
        present: frame.to(address::practice(&told.slug)),
    }
}

fn crumbs(frame: &Frame, filed: Option<ObjectiveNumber>) -> Vec<NavigationLink> {
    let t = frame.t;
    let own = filed.map(|number| crumb(frame, number.label(t), &address::objective(number)));
    let home = crumb(frame, t.say("catalogue-home"), &address::home());
    let objectives = crumb(frame, t.say("catalogue-objectives"), &address::objectives());
    [home, objectives].into_iter().chain(own).collect()
}

fn submitted(told: &Told, submitter: Option<&Name>, t: Messages) -> Option<String> {
    let (name, at) = submitter.zip(told.first_submitted_at)?;
    let organisation = told.organisation.as_deref();
    Some(byline::submitted(name, organisation, t.day(at), t))
}

fn published(told: &Told, at_version: bool, t: Messages) -> String {
    let first = t.day(told.first_published_at);
    if told.version == 1 && !at_version {
        return t.say("catalogue-published").with("day", first).to_string();
    }
    t.say("catalogue-published-version")
        .with("first", first)
        .with("version", numbered(told.version, t))
        .with("day", t.day(told.published_at))
        .to_string()
}

fn cited(
    told: &Told,
    submitter: Option<&Name>,
    title: &str,
    address: &str,
    frame: &Frame,
) -> Cited {
    let t = frame.t;
    let version = match told.versions {
        1 => String::new(),
        _ => format!(" ({})", numbered(told.version, t)),
    };
    let day = t.iso_day(told.published_at);
    byline::cited(submitter, &day, (title, &version), &frame.site, address)
}

fn history(
    told: &Told,
    submitter: Option<&Name>,
    versions: &[Version],
    frame: &Frame,
) -> Vec<Line> {
    let t = frame.t;
    let past = told
        .taken_down_at
        .filter(|_| told.public == PublicStatus::NotCurrent)
        .map(|at| Line {
            public: true,
            what: t.say("catalogue-past").to_string(),
            when: t.day(at),
            link: None,
        });
    let published = versions.iter().map(|one| {
        let day = t.day(one.published_at);
        Line {
            public: true,
            what: t
                .say("catalogue-history-published")
                .with("version", numbered(one.version, t))
                .to_string(),
            when: match &one.change_note {
                Some(note) => t
                    .say("catalogue-history-note")
                    .with("day", day)
                    .with("note", note.as_str())
                    .to_string(),
                None => day,
            },
            link: (one.version < told.versions)
                .then(|| frame.to(address::practice_version(&told.slug, one.version))),
        }
    });
    let submitted = told.first_submitted_at.map(|at| Line {
        public: false,
        what: t.say("catalogue-history-submitted").to_string(),
        when: match submitter {
            Some(name) => t
                .say("catalogue-history-by")
                .with("day", t.day(at))
                .with("name", name.display())
                .to_string(),
            None => t.day(at),
        },
        link: None,
    });
    past.into_iter().chain(published).chain(submitted).collect()
}

/// What stays of a practice whose text is gone: title, dates, the kind of reason.
fn gone(visit: &Visit, told: &Told) -> Result<Response, Failure> {
    let frame = Frame {
        translated: false,
        ..visit.frame(address::practice(&told.slug))
    };
    let t = frame.t;
    let text = told.filed_language.unwrap_or_default();
    let until = told.taken_down_at.unwrap_or(told.published_at);
    let why = match told.public {
        PublicStatus::Replaced => t.say("catalogue-gone-why-replaced"),
        _ if told.taken_down_on_request => t.say("catalogue-gone-why-owner"),
        _ => t.say("catalogue-gone-why-team"),
    };
    let objective = told.filed_objective;
    failing(
        StatusCode::GONE,
        &GonePage {
            title: told.title.trim().to_owned(),
            lang: (text.as_str() != t.language().as_str()).then(|| text.as_str()),
            public: t
                .say("catalogue-gone-public")
                .with("from", t.day(told.first_published_at))
                .with("until", t.day(until))
                .with("versions", told.versions)
                .to_string(),
            why: why.to_string(),
            reference: told.reference.clone(),
            objective: objective
                .map(|number| crumb(&frame, number.heading(t), &address::objective(number))),
            frame,
        },
    )
}
