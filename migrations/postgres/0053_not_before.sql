-- The day before which a revision must not be published, as its authors ask.
ALTER TABLE revision ADD COLUMN not_before BIGINT;
