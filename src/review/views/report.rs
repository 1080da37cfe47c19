//! Reports of mistakes: the form of a reader, the page after it, and the reviewers' list.

use askama::Template;
use askama_web::WebTemplate;

use crate::address;
use crate::practice::model::{OpenReport, Reasons, ReportClosing, ReportablePractice};
use crate::review::forms::{REPORT_EMAIL, REPORT_WORDS};
use crate::web::{FormField, Frame, Refused, Summary};
use crate::written::{self, Links, SafeHtml};

/// `/practices/{slug}/report`.
#[derive(Template, WebTemplate)]
#[template(path = "review/report.html")]
pub struct ReportPage {
    frame: Frame,
    summary: Summary,
    title: String,
    /// The practice's page.
    practice: String,
    action: String,
    fields: Vec<FormField>,
}

impl ReportPage {
    /// The form, empty or as it was refused.
    pub fn new(frame: Frame, practice: &ReportablePractice, refused: Option<&Refused>) -> Self {
        let t = frame.t;
        let fields = vec![
            FormField::area(t, REPORT_WORDS, &t.say("review-report-words"), 6)
                .hint(t.say("review-report-words-hint"))
                .limit(Reasons::MOST)
                .refused(refused),
            FormField::email(t, REPORT_EMAIL, &t.say("review-report-email"))
                .hint(t.say("review-report-email-hint"))
                .optional()
                .refused(refused),
        ];
        Self {
            summary: Summary::of(t, &fields),
            title: practice.title.trim().to_owned(),
            practice: frame.to(address::practice(&practice.slug)),
            action: frame.to(address::report_mistake(&practice.slug)),
            fields,
            frame,
        }
    }
}

/// `/practices/{slug}/report/sent`.
#[derive(Template, WebTemplate)]
#[template(path = "review/report_sent.html")]
pub struct ReportSentPage {
    frame: Frame,
    title: String,
    /// The practice's page.
    practice: String,
}

impl ReportSentPage {
    /// The page after a report of this practice.
    pub fn new(frame: Frame, practice: &ReportablePractice) -> Self {
        Self {
            title: practice.title.trim().to_owned(),
            practice: frame.to(address::practice(&practice.slug)),
            frame,
        }
    }
}

/// `/review/reports`.
#[derive(Template, WebTemplate)]
#[template(path = "review/reports.html")]
pub struct ReportsPage {
    frame: Frame,
    queue: String,
    action: String,
    rows: Vec<ReportRow>,
    /// The buttons that close a report: the value and the label.
    outcomes: Vec<(&'static str, String)>,
}

/// An open report.
struct ReportRow {
    id: String,
    title: String,
    /// The version that was read.
    version: String,
    desk: String,
    /// “Reported on 3 November 2026”.
    at: String,
    words: SafeHtml,
    email: Option<String>,
}

impl ReportsPage {
    /// The open reports, the oldest first.
    pub fn new(frame: Frame, open: &[OpenReport]) -> Self {
        let t = frame.t;
        let row = |report: &OpenReport| ReportRow {
            id: report.id.to_string(),
            title: report.title.trim().to_owned(),
            version: frame.to(address::practice_version(&report.slug, report.version)),
            desk: frame.to(address::review(report.practice_id)),
            at: t
                .say("review-report-at")
                .with("day", t.day(report.reported_at))
                .to_string(),
            words: written::html(&report.words, Links::Text),
            email: report.email.clone(),
        };
        let outcome = |outcome: &ReportClosing| {
            let label = t.of("review-report", outcome.as_str()).to_string();
            (outcome.as_str(), label)
        };
        Self {
            rows: open.iter().map(row).collect(),
            outcomes: ReportClosing::ALL.iter().map(outcome).collect(),
            queue: frame.to(address::queue()),
            action: frame.to(address::review_reports()),
            frame,
        }
    }
}
