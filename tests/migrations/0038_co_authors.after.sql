-- The owner's list is as it was.
SELECT practice_id || ' ' || rank || ' ' || at
FROM own_practice WHERE account_id = 3801 ORDER BY rank DESC, at DESC;
--> 3811 2 70
--> 3812 1 90
-- There was no co-author before.
SELECT COUNT(*) || '' FROM co_author;
--> 0
SELECT COUNT(*) || '' FROM revision_author;
--> 0
