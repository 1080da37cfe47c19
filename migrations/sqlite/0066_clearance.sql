-- Links by which people without an account read a draft and remark on its answers before it is submitted
-- (src/practice/store/clearance.rs). They belong to the authors' work on the draft, which no event tells of.
CREATE TABLE clearance_link (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    practice_id INTEGER NOT NULL REFERENCES practice (id),
    -- The draft that it opens.
    revision_id INTEGER NOT NULL REFERENCES revision (id),
    -- For whom the authors have made it.
    label TEXT NOT NULL,
    -- The hash of its secret, which its author reads once.
    hash BLOB NOT NULL UNIQUE,
    made_by INTEGER NOT NULL REFERENCES account (id),
    made_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE INDEX clearance_link_revision ON clearance_link (revision_id);
CREATE INDEX clearance_link_practice ON clearance_link (practice_id);

-- What such a reader remarks beside an answer.
CREATE TABLE clearance_remark (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    link_id INTEGER NOT NULL REFERENCES clearance_link (id),
    revision_id INTEGER NOT NULL REFERENCES revision (id),
    field TEXT NOT NULL,
    -- The name of the reader, as typed.
    name TEXT NOT NULL,
    words TEXT NOT NULL,
    -- The answer as it stood then.
    wording TEXT NOT NULL,
    at INTEGER NOT NULL,
    -- When an author has settled it.
    settled_at INTEGER
) STRICT;
CREATE INDEX clearance_remark_revision ON clearance_remark (revision_id, id);
CREATE INDEX clearance_remark_link ON clearance_remark (link_id);

-- What was remarked is never changed; only whether it is settled.
CREATE TRIGGER clearance_remark_not_changed
BEFORE UPDATE OF link_id, revision_id, field, name, words, wording, at ON clearance_remark
BEGIN SELECT RAISE(ABORT, 'remarks are never changed'); END;
CREATE TRIGGER clearance_remark_not_deleted BEFORE DELETE ON clearance_remark
BEGIN SELECT RAISE(ABORT, 'remarks are never deleted'); END;
