-- It stands as it stood, without any words of a reviewer.
SELECT id || ' ' || state FROM revision
WHERE practice_id = 4111 AND rewrites IS NULL AND NOT (reworded = (1 = 1));
--> 41111 in-review

-- A revision may be closed as reworded now, and may wait for consent as before.
UPDATE revision SET state = 'reworded' WHERE id = 41111 RETURNING state;
--> reworded

SELECT COUNT(*) || '' FROM suggested_words;
--> 0
