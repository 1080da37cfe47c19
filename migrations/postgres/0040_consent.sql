-- A revision can wait for its authors' consent before it is published.
ALTER TABLE revision DROP CONSTRAINT revision_state_check;
ALTER TABLE revision ADD CONSTRAINT revision_state_check
    CHECK (state IN ('draft', 'in-review', 'decided', 'awaiting-consent', 'published', 'returned',
        'declined', 'withdrawn', 'discarded', 'spam', 'superseded'));

DROP INDEX revision_open;
CREATE UNIQUE INDEX revision_open ON revision (practice_id)
    WHERE state IN ('draft', 'in-review', 'decided', 'awaiting-consent');

-- Its submitter wants to read it once more before it is published.
ALTER TABLE revision ADD COLUMN show_first BOOLEAN NOT NULL DEFAULT FALSE;
-- When an author consented to its publication.
ALTER TABLE revision ADD COLUMN consented_at BIGINT;
