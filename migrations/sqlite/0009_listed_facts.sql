-- What else a list shows of a practice, beside its title and summary: its type, and the years in which it began and
-- ended.
ALTER TABLE revision ADD COLUMN kind TEXT;
ALTER TABLE revision ADD COLUMN began INTEGER;
ALTER TABLE revision ADD COLUMN ended INTEGER;
UPDATE revision SET
    kind = (SELECT json_extract(answers, '$.type') FROM content WHERE revision_id = revision.id),
    began = (SELECT CAST(substr(json_extract(answers, '$.from'), 1, 4) AS INTEGER) FROM content WHERE revision_id = revision.id),
    ended = (SELECT CAST(substr(json_extract(answers, '$.until'), 1, 4) AS INTEGER) FROM content WHERE revision_id = revision.id);

-- Whether it was taken down because its owner had asked for that: the kind of reason that stays public.
ALTER TABLE practice ADD COLUMN taken_down_on_request INTEGER NOT NULL DEFAULT 0 CHECK (taken_down_on_request IN (0, 1));
