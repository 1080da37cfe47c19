-- Practices, their revisions and their history. Written by the room `practice` alone.

CREATE TABLE practice (
    id INTEGER PRIMARY KEY,
    -- Permanent: given at first publication, never used again.
    slug TEXT UNIQUE,
    -- Given at the first submission, for people to say on the phone.
    reference TEXT UNIQUE,
    -- The number of its newest event.
    seq INTEGER NOT NULL,
    owner_id INTEGER NOT NULL REFERENCES account (id),
    created_at INTEGER NOT NULL,
    -- The filing, kept beside the content.
    objective INTEGER,
    language TEXT NOT NULL,
    first_submitted_by INTEGER REFERENCES account (id),
    first_submitted_at INTEGER,
    public TEXT NOT NULL DEFAULT 'never'
        CHECK (public IN ('never', 'live', 'no-longer-current', 'gone', 'replaced')),
    public_revision_id INTEGER REFERENCES revision (id),
    -- How many revisions have been published: the public counts these only.
    versions INTEGER NOT NULL DEFAULT 0,
    first_published_at INTEGER,
    confirmed_at INTEGER,
    taken_down_at INTEGER,
    taken_down_by INTEGER REFERENCES account (id),
    taken_down_reasons TEXT,
    replaced_by INTEGER REFERENCES practice (id),
    removal_asked_at INTEGER,
    removal_reasons TEXT,
    -- When, and in which edition, the public bytes of it last changed.
    edition INTEGER,
    changed_at INTEGER
) STRICT;

CREATE INDEX practice_owner ON practice (owner_id, id);
CREATE INDEX practice_public ON practice (public, first_published_at DESC, id DESC);
CREATE INDEX practice_edition ON practice (edition);

CREATE TABLE revision (
    id INTEGER PRIMARY KEY,
    practice_id INTEGER NOT NULL REFERENCES practice (id),
    number INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'in-review', 'decided', 'published', 'returned',
        'declined', 'withdrawn', 'discarded', 'spam', 'superseded')),
    -- What lists show, so that they never read a body.
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    -- The number of its newest save; a save names the one it started from.
    saves INTEGER NOT NULL DEFAULT 0,
    saved_at INTEGER,
    saved_by INTEGER REFERENCES account (id),
    submitted_at INTEGER,
    submitted_by INTEGER REFERENCES account (id),
    -- Its place in the queue; kept for some days through a withdrawal.
    queued_at INTEGER,
    licence TEXT,
    -- How many opinions its round asks for.
    opinions INTEGER NOT NULL DEFAULT 1,
    claimed_by INTEGER REFERENCES account (id),
    claimed_at INTEGER,
    suggested_id INTEGER REFERENCES account (id),
    verdict TEXT CHECK (verdict IN ('approve', 'return', 'decline')),
    decided_by INTEGER REFERENCES account (id),
    decided_at INTEGER,
    undo_until INTEGER,
    effective_at INTEGER,
    -- The authors were told that it becomes public on its date.
    accepted_at INTEGER,
    reasons TEXT,
    code TEXT,
    duplicate_of INTEGER REFERENCES practice (id),
    final INTEGER NOT NULL DEFAULT 0 CHECK (final IN (0, 1)),
    minor INTEGER NOT NULL DEFAULT 0 CHECK (minor IN (0, 1)),
    closed_at INTEGER,
    -- Which published version it is, from which edition and up to which it was the public one.
    version INTEGER,
    published_at INTEGER,
    -- The filing when it was published: lists and pages of the public use it.
    filed_objective INTEGER,
    filed_language TEXT,
    from_edition INTEGER,
    to_edition INTEGER,
    UNIQUE (practice_id, number)
) STRICT;

CREATE UNIQUE INDEX revision_open ON revision (practice_id)
    WHERE state IN ('draft', 'in-review', 'decided');
CREATE INDEX revision_queue ON revision (state, queued_at, id);
CREATE INDEX revision_claim ON revision (claimed_by, state);
CREATE INDEX revision_decider ON revision (decided_by, state);

-- The answers, apart from the hot row.
CREATE TABLE content (
    revision_id INTEGER PRIMARY KEY REFERENCES revision (id),
    answers TEXT NOT NULL,
    -- For each step, the number of the save that last wrote it.
    written TEXT NOT NULL DEFAULT '{}'
) STRICT;

-- A save that started from an older one is kept beside the newer.
CREATE TABLE stale_save (
    id INTEGER PRIMARY KEY,
    revision_id INTEGER NOT NULL REFERENCES revision (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    started_from INTEGER NOT NULL,
    answers TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX stale_save_revision ON stale_save (revision_id, account_id);

-- Whoever saved a draft of it is a party for good, and so is every past author and focal point.
CREATE TABLE party (
    practice_id INTEGER NOT NULL REFERENCES practice (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    PRIMARY KEY (practice_id, account_id)
) STRICT;

CREATE INDEX party_account ON party (account_id, practice_id);

-- Addresses of focal points named in a submitted revision: a reviewer with one of them is a party.
CREATE TABLE focal_point (
    practice_id INTEGER NOT NULL REFERENCES practice (id),
    email_key TEXT NOT NULL,
    told_at INTEGER,
    PRIMARY KEY (practice_id, email_key)
) STRICT;

CREATE TABLE event (
    practice_id INTEGER NOT NULL REFERENCES practice (id),
    seq INTEGER NOT NULL,
    revision_id INTEGER NOT NULL REFERENCES revision (id),
    deed TEXT NOT NULL,
    -- NULL is the service itself.
    actor_id INTEGER REFERENCES account (id),
    from_state TEXT,
    to_state TEXT NOT NULL,
    words TEXT,
    details TEXT NOT NULL,
    -- Whether authors see it; a decision that never took effect they never do.
    authors_see INTEGER NOT NULL CHECK (authors_see IN (0, 1)),
    at INTEGER NOT NULL,
    PRIMARY KEY (practice_id, seq)
) STRICT;

CREATE INDEX event_actor ON event (actor_id, at);

-- History is written once.
CREATE TRIGGER event_not_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_not_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;

-- From submission on, content is never overwritten.
CREATE TRIGGER content_not_changed BEFORE UPDATE ON content
WHEN (SELECT state FROM revision WHERE id = OLD.revision_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'submitted content is never overwritten'); END;

-- What a live practice is listed under: vocabulary 'objective', 'country' or 'region'.
CREATE TABLE listed (
    vocabulary TEXT NOT NULL,
    term TEXT NOT NULL,
    first_published_at INTEGER NOT NULL,
    practice_id INTEGER NOT NULL REFERENCES practice (id),
    PRIMARY KEY (vocabulary, term, first_published_at, practice_id)
) STRICT;

CREATE INDEX listed_practice ON listed (practice_id);

-- How many live practices stand under each term, kept and not counted.
CREATE TABLE listed_count (
    vocabulary TEXT NOT NULL,
    term TEXT NOT NULL,
    practices INTEGER NOT NULL,
    PRIMARY KEY (vocabulary, term)
) STRICT;

-- The last reference given in each year.
CREATE TABLE reference_counter (
    year INTEGER PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT;

-- How often, and when last, a reviewer was the suggested one.
CREATE TABLE suggestion (
    account_id INTEGER PRIMARY KEY REFERENCES account (id),
    last_at INTEGER NOT NULL
) STRICT;
