-- An index changes no row.
SELECT id || ' ' || queued_at || ' ' || closed_at FROM revision WHERE id = 1;
--> 1 20 30
