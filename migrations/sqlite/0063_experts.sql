-- Experts from outside who are asked for an opinion on one revision (src/practice/store/experts.rs). A row is never deleted;
-- what happened stands in the events.
CREATE TABLE expert_ask (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    practice_id INTEGER NOT NULL REFERENCES practice (id),
    revision_id INTEGER NOT NULL REFERENCES revision (id),
    -- Whom the review team asks, and the address to which the mail goes.
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    language TEXT NOT NULL,
    asked_by INTEGER NOT NULL REFERENCES account (id),
    asked_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    -- The event of the mail.
    mailed_seq INTEGER NOT NULL,
    -- The event of the newest opinion.
    answered_seq INTEGER,
    -- What the expert has typed and not sent, as a form.
    draft TEXT,
    -- Why the link works no longer, if the expert or the review team ended it.
    closed TEXT CHECK (closed IN ('refused', 'ended')),
    closed_at INTEGER,
    CHECK ((closed IS NULL) = (closed_at IS NULL))
) STRICT;
CREATE INDEX expert_ask_practice ON expert_ask (practice_id);
CREATE INDEX expert_ask_revision ON expert_ask (revision_id);

-- The hash of each secret that left in a mail to an expert.
CREATE TABLE expert_link (
    hash BLOB PRIMARY KEY,
    expert_ask_id INTEGER NOT NULL REFERENCES expert_ask (id),
    made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX expert_link_of ON expert_link (expert_ask_id);
