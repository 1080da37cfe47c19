-- The co-authors of a practice, the people who are invited to be, and those who declined or left, in the owner's order
-- (src/practice/store/authors.rs). A row ends with the removal of its person; what happened stands in the events.
CREATE TABLE co_author (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    practice_id INTEGER NOT NULL REFERENCES practice (id),
    -- The owner's order; the owner comes before the first.
    place INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('invited', 'accepted', 'declined', 'left')),
    -- The address to which the invitation went, and how its mail greets.
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    name TEXT,
    language TEXT NOT NULL,
    -- The account that accepted.
    account_id INTEGER REFERENCES account (id),
    invited_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    -- When the state last changed.
    since INTEGER NOT NULL,
    -- The event of the newest mail: links of earlier ones no longer work.
    mailed_seq INTEGER NOT NULL,
    CHECK ((state IN ('accepted', 'left')) = (account_id IS NOT NULL))
) STRICT;
CREATE INDEX co_author_order ON co_author (practice_id, place);
CREATE UNIQUE INDEX co_author_invited ON co_author (practice_id, email_key) WHERE state = 'invited';
CREATE UNIQUE INDEX co_author_accepted ON co_author (account_id, practice_id) WHERE state = 'accepted';

-- The hash of each secret that left in a mail of an invitation.
CREATE TABLE co_author_link (
    hash BLOB PRIMARY KEY,
    co_author_id INTEGER NOT NULL REFERENCES co_author (id) ON DELETE CASCADE,
    made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX co_author_link_of ON co_author_link (co_author_id);

-- The authors of a submitted revision in the owner's order, where they are others than the account that submitted the
-- practice first.
CREATE TABLE revision_author (
    revision_id INTEGER NOT NULL REFERENCES revision (id),
    place INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id),
    PRIMARY KEY (revision_id, place)
) STRICT;
CREATE INDEX revision_author_account ON revision_author (account_id, revision_id);

-- They are written once, with the submission.
CREATE TRIGGER revision_author_not_changed BEFORE UPDATE ON revision_author
BEGIN SELECT RAISE(ABORT, 'the authors of a submission are never changed'); END;
CREATE TRIGGER revision_author_not_deleted BEFORE DELETE ON revision_author
BEGIN SELECT RAISE(ABORT, 'the authors of a submission are never deleted'); END;

-- “My practices” lists a practice for its owner and for each co-author (src/practice/store/owned.rs).
CREATE TABLE own_practice_next (
    practice_id INTEGER NOT NULL REFERENCES practice (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    -- The group: 3 the authors act, 2 the review team acts, 1 public, 0 closed.
    rank INTEGER NOT NULL,
    -- The order within the group: when it was last saved, submitted or published.
    at INTEGER NOT NULL,
    PRIMARY KEY (practice_id, account_id)
) STRICT;
INSERT INTO own_practice_next (practice_id, account_id, rank, at)
SELECT practice_id, owner_id, rank, at FROM own_practice;
DROP TABLE own_practice;
ALTER TABLE own_practice_next RENAME TO own_practice;
CREATE INDEX own_practice_order ON own_practice (account_id, rank, at, practice_id);
