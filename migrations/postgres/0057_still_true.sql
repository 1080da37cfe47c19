-- Once a year the authors of a public practice are asked whether it is still true: when next, how often without an answer,
-- since when its page says that it is not confirmed, and when its authors said that it has ended.
ALTER TABLE practice ADD COLUMN ask_at BIGINT;
ALTER TABLE practice ADD COLUMN asks BIGINT NOT NULL DEFAULT 0;
ALTER TABLE practice ADD COLUMN unconfirmed_at BIGINT;
ALTER TABLE practice ADD COLUMN ended_at BIGINT;
UPDATE practice SET ask_at = confirmed_at + 31536000000000 WHERE confirmed_at IS NOT NULL;
CREATE INDEX practice_ask ON practice (ask_at) WHERE public = 'live' AND ask_at IS NOT NULL;
