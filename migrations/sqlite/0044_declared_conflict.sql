-- A reviewer who declares a conflict of interest is a party. An administrator can set this bar aside as that of a focal point.
ALTER TABLE party RENAME TO party_before;

CREATE TABLE party (
    practice_id INTEGER NOT NULL REFERENCES practice (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    why TEXT NOT NULL CHECK (why IN ('author', 'saved-draft', 'focal-point', 'declared')),
    since INTEGER NOT NULL,
    -- The practice's newest event at that moment: the account is a party from the next one on.
    since_seq INTEGER NOT NULL,
    -- The event with which an administrator set the bar aside. Who writes an own practice is never set free.
    set_aside_seq INTEGER CHECK (set_aside_seq IS NULL OR why IN ('focal-point', 'declared')),
    PRIMARY KEY (practice_id, account_id, why)
) STRICT;

INSERT INTO party (practice_id, account_id, why, since, since_seq, set_aside_seq)
SELECT practice_id, account_id, why, since, since_seq, set_aside_seq FROM party_before;

DROP TABLE party_before;

CREATE INDEX party_account ON party (account_id, practice_id);
