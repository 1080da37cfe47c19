-- Nothing is on hold.
SELECT q.band || ' ' || r.queued_at FROM revision r JOIN queue_row q ON q.revision_id = r.id
WHERE r.id = 52111 AND r.hold_since IS NULL AND r.hold_until IS NULL AND r.hold_reasons IS NULL;
--> claimed 2

-- It may be from now on.
UPDATE queue_row SET band = 'on-hold' WHERE revision_id = 52111 AND band = 'claimed' RETURNING band;
--> on-hold
