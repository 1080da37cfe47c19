-- Texts that reviewers insert into their letters, kept by administrators for the whole site. They are never deleted.
CREATE TABLE reply_template (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    -- In which language it is written, and with which decision it goes.
    language TEXT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('approve', 'return', 'decline', 'any')),
    -- With placeholders such as {title}, which are filled in when it is inserted.
    text TEXT NOT NULL,
    -- A save names the version that it started from.
    version INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by INTEGER REFERENCES account (id),
    archived_at INTEGER
) STRICT;
