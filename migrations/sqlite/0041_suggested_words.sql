-- An approval can carry the reviewer's own words for single answers. The revision is then closed as reworded, and another
-- one, which holds the words, waits for the authors' consent. The check is changed as in 0040.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema
SET sql = replace(sql, '''spam'', ''superseded''', '''spam'', ''superseded'', ''reworded''')
WHERE type = 'table' AND name = 'revision';
PRAGMA writable_schema = RESET;

-- Its approval carries the words of the reviewer who decided.
ALTER TABLE revision ADD COLUMN reworded INTEGER NOT NULL DEFAULT 0 CHECK (reworded IN (0, 1));
-- The revision whose answers it holds with a reviewer's words in them.
ALTER TABLE revision ADD COLUMN rewrites INTEGER REFERENCES revision (id);

-- What a reviewer writes in the place of single answers, until it is approved or deleted.
CREATE TABLE suggested_words (
    revision_id INTEGER NOT NULL REFERENCES revision (id),
    account_id  INTEGER NOT NULL REFERENCES account (id),
    words       TEXT NOT NULL,
    at          INTEGER NOT NULL,
    PRIMARY KEY (revision_id, account_id)
) STRICT;
