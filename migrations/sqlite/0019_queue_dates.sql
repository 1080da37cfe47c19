-- Each list of the queue is sorted by its own date: those of closed revisions by the day on which they were closed, the
-- requests for removal by the request.
CREATE INDEX revision_closed ON revision (state, closed_at, id);
CREATE INDEX practice_removal ON practice (removal_asked_at) WHERE removal_asked_at IS NOT NULL;
