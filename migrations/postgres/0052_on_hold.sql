-- A review can be on hold until a day, for a reason that its authors read.
ALTER TABLE revision ADD COLUMN hold_since BIGINT;
ALTER TABLE revision ADD COLUMN hold_until BIGINT;
ALTER TABLE revision ADD COLUMN hold_reasons TEXT;
CREATE INDEX revision_hold ON revision (hold_until) WHERE hold_until IS NOT NULL;

-- The queue has a list of them.
ALTER TABLE queue_row DROP CONSTRAINT queue_row_band_check;
ALTER TABLE queue_row ADD CONSTRAINT queue_row_band_check
    CHECK (band IN ('free', 'claimed', 'on-hold', 'decided', 'returned', 'declined', 'appeal', 'withdrawn', 'spam',
        'published', 'removal', 'taken-down', 'all'));
