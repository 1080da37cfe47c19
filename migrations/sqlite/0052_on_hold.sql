-- A review can be on hold until a day, for a reason that its authors read.
ALTER TABLE revision ADD COLUMN hold_since INTEGER;
ALTER TABLE revision ADD COLUMN hold_until INTEGER;
ALTER TABLE revision ADD COLUMN hold_reasons TEXT;
CREATE INDEX revision_hold ON revision (hold_until) WHERE hold_until IS NOT NULL;

-- The queue has a list of them. The new band is added to the check of the table in its stored definition, as in 0040; no
-- row changes.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema
SET sql = replace(sql, '''claimed'', ''decided''', '''claimed'', ''on-hold'', ''decided''')
WHERE type = 'table' AND name = 'queue_row';
PRAGMA writable_schema = RESET;
