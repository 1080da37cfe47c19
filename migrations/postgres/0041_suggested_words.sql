-- An approval can carry the reviewer's own words for single answers. The revision is then closed as reworded, and another
-- one, which holds the words, waits for the authors' consent.
ALTER TABLE revision DROP CONSTRAINT revision_state_check;
ALTER TABLE revision ADD CONSTRAINT revision_state_check
    CHECK (state IN ('draft', 'in-review', 'decided', 'awaiting-consent', 'published', 'returned',
        'declined', 'withdrawn', 'discarded', 'spam', 'superseded', 'reworded'));

-- Its approval carries the words of the reviewer who decided.
ALTER TABLE revision ADD COLUMN reworded BOOLEAN NOT NULL DEFAULT FALSE;
-- The revision whose answers it holds with a reviewer's words in them.
ALTER TABLE revision ADD COLUMN rewrites BIGINT REFERENCES revision (id);

-- What a reviewer writes in the place of single answers, until it is approved or deleted.
CREATE TABLE suggested_words (
    revision_id BIGINT NOT NULL REFERENCES revision (id),
    account_id  BIGINT NOT NULL REFERENCES account (id),
    words       JSONB NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (revision_id, account_id)
);
