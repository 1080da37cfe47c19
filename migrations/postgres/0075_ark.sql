-- The persistent identifier of a practice, with the number of the site before it: 12345/p1… (src/practice/model/identifiers.rs).
-- Set at the first publication, or when the site gets its number.
ALTER TABLE practice ADD COLUMN ark TEXT;
CREATE UNIQUE INDEX practice_ark ON practice (ark) WHERE ark IS NOT NULL;
