-- A decline can be appealed once by the owner of the practice, and a reviewer who did not decide answers.
ALTER TABLE revision ADD COLUMN appealed_at INTEGER;
-- No reviewer has answered it yet.
ALTER TABLE revision ADD COLUMN appeal_open INTEGER NOT NULL DEFAULT 0 CHECK (appeal_open IN (0, 1));

-- The queue has a list of them. No row changes, so the check of the table is changed in its stored definition, as in 0040.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema
SET sql = replace(sql, '''declined'', ''withdrawn''', '''declined'', ''appeal'', ''withdrawn''')
WHERE type = 'table' AND name = 'queue_row';
PRAGMA writable_schema = RESET;
