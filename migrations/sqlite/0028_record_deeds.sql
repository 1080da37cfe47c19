-- Two more deeds stand in the record of accounts: an invitation, and a practice that was handed over.
CREATE TABLE account_record_next (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account (id),
    by_id      INTEGER REFERENCES account (id),
    deed       TEXT NOT NULL CHECK (deed IN ('role', 'suspended', 'restored', 'signed_out', 'invited', 'received')),
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
