//! A practice's page, and its earlier versions.

use askama::Template;

use super::citation;
use super::crumbs::crumb;
use super::history::PublicHistoryLine;
use super::past::{EditionNotice, frame_at};
use super::related::{RelatedLink, related_link};
use super::review::ReviewWords;
use super::standing::{VersionStanding, present_standing};
use super::subscribe::SubscriptionLink;
use super::translations::OtherTexts;
use crate::account::model::Name;
use crate::address;
use crate::catalogue::cite::Citation;
use crate::catalogue::jsonld::{Described, jsonld};
use crate::catalogue::model::{PracticeList, ordinal};
use crate::catalogue::practice_form::PracticeForm;
use crate::catalogue::publication::{GrantedLicence, Publication};
use crate::catalogue::store::PublishedPractice;
use crate::config::Settings;
use crate::language::Messages;
use crate::practice::model::WhoIsAsked;
use crate::showing::byline::{self, Cited, OrcidLine};
use crate::showing::comparison::ComparedRevision;
use crate::showing::face::{Face, SectionText};
use crate::showing::page_views::ViewsSection;
use crate::showing::replication::ReplicationLine;
use crate::storage::RenditionSize;
use crate::web::Frame;
use crate::web::glyph::{self, Glyph};
use crate::web::layout::NavigationLink;
use crate::workflow::PublicStatus;

/// A practice, or one of its published versions.
#[derive(Template)]
#[template(path = "catalogue/practice.html")]
pub struct PublicPracticePage {
    frame: Frame,
    crumbs: Vec<NavigationLink>,
    face: Face,
    title: String,
    standing: VersionStanding,
    /// “Submitted by … on …”.
    submitted: Option<String>,
    /// “Authors: …”, where they are others.
    authors: Option<String>,
    /// The authors who gave an ORCID iD.
    orcids: Vec<OrcidLine>,
    /// “Published 3 November 2026. 2nd version, 20 November 2026”.
    published: String,
    /// Its texts in other languages.
    texts: OtherTexts,
    /// The call for practices that it answers: its title, and its page.
    call: Option<(String, String)>,
    /// “Confirmed as current on …”.
    confirmed: Option<String>,
    reference: Option<String>,
    /// The persistent identifier, with its address.
    ark: Option<(String, String)>,
    cited: Cited,
    /// The citation in the formats of reference managers.
    citations: Vec<FormLink>,
    /// The practice in the formats of other programs.
    data: Vec<FormLink>,
    /// The practice in the words of schema.org. No sign in it ends its element.
    jsonld: SafeJson,
    licence: GrantedLicence,
    disclaimer: String,
    review: Option<ReviewWords>,
    /// Newest first.
    history: Vec<PublicHistoryLine>,
    /// The way to the objective's feed.
    subscription: Option<SubscriptionLink>,
    /// Other practices, the nearest first.
    related: Vec<RelatedLink>,
    /// How often the page was opened, where the site says that.
    views: Option<ViewsSection>,
    /// Where else the same was done.
    replications: Vec<ReplicationLine>,
    /// The form by which a reader asks the person whom the practice names: the words of the link, and its address.
    ask: Option<(String, String)>,
    /// The form by which a reader registers it, while the practice is live.
    replicate: Option<String>,
    /// The form by which a reader reports a mistake.
    report: String,
}

impl PublicPracticePage {
    /// The page of a practice whose text is public.
    pub fn new(frame: Frame, publication: &Publication, settings: &Settings) -> Self {
        let t = frame.t;
        let practice = &publication.practice;
        let citation = Citation::of(publication, settings, t);
        let objective = practice.filed_objective;
        let written = practice.filed_language.unwrap_or_default();
        let sender = practice.sender();
        let mut face = Face::of(&publication.answers, objective, written, sender.as_ref(), t)
            .with_files(
                &publication.answers,
                &frame,
                &address::practice(&practice.slug),
            );
        let submitter = publication.submitter().map(|one| one.name);
        let described = Described {
            publication,
            citation: &citation,
            settings,
            t,
        };
        let texts = OtherTexts::of(publication, &frame);
        if texts.offered.is_some() {
            // The offer says it, too.
            face.written_in = None;
        }
        Self {
            crumbs: crumbs(publication, &frame),
            title: publication.title(t),
            standing: publication.standing(&frame),
            authors: byline::authors_line(&publication.authors, t),
            orcids: byline::orcid_lines(&citation.authors.iter().collect::<Vec<_>>(), t),
            submitted: submitted(practice, submitter.as_ref(), t),
            published: publication.published(t),
            texts,
            call: practice
                .call(t.language())
                .map(|(slug, title)| (title.to_owned(), frame.to(address::call(slug)))),
            confirmed: publication.confirmed(t),
            reference: practice.reference.clone(),
            ark: practice
                .ark
                .as_ref()
                .zip(publication.ark())
                .map(|(ark, at)| (ark.to_string(), frame.to(at))),
            cited: cited(&citation, t),
            citations: form_links(publication, &PracticeForm::CITATIONS, &frame),
            data: form_links(publication, &PracticeForm::DATA, &frame),
            jsonld: SafeJson(jsonld(&described)),
            licence: publication.licence(settings),
            disclaimer: match settings.site.disclaimer.as_str() {
                "" => t.say("catalogue-disclaimer").to_string(),
                own => own.to_owned(),
            },
            review: ReviewWords::of(publication, t),
            history: publication.history(submitter.as_ref(), &frame),
            subscription: objective
                .map(|number| SubscriptionLink::to(&PracticeList::Objective(number), &frame)),
            face,
            related: publication
                .related
                .iter()
                .map(|one| related_link(one, t))
                .collect(),
            views: publication
                .views
                .as_ref()
                .map(|views| ViewsSection::before(views.before, &views.months, t)),
            ask: publication.question_words(t).map(|words| {
                let form = address::ask_question(&practice.slug);
                (words, frame.to(form))
            }),
            replications: publication.replication_lines(t),
            replicate: (practice.public == PublicStatus::Live && practice.translation_of.is_none())
                .then(|| frame.to(address::replicate(&practice.slug))),
            report: frame.to(address::report_mistake(&practice.slug)),
            frame: publication.framed(frame, &citation),
        }
    }

    /// The shape beside an event that the public saw.
    pub fn full() -> String {
        glyph::path(Glyph::Full)
    }

    /// The shape beside an event before the first publication.
    pub fn half() -> String {
        glyph::path(Glyph::Half)
    }

    /// Every other form of the page, for its head.
    pub fn other_forms(&self) -> impl Iterator<Item = &FormLink> {
        self.citations.iter().chain(&self.data)
    }

    /// Under which licence the text is, and the files where there are some.
    fn licence_words(&self) -> String {
        let t = self.frame.t;
        let says = if self.face.files.is_empty() {
            t.say("catalogue-licence")
        } else {
            t.say("catalogue-licence-files")
        };
        says.with("licence", self.licence.name.as_str()).to_string()
    }

    /// Whether this is a version's own page.
    pub fn is_version(&self) -> bool {
        matches!(
            self.standing,
            VersionStanding::Version { .. } | VersionStanding::Edition(_)
        )
    }
}

impl Publication {
    /// The frame with what search engines and reference managers are told. They keep the address of the present version.
    fn framed(&self, frame: Frame, citation: &Citation) -> Frame {
        let own = address::practice(&self.practice.slug);
        let head = citation::tags(citation, &self.answers, frame.t);
        let canonical = frame.absolute(&own);
        let picture = self
            .answers
            .files()
            .iter()
            .find(|file| file.pixels.is_some());
        let picture = picture.map(|file| {
            let at = file.address(&own, RenditionSize::Large);
            (frame.absolute(&at), file.text.clone())
        });
        let title = self.title(frame.t);
        let mut described = frame.described(&title, &citation.summary);
        if let Some(about) = &mut described.about {
            about.canonical = canonical;
            about.citation = head;
            about.picture = picture;
        }
        let past = self.past.map(|past| past.edition);
        frame_at(described, past.as_ref(), &own)
    }

    /// What the link says by which readers ask the person whom the present version of a live practice names; none if they may
    /// not ask.
    fn question_words(&self, t: Messages) -> Option<String> {
        let is_live = self.practice.public == PublicStatus::Live && !self.at_version;
        let words = match WhoIsAsked::of(&self.answers).filter(|_| is_live)? {
            WhoIsAsked::FocalPoint(_) => t.say("catalogue-ask"),
            WhoIsAsked::Sender => {
                self.practice.sender()?;
                t.say("catalogue-ask-author")
            }
        };
        Some(words.to_string())
    }

    /// Where else the same was done. The page of a version is about its text alone.
    fn replication_lines(&self, t: Messages) -> Vec<ReplicationLine> {
        if self.at_version && self.past.is_none() {
            return Vec::new();
        }
        let all = self.replications.iter();
        all.map(|one| ReplicationLine::of(one, t)).collect()
    }

    fn title(&self, t: Messages) -> String {
        let title = self.practice.title.trim();
        if !self.at_version {
            return title.to_owned();
        }
        if let Some(past) = &self.past {
            let said = t.say("catalogue-title-at-edition").with("title", title);
            return said.with("edition", past.edition.number.0).to_string();
        }
        t.say("catalogue-version-title")
            .with("title", title)
            .with("version", numbered(self.practice.version, t))
            .to_string()
    }

    fn standing(&self, frame: &Frame) -> VersionStanding {
        let (t, practice) = (frame.t, &self.practice);
        if !self.at_version {
            return present_standing(practice, t);
        }
        if let Some(past) = &self.past {
            return VersionStanding::Edition(EditionNotice::of_practice(past, self, frame));
        }
        let next = self
            .versions
            .iter()
            .find(|other| other.version == practice.version + 1);
        let sentence = match next {
            Some(next) => t
                .say("catalogue-earlier")
                .with("until", t.day(next.published_at)),
            None => t.say("catalogue-present"),
        };
        VersionStanding::Version {
            said: sentence
                .with("version", numbered(practice.version, t))
                .with("from", t.day(practice.published_at))
                .to_string(),
            earlier: next.is_some(),
            changes: next.map(|_| {
                let since = ComparedRevision::Two(practice.version, practice.versions);
                frame.to(since.address(address::practice_comparison(&practice.slug), false))
            }),
            present: frame.to(address::practice(&practice.slug)),
        }
    }

    fn published(&self, t: Messages) -> String {
        let first = t.day(self.practice.first_published_at);
        if self.practice.version == 1 && !self.at_version {
            return t.say("catalogue-published").with("day", first).to_string();
        }
        let day = t.day(self.practice.published_at);
        let said = if day == first {
            t.say("catalogue-published-version-then")
        } else {
            t.say("catalogue-published-version").with("day", day)
        };
        said.with("first", first)
            .with("version", numbered(self.practice.version, t))
            .to_string()
    }

    /// Only the present version can be confirmed, and only while it is current. Its publication is no confirmation. A
    /// practice that has ended is confirmed as it is told, not as current.
    fn confirmed(&self, t: Messages) -> Option<String> {
        let current = !self.at_version && self.practice.public == PublicStatus::Live;
        let confirmation = &self.practice.confirmation;
        let at = confirmation.confirmed_at.filter(|_| current)?;
        let is_told_above = confirmation
            .ended_at
            .or(confirmation.unconfirmed_at)
            .is_some();
        if is_told_above || at <= self.practice.published_at {
            return None;
        }
        let said = if self.answers.have_ended(t.civil_day(at)) {
            t.say("catalogue-confirmed-ended")
        } else {
            t.say("catalogue-confirmed")
        };
        Some(said.with("day", t.day(at)).to_string())
    }
}

/// “2nd version”.
pub(super) fn numbered(version: i64, t: Messages) -> String {
    t.say("catalogue-version")
        .with("number", version)
        .with("form", ordinal(version))
        .to_string()
}

fn submitted(
    practice: &PublishedPractice,
    submitter: Option<&Name>,
    t: Messages,
) -> Option<String> {
    let (name, at) = submitter.zip(practice.first_submitted_at)?;
    let organisation = practice.organisation.as_deref();
    Some(byline::submitted(name, organisation, t.day(at), t))
}

/// The plain citation.
fn cited(citation: &Citation, t: Messages) -> Cited {
    let version = citation.version.map_or_else(String::new, |version| {
        format!(" ({})", numbered(version, t))
    });
    byline::cited(
        citation.names().collect(),
        &citation.day.to_string(),
        (&citation.title, &version),
        &citation.publisher,
        &citation.cited_address(),
    )
}

/// The way to another form of the page.
pub struct FormLink {
    /// The name of the format.
    pub name: &'static str,
    pub media_type: &'static str,
    pub link: String,
}

fn form_links(publication: &Publication, forms: &[PracticeForm], frame: &Frame) -> Vec<FormLink> {
    let page = publication.address();
    let link = |form: &PracticeForm| FormLink {
        name: form.name(),
        media_type: form.media_type(),
        link: frame.to(page.clone().with_ending(form.as_str())),
    };
    forms.iter().map(link).collect()
}

/// JSON that may stand in a `script` element as it is.
pub struct SafeJson(pub String);

impl std::fmt::Display for SafeJson {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for SafeJson {}

fn crumbs(publication: &Publication, frame: &Frame) -> Vec<NavigationLink> {
    let t = frame.t;
    let own = publication.practice.filed_objective.map(|number| {
        let list = PracticeList::Objective(number);
        let address = match &publication.past {
            None => list.address(),
            // The list stays in the edition.
            Some(past) => {
                let search = list.search().at(Some(past.edition.number));
                search.on(address::practices())
            }
        };
        crumb(frame, number.label(t), &address)
    });
    let home = crumb(frame, t.say("catalogue-home"), &address::home());
    let objectives = crumb(frame, t.say("catalogue-objectives"), &address::objectives());
    [home, objectives].into_iter().chain(own).collect()
}
