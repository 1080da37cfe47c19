-- What was done to an account by another one, or at the command line: roles, suspensions, sessions ended. Written once.
CREATE TABLE account_record (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account (id),
    by_id      INTEGER REFERENCES account (id),
    deed       TEXT NOT NULL CHECK (deed IN ('role', 'suspended', 'restored', 'signed_out')),
    words      TEXT NOT NULL,
    made_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX account_record_account ON account_record (account_id);

CREATE TRIGGER account_record_not_changed BEFORE UPDATE ON account_record
BEGIN SELECT RAISE(ABORT, 'the record of accounts is written once'); END;
CREATE TRIGGER account_record_not_deleted BEFORE DELETE ON account_record
BEGIN SELECT RAISE(ABORT, 'the record of accounts is written once'); END;
