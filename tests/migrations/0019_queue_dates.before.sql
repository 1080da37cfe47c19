-- One more revision of the first practice, which was returned.
UPDATE revision SET queued_at = 20, closed_at = 30 WHERE id = 1;
