-- The last decisions that took effect, by which a submitter is told how long the review team takes
-- (src/practice/store/standing.rs).
CREATE INDEX revision_answered ON revision (decided_at)
WHERE decided_at IS NOT NULL AND state IN ('published', 'superseded', 'returned', 'declined');
