-- The audit log is read by time, by account and by deed.
CREATE INDEX event_by_time ON event (at, practice_id, seq);
CREATE INDEX event_by_actor ON event (actor_id, at, practice_id, seq);
CREATE INDEX event_by_deed ON event (deed, at, practice_id, seq);
DROP INDEX event_actor;

-- The statistics read the submissions that were open in a period.
CREATE INDEX revision_submitted ON revision (submitted_at, closed_at) WHERE submitted_at IS NOT NULL;
