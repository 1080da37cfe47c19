-- It bears no label, and the list is empty.
SELECT id || ' ' || seq FROM practice WHERE id = 7011;
--> 7011 2
SELECT COUNT(*) || ' ' || (SELECT COUNT(*) FROM label) FROM practice_label;
--> 0 0
