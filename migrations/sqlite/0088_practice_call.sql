-- Calls for practices (src/practice/store/calls.rs). A call is never deleted: published practices name it.
CREATE TABLE practice_call (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    slug TEXT NOT NULL UNIQUE,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL,
    criteria_en TEXT NOT NULL,
    criteria_fr TEXT NOT NULL,
    -- The numbers of its objectives, with commas between them.
    objectives TEXT NOT NULL,
    -- When its first day begins, and when its last day is over.
    opens_at INTEGER NOT NULL,
    closes_at INTEGER NOT NULL,
    contact TEXT NOT NULL,
    -- The beginning of the day up to which its public page counts; none before its first day.
    counted_at INTEGER,
    version INTEGER NOT NULL DEFAULT 1,
    made_by INTEGER NOT NULL REFERENCES account (id),
    made_at INTEGER NOT NULL,
    CHECK (opens_at < closes_at)
) STRICT;
CREATE INDEX practice_call_close ON practice_call (closes_at);
CREATE INDEX practice_call_maker ON practice_call (made_by);

-- The call that a revision answers.
ALTER TABLE revision ADD COLUMN call_id INTEGER REFERENCES practice_call (id);
CREATE INDEX revision_call ON revision (call_id) WHERE call_id IS NOT NULL;
