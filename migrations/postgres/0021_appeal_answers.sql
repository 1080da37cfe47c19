-- An administrator answers an appeal with yes or no and with words, which its owner reads.
ALTER TABLE appeal ADD COLUMN granted BOOLEAN;
ALTER TABLE appeal ADD COLUMN answer TEXT;
ALTER TABLE appeal ADD COLUMN answered_by BIGINT REFERENCES account (id);
-- Until now only the end of a suspension answered an appeal.
UPDATE appeal SET granted = TRUE WHERE answered_at IS NOT NULL;
