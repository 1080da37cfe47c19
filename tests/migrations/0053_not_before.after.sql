-- It may be published on any day.
SELECT state FROM revision WHERE id = 53111 AND not_before IS NULL;
--> in-review
