-- Which lists of the catalogue addresses without an account follow by mail (src/follow/store). A row without confirmed_at is
-- a request, which the holder of the address has not confirmed. A row is deleted when it ends, and the address with it.
CREATE TABLE subscription (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The address as it was typed, and as addresses are compared.
    address TEXT NOT NULL,
    email_key TEXT NOT NULL,
    -- The query of the list's page "Subscribe"; empty for all practices.
    list TEXT NOT NULL,
    language TEXT NOT NULL,
    rhythm TEXT NOT NULL CHECK (rhythm IN ('at_once', 'weekly')),
    asked_at INTEGER NOT NULL,
    confirmed_at INTEGER,
    -- The edition of the confirmation: what was published up to it is not told.
    since INTEGER,
    CHECK ((confirmed_at IS NULL) = (since IS NULL))
) STRICT;
CREATE UNIQUE INDEX subscription_once ON subscription (email_key, list, rhythm) WHERE confirmed_at IS NOT NULL;
CREATE INDEX subscription_address ON subscription (email_key);
CREATE INDEX subscription_fan_out ON subscription (rhythm, list, id) WHERE confirmed_at IS NOT NULL;
CREATE INDEX subscription_asked ON subscription (asked_at) WHERE confirmed_at IS NULL;

-- What is new in a list since the round before: found once, and then told to its subscriptions in batches.
CREATE TABLE subscription_round (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rhythm TEXT NOT NULL CHECK (rhythm IN ('at_once', 'weekly')),
    list TEXT NOT NULL,
    -- After this edition, and up to that one.
    from_edition INTEGER NOT NULL,
    to_edition INTEGER NOT NULL CHECK (to_edition > from_edition),
    -- The newest of the practices, each with its edition, and how many there are in all.
    practices TEXT NOT NULL,
    total INTEGER NOT NULL,
    begun_at INTEGER NOT NULL,
    -- The greatest subscription whose mail is owed. Each batch raises it in its own transaction.
    reached INTEGER NOT NULL DEFAULT 0,
    done_at INTEGER
) STRICT;
CREATE UNIQUE INDEX subscription_round_once ON subscription_round (rhythm, list, to_edition);
CREATE INDEX subscription_round_open ON subscription_round (id) WHERE done_at IS NULL;
CREATE INDEX subscription_round_done ON subscription_round (done_at);

-- The mails of this room. One without a round asks for the confirmation. It outlives its subscription until its mail is
-- erased.
CREATE TABLE subscription_letter (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subscription_id INTEGER REFERENCES subscription (id),
    round_id INTEGER REFERENCES subscription_round (id),
    mail_id INTEGER,
    owed_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX subscription_letter_once ON subscription_letter (round_id, subscription_id);
CREATE INDEX subscription_letter_of ON subscription_letter (subscription_id);
CREATE INDEX subscription_letter_age ON subscription_letter (owed_at);

-- The links in these mails, as SHA-256. A link outlives its subscription, so that it can say that the subscription ended.
CREATE TABLE subscription_link (
    hash BLOB PRIMARY KEY,
    -- What the mail belongs to; none once that has ended.
    subscription_id INTEGER REFERENCES subscription (id),
    -- Then another subscription of the same address, by which the page of the link shows what the address still follows.
    shown_by INTEGER REFERENCES subscription (id),
    made_at INTEGER NOT NULL,
    CHECK (subscription_id IS NULL OR shown_by IS NULL)
) STRICT;
CREATE INDEX subscription_link_of ON subscription_link (subscription_id);
CREATE INDEX subscription_link_shown ON subscription_link (shown_by);
CREATE INDEX subscription_link_age ON subscription_link (made_at);

-- Up to which edition the subscriptions of each rhythm have their rounds, and when the last round began.
CREATE TABLE subscription_mark (
    rhythm TEXT PRIMARY KEY CHECK (rhythm IN ('at_once', 'weekly')),
    edition INTEGER NOT NULL,
    reached_at INTEGER NOT NULL
) STRICT;
INSERT INTO subscription_mark (rhythm, edition, reached_at)
SELECT 'at_once', number, 0 FROM edition WHERE id = 1
UNION ALL
SELECT 'weekly', number, 0 FROM edition WHERE id = 1;
