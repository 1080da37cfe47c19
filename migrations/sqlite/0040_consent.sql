-- A revision can wait for its authors' consent before it is published. The new state is added to the check of the table in
-- its stored definition: a table to which others refer cannot be built anew within a transaction, and no row changes.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema
SET sql = replace(sql, '''decided'', ''published''', '''decided'', ''awaiting-consent'', ''published''')
WHERE type = 'table' AND name = 'revision';
PRAGMA writable_schema = RESET;

DROP INDEX revision_open;
CREATE UNIQUE INDEX revision_open ON revision (practice_id)
    WHERE state IN ('draft', 'in-review', 'decided', 'awaiting-consent');

-- Its submitter wants to read it once more before it is published.
ALTER TABLE revision ADD COLUMN show_first INTEGER NOT NULL DEFAULT 0 CHECK (show_first IN (0, 1));
-- When an author consented to its publication.
ALTER TABLE revision ADD COLUMN consented_at INTEGER;
