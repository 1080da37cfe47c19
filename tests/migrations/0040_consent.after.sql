-- The revisions stand as they stood, and no submitter asked to read them once more.
SELECT id || ' ' || state FROM revision
WHERE practice_id IN (4011, 4012) AND consented_at IS NULL AND NOT (show_first = (1 = 1)) ORDER BY id;
--> 40111 in-review
--> 40121 published

-- A revision may wait for consent now.
UPDATE revision SET state = 'awaiting-consent' WHERE id = 40111 RETURNING state;
--> awaiting-consent
