-- It is among the last answers.
SELECT id || ' ' || submitted_at || ' ' || decided_at FROM revision
WHERE practice_id = 3711 AND decided_at IS NOT NULL AND state IN ('published', 'superseded', 'returned', 'declined');
--> 37111 2 3
