-- The outbox. A mail is what the mail server takes: one notice, or in a digest many. Its Message-ID
-- is given when it is first tried and never changes, so that copies can be told from mails.
CREATE TABLE mail (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id TEXT UNIQUE,
    account_id INTEGER,
    address TEXT,
    language TEXT NOT NULL,
    digest INTEGER NOT NULL CHECK (digest IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'dead', 'no_longer_owed')),
    tries INTEGER NOT NULL,
    outages INTEGER NOT NULL,
    waiting_since INTEGER NOT NULL,
    next_attempt_at INTEGER NOT NULL,
    taken_until INTEGER,
    said TEXT,
    created_at INTEGER NOT NULL,
    settled_at INTEGER,
    CHECK (account_id IS NOT NULL OR address IS NOT NULL),
    CHECK ((state = 'waiting') = (settled_at IS NULL))
) STRICT;
CREATE INDEX mail_due ON mail (next_attempt_at, id) WHERE state = 'waiting';
CREATE INDEX mail_list ON mail (state, created_at, id);
CREATE INDEX mail_all ON mail (created_at, id);

-- What is owed to one person because of one event, or of an account's own deed. Without a mail it is
-- held for the next digest. A secret is only named here: it is made when the mail leaves.
CREATE TABLE notice (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    relation TEXT NOT NULL,
    account_id INTEGER,
    address TEXT,
    language TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    item TEXT,
    practice_id INTEGER,
    seq INTEGER,
    private INTEGER NOT NULL CHECK (private IN (0, 1)),
    secret_purpose TEXT,
    secret_request INTEGER,
    mail_id INTEGER REFERENCES mail (id),
    created_at INTEGER NOT NULL,
    dropped_at INTEGER,
    dropped_because TEXT,
    CHECK (account_id IS NOT NULL OR address IS NOT NULL),
    CHECK ((practice_id IS NULL) = (seq IS NULL)),
    CHECK ((secret_purpose IS NULL) = (secret_request IS NULL)),
    CHECK ((dropped_at IS NULL) = (dropped_because IS NULL))
) STRICT;
-- One event owes one person one notice of a kind, however often its transaction is tried.
CREATE UNIQUE INDEX notice_once ON notice (practice_id, seq, kind, (COALESCE(account_id, 0)), (COALESCE(address, '')));
CREATE INDEX notice_of_mail ON notice (mail_id);
CREATE INDEX notice_held ON notice (account_id, created_at) WHERE mail_id IS NULL AND dropped_at IS NULL;

-- What people chose for the mails that allow a choice. No row: one mail a day.
CREATE TABLE mail_preference (
    account_id INTEGER PRIMARY KEY,
    preference TEXT NOT NULL CHECK (preference IN ('at_once', 'daily', 'never')),
    changed_at INTEGER NOT NULL
) STRICT;

-- The links in digests that end them, as SHA-256. Each digest carries a fresh one; none is spent by use.
CREATE TABLE unsubscribe (
    token BLOB PRIMARY KEY,
    account_id INTEGER NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX unsubscribe_age ON unsubscribe (account_id, made_at);
