//! What the check promises of a database, in words. The report names each promise of [`PROMISES`] and no other, so nothing that is
//! found is left out of it.

pub(super) const HISTORY: &str =
    "each history runs from 1 without a gap, and its last number is the practice's";
pub(super) const CHAIN: &str =
    "each event is chained to the one before, and none was changed since";
pub(super) const REPLAY: &str = "each revision is in the state that its events lead to";
pub(super) const OPEN: &str = "each practice has at most one open revision";
pub(super) const PUBLIC: &str = "what the public has of each practice is what its events say";
pub(super) const VERSIONS: &str =
    "published versions are numbered from 1 and follow each other in editions";
pub(super) const OWN: &str = "no account decided on a practice to which it is a party";
pub(super) const EFFECTS: &str = "no decision took effect whose decider was a party by then";
pub(super) const CONSENTS: &str =
    "what its authors wanted to read first, and what a reviewer rewrote, has an author's consent";
pub(super) const OPINIONS: &str =
    "each approval has as many opinions as its round asks for, by people who were no parties";
pub(super) const EXPERTS: &str =
    "each question to an expert was asked, answered and ended as its events say";
pub(super) const APPEALS: &str =
    "each appeal was made once and in time, and answered by an account that did not decline";
pub(super) const PERSONS: &str =
    "where an account is a party, so are the other accounts of its person";
pub(super) const BARS: &str = "each bar that was set aside has the event that says by whom and why";
pub(super) const AUTHORS: &str =
    "each owner, each co-author and the authors of each submission are those of the events";
pub(super) const COMMENTS: &str = "each line of a comment belongs to a comment beside an answer";
pub(super) const HOLDS: &str = "each submission is on hold until the day that its events say";
pub(super) const LABELS: &str = "each practice bears the labels that its events say";
pub(super) const REPLICATIONS: &str =
    "the page of each practice names the replications that its events say, since their editions";
pub(super) const CALLS: &str = "each submission answers the call for practices that its event says";
pub(super) const NOT_BEFORE: &str =
    "no practice was published before the day that its submitter named";
pub(super) const CONFIRMED: &str =
    "each practice was confirmed, asked about and ended as its events say";
pub(super) const NOTICES: &str = "each submission has its receipt, each effect its mail to the authors, and no mail lacks its event";
pub(super) const EDITIONS: &str =
    "each change that the public can see has an edition of its own, rising with time";
pub(super) const LISTS: &str =
    "each live practice is listed, no other is, and the counts are exact";
pub(super) const TEXTS: &str =
    "each translation has a published original, and each practice one text in a language";
pub(super) const OWNED: &str =
    "each owner's list holds their practices in the order of what comes next";
pub(super) const QUEUE: &str =
    "each list of the queue holds what the practices say, under their words";
pub(super) const RECORDED: &str =
    "each call for practices has a record of who made it and of its last change";

/// Every promise, in the order of the report.
pub(super) const PROMISES: [&str; 29] = [
    HISTORY,
    CHAIN,
    REPLAY,
    OPEN,
    PUBLIC,
    VERSIONS,
    OWN,
    EFFECTS,
    CONSENTS,
    OPINIONS,
    EXPERTS,
    APPEALS,
    PERSONS,
    BARS,
    AUTHORS,
    COMMENTS,
    HOLDS,
    LABELS,
    REPLICATIONS,
    CALLS,
    RECORDED,
    NOT_BEFORE,
    CONFIRMED,
    TEXTS,
    NOTICES,
    EDITIONS,
    LISTS,
    QUEUE,
    OWNED,
];
