//! The history of a practice as the public reads it, the newest line first.

use super::practice::numbered;
use crate::account::model::Name;
use crate::address;
use crate::catalogue::publication::Publication;
use crate::catalogue::store::{PublishedPractice, PublishedVersion};
use crate::showing::comparison::ComparedRevision;
use crate::web::Frame;
use crate::workflow::PublicStatus;

/// A line of the history.
pub struct PublicHistoryLine {
    /// Whether the public saw the practice from then on.
    pub public: bool,
    pub what: String,
    /// The day, and the note or the name that belongs to it.
    pub when: String,
    /// Where that version can be read.
    pub link: Option<String>,
    /// Where it is compared with the version before.
    pub changes: Option<String>,
}

impl Publication {
    /// Its versions, what became of it, and its first submission. An edition knows the versions up to its own.
    pub(super) fn history(
        &self,
        submitter: Option<&Name>,
        frame: &Frame,
    ) -> Vec<PublicHistoryLine> {
        let (t, practice) = (frame.t, &self.practice);
        let past = practice
            .taken_down_at
            .filter(|_| practice.public == PublicStatus::NotCurrent && self.past.is_none())
            .map(|at| PublicHistoryLine {
                public: true,
                what: t.say("catalogue-past").to_string(),
                when: t.day(at),
                link: None,
                changes: None,
            });
        let is_known = |version: &&PublishedVersion| {
            self.past.is_none() || version.version <= practice.version
        };
        let published = self
            .versions
            .iter()
            .filter(is_known)
            .map(|version| published_line(practice, version, self.has_before(version), frame));
        let submitted = practice.first_submitted_at.map(|at| PublicHistoryLine {
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
            changes: None,
        });
        past.into_iter().chain(published).chain(submitted).collect()
    }

    /// Whether the version before this one is here: of a practice that was imported the former ones are not.
    fn has_before(&self, version: &PublishedVersion) -> bool {
        let before = version.version - 1;
        self.versions.iter().any(|one| one.version == before)
    }
}

fn published_line(
    practice: &PublishedPractice,
    version: &PublishedVersion,
    has_before: bool,
    frame: &Frame,
) -> PublicHistoryLine {
    let t = frame.t;
    let day = t.day(version.published_at);
    let link = address::practice_version(&practice.slug, version.version);
    PublicHistoryLine {
        public: true,
        what: t
            .say("catalogue-history-published")
            .with("version", numbered(version.version, t))
            .to_string(),
        when: match &version.change_note {
            Some(note) => t
                .say("catalogue-history-note")
                .with("day", day)
                .with("note", note.as_str())
                .to_string(),
            None => day,
        },
        link: (version.version < practice.versions).then(|| frame.to(link)),
        changes: has_before.then(|| {
            let before = ComparedRevision::Two(version.version - 1, version.version);
            frame.to(before.address(address::practice_comparison(&practice.slug), false))
        }),
    }
}
