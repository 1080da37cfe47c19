-- Questions of readers to the person whom a public practice names (src/question/store). A row is deleted a week after its
-- question has left or ended, and the address of its reader with it.
CREATE TABLE question (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    practice_id INTEGER NOT NULL REFERENCES practice (id),
    name TEXT NOT NULL,
    -- The reader's address as it was typed, and as addresses are compared.
    address TEXT NOT NULL,
    email_key TEXT NOT NULL,
    language TEXT NOT NULL,
    -- Erased when the question ends without having left.
    words TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    confirmed_at INTEGER,
    -- The mails that ask the reader to confirm, that carry the question, and that tell of one that did not arrive.
    confirm_mail_id INTEGER,
    relay_mail_id INTEGER,
    told_mail_id INTEGER,
    closed_at INTEGER,
    outcome TEXT CHECK (outcome IN ('undelivered', 'refused')),
    CHECK ((closed_at IS NULL) = (outcome IS NULL)),
    CHECK (closed_at IS NULL OR (words = '' AND name = ''))
) STRICT;
CREATE INDEX question_address ON question (email_key) WHERE confirmed_at IS NULL;
CREATE INDEX question_practice ON question (practice_id, asked_at);
CREATE INDEX question_relayed ON question (id) WHERE confirmed_at IS NOT NULL AND closed_at IS NULL;

-- The links in these mails: the reader's, or that of the person asked, with that person's address as addresses are compared.
CREATE TABLE question_link (
    hash BLOB PRIMARY KEY,
    question_id INTEGER REFERENCES question (id),
    asked_key TEXT,
    made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX question_link_question ON question_link (question_id);
CREATE INDEX question_link_age ON question_link (made_at);

-- Addresses that want no questions of readers.
CREATE TABLE question_refusal (
    email_key TEXT PRIMARY KEY,
    refused_at INTEGER NOT NULL
) STRICT;
