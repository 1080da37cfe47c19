-- Accounts, and all that proves who somebody is. Passwords are Argon2id PHC strings;
-- every token (links, devices, browsers) is stored as its SHA-256 only.
CREATE TABLE account (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    honorific TEXT,
    given_name TEXT,
    family_name TEXT,
    institution TEXT,
    organisation TEXT,
    country TEXT,
    language TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('submitter', 'reviewer', 'administrator')),
    password TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    suspended_at INTEGER,
    suspension_reason TEXT,
    CHECK ((institution IS NULL) <> (family_name IS NULL)),
    CHECK ((suspended_at IS NULL) = (suspension_reason IS NULL))
) STRICT;

-- No row for an account means all objectives.
CREATE TABLE account_scope (
    account_id INTEGER NOT NULL REFERENCES account (id),
    objective INTEGER NOT NULL CHECK (objective BETWEEN 1 AND 23),
    PRIMARY KEY (account_id, objective)
) STRICT;

CREATE TABLE account_reads (
    account_id INTEGER NOT NULL REFERENCES account (id),
    language TEXT NOT NULL,
    PRIMARY KEY (account_id, language)
) STRICT;

-- What a newcomer typed, until the address is confirmed or 24 hours are over. An address
-- that has an account already leaves an empty row, so that both paths write the same.
CREATE TABLE pending_registration (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    honorific TEXT,
    given_name TEXT,
    family_name TEXT,
    institution TEXT,
    organisation TEXT,
    country TEXT,
    language TEXT NOT NULL,
    password TEXT NOT NULL,
    browser BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX pending_registration_expiry ON pending_registration (expires_at);
CREATE INDEX pending_registration_address ON pending_registration (email_key);

-- What somebody asked for by mail. Its links die together: used, replaced or too old.
CREATE TABLE link_request (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    purpose TEXT NOT NULL CHECK (purpose IN ('confirm', 'reset', 'sign_in', 'new_address', 'stop_address', 'none')),
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
CREATE INDEX link_request_account ON link_request (account_id, purpose);
CREATE INDEX link_request_address ON link_request (email_key, purpose);
CREATE INDEX link_request_registration ON link_request (registration_id);
CREATE INDEX link_request_expiry ON link_request (expires_at);

-- One secret as it left in one mail; a repeated delivery carries a fresh one.
CREATE TABLE mailed_link (
    hash BLOB PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES link_request (id) ON DELETE CASCADE,
    made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX mailed_link_request ON mailed_link (request_id);

-- Browsers in which somebody has signed in to this account.
CREATE TABLE device (
    hash BLOB PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id),
    made_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX device_account ON device (account_id);
CREATE INDEX device_expiry ON device (expires_at);

-- Token buckets, one number each: the moment at which the bucket is full again.
CREATE TABLE bucket (
    key BLOB PRIMARY KEY,
    full_at INTEGER NOT NULL
) STRICT;
CREATE INDEX bucket_full ON bucket (full_at);

-- What a suspended person says to the administrators.
CREATE TABLE appeal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account (id),
    words TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    answered_at INTEGER
) STRICT;
CREATE INDEX appeal_account ON appeal (account_id);
