-- Until when a reviewer is away, and is not suggested.
ALTER TABLE account ADD COLUMN away_until BIGINT;
