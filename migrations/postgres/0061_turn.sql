-- Until when it is the turn of the recipient of a notice, if that is known.
ALTER TABLE notice ADD COLUMN turn_until BIGINT;
