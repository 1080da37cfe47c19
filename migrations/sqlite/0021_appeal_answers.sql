-- An administrator answers an appeal with yes or no and with words, which its owner reads.
ALTER TABLE appeal ADD COLUMN granted INTEGER CHECK (granted IN (0, 1));
ALTER TABLE appeal ADD COLUMN answer TEXT;
ALTER TABLE appeal ADD COLUMN answered_by INTEGER REFERENCES account (id);
-- Until now only the end of a suspension answered an appeal.
UPDATE appeal SET granted = 1 WHERE answered_at IS NOT NULL;
