-- Each event of a history is linked to the one before by a digest. Texts stand in it by a digest of their own.
ALTER TABLE practice ADD COLUMN chain_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE practice ADD COLUMN chain TEXT NOT NULL DEFAULT '';

CREATE TABLE event_chain (
    practice_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    texts TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (practice_id, seq),
    FOREIGN KEY (practice_id, seq) REFERENCES event (practice_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER event_chain_not_changed BEFORE UPDATE ON event_chain
BEGIN SELECT RAISE(ABORT, 'the chains of histories are never changed'); END;
CREATE TRIGGER event_chain_not_deleted BEFORE DELETE ON event_chain
BEGIN SELECT RAISE(ABORT, 'the chains of histories are never deleted'); END;
