-- One person can have several accounts. `person_id` is the lowest number of them; without it the account is the only one.
ALTER TABLE account ADD COLUMN person_id INTEGER REFERENCES account (id);
CREATE INDEX account_person ON account (person_id) WHERE person_id IS NOT NULL;

-- An address that the owner of the account has confirmed beside the account's own.
CREATE TABLE account_address (
    account_id INTEGER NOT NULL REFERENCES account (id),
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    confirmed_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, email_key)
) STRICT;
CREATE INDEX account_address_email ON account_address (email_key);

-- Two accounts with the same name and organisation of which an administrator said that they are of two persons.
CREATE TABLE distinct_person (
    account_id INTEGER NOT NULL REFERENCES account (id),
    other_id INTEGER NOT NULL REFERENCES account (id),
    said_by INTEGER NOT NULL REFERENCES account (id),
    said_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, other_id),
    CHECK (account_id < other_id)
) STRICT;

-- The accounts of a party's person are parties.
ALTER TABLE party RENAME TO party_before;

CREATE TABLE party (
    practice_id INTEGER NOT NULL REFERENCES practice (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    why TEXT NOT NULL CHECK (why IN ('author', 'saved-draft', 'focal-point', 'declared', 'same-person')),
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

-- A link can confirm a second address. The table is made anew with that purpose, and so is the one that refers to it.
CREATE TABLE mailed_link_before AS SELECT hash, request_id, made_at FROM mailed_link;
DROP TABLE mailed_link;
DROP INDEX link_request_account;
DROP INDEX link_request_address;
DROP INDEX link_request_registration;
DROP INDEX link_request_expiry;
ALTER TABLE link_request RENAME TO link_request_before;

CREATE TABLE link_request (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    purpose TEXT NOT NULL CHECK
        (purpose IN ('confirm', 'reset', 'sign_in', 'new_address', 'stop_address', 'second_address', 'none')),
    account_id INTEGER REFERENCES account (id),
    registration_id INTEGER REFERENCES pending_registration (id) ON DELETE SET NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    browser BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    ended_at INTEGER
) STRICT;

-- No number is used twice: a mail that has not left yet names its request.
INSERT INTO sqlite_sequence (name, seq)
SELECT 'link_request', seq FROM sqlite_sequence WHERE name = 'link_request_before';

INSERT INTO link_request (id, purpose, account_id, registration_id, email, email_key, browser, made_at, expires_at,
                          used_at, ended_at)
SELECT id, purpose, account_id, registration_id, email, email_key, browser, made_at, expires_at, used_at, ended_at
FROM link_request_before;

DROP TABLE link_request_before;

CREATE INDEX link_request_account ON link_request (account_id, purpose);
CREATE INDEX link_request_address ON link_request (email_key, purpose);
CREATE INDEX link_request_registration ON link_request (registration_id);
CREATE INDEX link_request_expiry ON link_request (expires_at);

CREATE TABLE mailed_link (
    hash BLOB PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES link_request (id) ON DELETE CASCADE,
    made_at INTEGER NOT NULL
) STRICT;
INSERT INTO mailed_link (hash, request_id, made_at) SELECT hash, request_id, made_at FROM mailed_link_before;
DROP TABLE mailed_link_before;
CREATE INDEX mailed_link_request ON mailed_link (request_id);

-- Two more deeds stand in the record of accounts: that two accounts are of one person, or of two.
CREATE TABLE account_record_next (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account (id),
    by_id      INTEGER REFERENCES account (id),
    deed       TEXT NOT NULL CHECK
        (deed IN ('role', 'suspended', 'restored', 'signed_out', 'invited', 'received', 'one_person', 'two_persons')),
    words      TEXT NOT NULL,
    made_at    INTEGER NOT NULL
) STRICT;
INSERT INTO account_record_next (id, account_id, by_id, deed, words, made_at)
SELECT id, account_id, by_id, deed, words, made_at FROM account_record;
DROP TABLE account_record;
ALTER TABLE account_record_next RENAME TO account_record;
CREATE INDEX account_record_account ON account_record (account_id);

CREATE TRIGGER account_record_not_changed BEFORE UPDATE ON account_record
BEGIN SELECT RAISE(ABORT, 'the record of accounts is written once'); END;
CREATE TRIGGER account_record_not_deleted BEFORE DELETE ON account_record
BEGIN SELECT RAISE(ABORT, 'the record of accounts is written once'); END;
