-- The practice whose text this one says in another language. Its own rows are those of any practice; the public reads it
-- while the original is live, and lists name the original.
ALTER TABLE practice ADD COLUMN translation_of BIGINT REFERENCES practice (id);

CREATE INDEX practice_translation ON practice (translation_of) WHERE translation_of IS NOT NULL;

-- Lists are read and counted from this index alone.
DROP INDEX practice_public;
CREATE INDEX practice_public ON practice (public, first_published_at DESC, id DESC, translation_of);

-- The version of the original that was public when this revision was begun.
ALTER TABLE revision ADD COLUMN translates_version BIGINT;

-- The key of the original, as the file of an import has it.
ALTER TABLE imported ADD COLUMN translation_of TEXT;

CREATE INDEX imported_translation ON imported (import_id) WHERE translation_of IS NOT NULL;
