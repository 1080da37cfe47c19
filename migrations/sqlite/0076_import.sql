-- Files whose practices are or were imported (src/practice/store/imports.rs). Nothing of an import can be seen while it has no
-- edition: its practices have no event, and no list names them.
CREATE TABLE practice_import (
    id INTEGER PRIMARY KEY,
    owner_id INTEGER NOT NULL REFERENCES account (id),
    -- The name of the file, and the SHA-256 of its bytes.
    source TEXT NOT NULL,
    digest TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    edition INTEGER,
    published_at INTEGER,
    CHECK ((edition IS NULL) = (published_at IS NULL))
) STRICT;
-- One import is under way at most.
CREATE UNIQUE INDEX practice_import_open ON practice_import ((edition IS NULL)) WHERE edition IS NULL;
CREATE INDEX practice_import_owner ON practice_import (owner_id);

-- What is known of an imported practice besides its first revision: its key in the file, and who wrote and reviewed it there.
CREATE TABLE imported (
    practice_id INTEGER PRIMARY KEY REFERENCES practice (id),
    import_id INTEGER NOT NULL REFERENCES practice_import (id),
    external_key TEXT NOT NULL UNIQUE,
    -- The SHA-256 of the row, by which another import knows that nothing has changed.
    digest TEXT NOT NULL,
    given_name TEXT,
    family_name TEXT,
    institution TEXT,
    orcid TEXT,
    organisation TEXT,
    -- Whether its authors are others than that submitter alone.
    has_authors INTEGER NOT NULL CHECK (has_authors IN (0, 1)),
    reviewers INTEGER,
    experts INTEGER,
    rounds INTEGER,
    review_began INTEGER,
    has_checklist INTEGER CHECK (has_checklist IN (0, 1))
) STRICT;
CREATE INDEX imported_import ON imported (import_id, practice_id);

CREATE TABLE imported_author (
    practice_id INTEGER NOT NULL REFERENCES imported (practice_id),
    place INTEGER NOT NULL,
    given_name TEXT,
    family_name TEXT,
    institution TEXT,
    orcid TEXT,
    PRIMARY KEY (practice_id, place)
) STRICT;

-- What the publication of an import inserts for each practice. The rows go when that is done.
CREATE TABLE import_row (
    practice_id INTEGER PRIMARY KEY REFERENCES imported (practice_id),
    import_id INTEGER NOT NULL REFERENCES practice_import (id),
    revision_id INTEGER NOT NULL REFERENCES revision (id),
    at INTEGER NOT NULL,
    details TEXT NOT NULL,
    texts TEXT NOT NULL,
    digest TEXT NOT NULL,
    -- The terms under which it is listed, each with its vocabulary, and the sets in which it is harvested.
    terms TEXT NOT NULL,
    sets TEXT NOT NULL
) STRICT;
CREATE INDEX import_row_import ON import_row (import_id, practice_id);
CREATE INDEX import_row_revision ON import_row (revision_id);
