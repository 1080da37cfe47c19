-- A decline can be appealed once by the owner of the practice, and a reviewer who did not decide answers.
ALTER TABLE revision ADD COLUMN appealed_at BIGINT;
-- No reviewer has answered it yet.
ALTER TABLE revision ADD COLUMN appeal_open BOOLEAN NOT NULL DEFAULT FALSE;

-- The queue has a list of them.
ALTER TABLE queue_row DROP CONSTRAINT queue_row_band_check;
ALTER TABLE queue_row ADD CONSTRAINT queue_row_band_check
    CHECK (band IN ('free', 'claimed', 'decided', 'returned', 'declined', 'appeal', 'withdrawn', 'spam',
        'published', 'removal', 'taken-down', 'all'));
