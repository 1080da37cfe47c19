-- What the public catalogue keeps for itself, and what its search index follows.

-- The name in every feed id, fixed at the first start, whatever happens to the site's address.
CREATE TABLE repository (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL
) STRICT;

-- The edition in which an account's name or organisation last changed: both are joined to what it published.
ALTER TABLE account ADD COLUMN named_edition INTEGER;
CREATE INDEX account_named ON account (named_edition);
CREATE INDEX practice_submitter ON practice (first_submitted_by);
