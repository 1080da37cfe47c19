-- What readers without an account report to the review team of a public practice (src/practice/store/reports.rs). No event
-- tells of it, because it changes nothing of the practice.
CREATE TABLE mistake_report (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    practice_id INTEGER NOT NULL REFERENCES practice (id),
    -- The number of the version that was public then.
    version INTEGER NOT NULL,
    words TEXT NOT NULL,
    -- Where the review team can ask. Erased when the report is closed.
    email TEXT,
    reported_at INTEGER NOT NULL,
    closed_at INTEGER,
    closed_by INTEGER REFERENCES account (id),
    outcome TEXT CHECK (outcome IN ('mended', 'no-mistake', 'spam')),
    CHECK ((closed_at IS NULL) = (outcome IS NULL)),
    CHECK (closed_at IS NULL OR email IS NULL)
) STRICT;
CREATE INDEX mistake_report_open ON mistake_report (practice_id) WHERE closed_at IS NULL;
CREATE INDEX mistake_report_practice ON mistake_report (practice_id);
CREATE INDEX mistake_report_closer ON mistake_report (closed_by);
