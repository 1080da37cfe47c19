-- Which revisions a reviewer has opened at the desk, so that the desk of a later one says what changed since. Nobody but
-- that reviewer is told (src/review/store/readings.rs).
CREATE TABLE desk_reading (
    account_id INTEGER NOT NULL REFERENCES account (id),
    revision_id INTEGER NOT NULL REFERENCES revision (id),
    at INTEGER NOT NULL,
    PRIMARY KEY (account_id, revision_id)
) STRICT;

-- Who decided on a revision has read it.
INSERT INTO desk_reading (account_id, revision_id, at)
SELECT decided_by, id, decided_at FROM revision
WHERE decided_by IS NOT NULL AND decided_at IS NOT NULL;
