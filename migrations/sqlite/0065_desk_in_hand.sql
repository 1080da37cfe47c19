-- Filters of the queue that a reviewer keeps under a name.
CREATE TABLE saved_filter (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    -- The query of the queue's address.
    query TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    UNIQUE (account_id, query)
) STRICT;

-- Which reviewers opened the desk of a practice in the last minutes, and when.
CREATE TABLE desk_opening (
    practice_id INTEGER NOT NULL REFERENCES practice (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    at INTEGER NOT NULL,
    PRIMARY KEY (practice_id, account_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX desk_opening_by_account ON desk_opening (account_id);
