-- Letters that an administrator writes to many authors at once. They are kept as they were written, and never changed.
CREATE TABLE circular (
    id INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,
    -- With placeholders such as {given}, which are filled in for each author.
    text TEXT NOT NULL,
    -- By what the practices were found, as JSON.
    search TEXT NOT NULL,
    -- What the administrator saw before the letters were sent, as a digest: a second press sends nothing again.
    digest TEXT NOT NULL UNIQUE,
    written_by INTEGER NOT NULL REFERENCES account (id),
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX circular_writer ON circular (written_by, id);

-- Who got it, because of which practices. The mail belongs to the event of the first practice.
CREATE TABLE circular_letter (
    circular_id INTEGER NOT NULL REFERENCES circular (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    practice_id INTEGER NOT NULL REFERENCES practice (id),
    seq INTEGER NOT NULL,
    PRIMARY KEY (circular_id, account_id, practice_id)
) STRICT;
