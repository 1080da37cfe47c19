-- Nothing is appealed, and the row of the queue stands.
SELECT r.state || ' ' || q.band FROM revision r JOIN queue_row q ON q.revision_id = r.id
WHERE r.id = 48111 AND r.appealed_at IS NULL AND NOT (r.appeal_open = (1 = 1));
--> declined declined

-- An appeal may stand in the queue now.
INSERT INTO queue_row (revision_id, band, at, practice_id, objective, language)
VALUES (48111, 'appeal', 4, 4811, 9, 'en') RETURNING band;
--> appeal
