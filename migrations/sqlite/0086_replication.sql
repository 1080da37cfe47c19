-- Who did the same as a public practice, as readers without an account register it (src/practice/store/replications.rs).
-- The events of the practice say who published an entry, and who took it back.
CREATE TABLE replication (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    practice_id INTEGER NOT NULL REFERENCES practice (id),
    organisation TEXT NOT NULL,
    -- The code of a country, or the id of a region.
    place TEXT NOT NULL,
    since_year INTEGER,
    difference TEXT NOT NULL,
    link TEXT,
    -- Where the review team can ask. Erased when the entry is decided.
    email TEXT,
    sent_at INTEGER NOT NULL,
    closed_at INTEGER,
    closed_by INTEGER REFERENCES account (id),
    outcome TEXT CHECK (outcome IN ('published', 'dismissed', 'spam')),
    -- From which edition on the page of the practice shows it, and from which on no longer.
    from_edition INTEGER,
    to_edition INTEGER,
    CHECK ((closed_at IS NULL) = (outcome IS NULL)),
    CHECK ((closed_at IS NULL) = (email IS NOT NULL)),
    CHECK ((COALESCE(outcome, '') = 'published') = (from_edition IS NOT NULL)),
    CHECK (to_edition IS NULL OR from_edition IS NOT NULL)
) STRICT;
CREATE INDEX replication_waiting ON replication (practice_id) WHERE closed_at IS NULL;
CREATE INDEX replication_public ON replication (practice_id, id) WHERE from_edition IS NOT NULL AND to_edition IS NULL;
CREATE INDEX replication_practice ON replication (practice_id);
CREATE INDEX replication_closer ON replication (closed_by);
