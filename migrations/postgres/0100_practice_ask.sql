-- The practices whose authors are to be asked are read by the date. SQLite read all public ones: it takes an index with a
-- column that is compared before one with a range.
DROP INDEX practice_ask;
CREATE INDEX practice_ask ON practice (public, ask_at) WHERE ask_at IS NOT NULL;
