-- Who is signed in where. The key is the SHA-256 of the cookie's id, so that a stolen copy signs nobody in.
-- There is no row before somebody has signed in; standing decides how long it lasts (src/web/session.rs).
CREATE TABLE session (
    id           BYTEA PRIMARY KEY,
    account_id   BIGINT NOT NULL,
    standing     TEXT NOT NULL CHECK (standing IN ('suspended', 'submitter', 'reviewer', 'administrator')),
    data         TEXT NOT NULL,
    created_at   BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL
);

CREATE INDEX session_account ON session (account_id);
CREATE INDEX session_seen ON session (last_seen_at);

-- What somebody sent after their session had ended: one form for each known browser, for a day.
CREATE TABLE kept_form (
    device     BYTEA PRIMARY KEY,
    account_id BIGINT NOT NULL,
    page       TEXT NOT NULL,
    body       TEXT NOT NULL,
    kept_at    BIGINT NOT NULL
);

CREATE INDEX kept_form_at ON kept_form (kept_at);
