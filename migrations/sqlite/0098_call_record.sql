-- What administrators did to calls for practices (src/practice/store/calls.rs). Written once.
CREATE TABLE call_record (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    call_id INTEGER NOT NULL REFERENCES practice_call (id),
    by_id INTEGER NOT NULL REFERENCES account (id),
    deed TEXT NOT NULL CHECK (deed IN ('made', 'changed')),
    -- What was changed: the names of its parts, with blanks between them.
    parts TEXT NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX call_record_call ON call_record (call_id);
CREATE INDEX call_record_by ON call_record (by_id);

CREATE TRIGGER call_record_not_changed BEFORE UPDATE ON call_record
BEGIN SELECT RAISE(ABORT, 'the record of calls is written once'); END;
CREATE TRIGGER call_record_not_deleted BEFORE DELETE ON call_record
BEGIN SELECT RAISE(ABORT, 'the record of calls is written once'); END;

INSERT INTO call_record (call_id, by_id, deed, parts, made_at)
SELECT id, made_by, 'made', '', made_at FROM practice_call ORDER BY id;

-- When a call was last changed. What was saved before this migration has left no date.
ALTER TABLE practice_call ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0;
UPDATE practice_call SET changed_at = made_at;
