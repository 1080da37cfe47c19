-- How many independent opinions a submission needs before an approval. Nothing was ever stored but the default of the
-- column that kept its place, so each round that is under way asks for none.
ALTER TABLE revision DROP COLUMN opinions;
ALTER TABLE revision ADD COLUMN opinions INTEGER NOT NULL DEFAULT 0;
-- At least so many of them by reviewers of the site, and so many by experts from outside.
ALTER TABLE revision ADD COLUMN internal_opinions INTEGER NOT NULL DEFAULT 0;
ALTER TABLE revision ADD COLUMN external_opinions INTEGER NOT NULL DEFAULT 0;

-- What administrators have set for each objective. The newest line of an objective counts; no line is ever changed.
CREATE TABLE opinion_policy (
    id INTEGER PRIMARY KEY,
    objective INTEGER NOT NULL CHECK (objective BETWEEN 1 AND 23),
    opinions INTEGER NOT NULL CHECK (opinions >= 0),
    internal_opinions INTEGER NOT NULL CHECK (internal_opinions >= 0),
    external_opinions INTEGER NOT NULL CHECK (external_opinions >= 0),
    set_by INTEGER NOT NULL REFERENCES account (id),
    at INTEGER NOT NULL,
    CHECK (internal_opinions + external_opinions <= opinions)
) STRICT;
CREATE INDEX opinion_policy_objective ON opinion_policy (objective, id);

CREATE TRIGGER opinion_policy_not_changed BEFORE UPDATE ON opinion_policy
BEGIN SELECT RAISE(ABORT, 'policies are never changed'); END;
CREATE TRIGGER opinion_policy_not_deleted BEFORE DELETE ON opinion_policy
BEGIN SELECT RAISE(ABORT, 'policies are never deleted'); END;

-- Who is asked for an opinion on a revision and has not given one: a line of that account's queue.
CREATE TABLE opinion_ask (
    account_id INTEGER NOT NULL REFERENCES account (id),
    revision_id INTEGER NOT NULL REFERENCES revision (id),
    at INTEGER NOT NULL,
    PRIMARY KEY (account_id, revision_id)
) STRICT;
