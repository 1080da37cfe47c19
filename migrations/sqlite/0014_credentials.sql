-- When all that the account's credentials had granted last ended: with a new password, role, suspension or stopped move.
ALTER TABLE account ADD COLUMN credentials_ended_at INTEGER;

-- Sessions open by a secret of another form from now on. Those until now cannot be opened any more; people sign in again.
DROP TABLE session;
CREATE TABLE session (
    id           BLOB PRIMARY KEY,
    account_id   INTEGER NOT NULL,
    standing     TEXT NOT NULL CHECK (standing IN ('suspended', 'submitter', 'reviewer', 'administrator')),
    agent        TEXT NOT NULL,
    created_at   INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
) STRICT;

CREATE INDEX session_account ON session (account_id);
CREATE INDEX session_seen ON session (last_seen_at);

-- What somebody typed and has not sent, under a name, until the session ends.
CREATE TABLE session_words (
    session_id BLOB NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    name       TEXT NOT NULL,
    words      TEXT NOT NULL,
    PRIMARY KEY (session_id, name)
) STRICT;
