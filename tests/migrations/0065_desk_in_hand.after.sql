-- Both are as they were; no filter is saved, and no desk is open.
SELECT id || ' ' || seq FROM practice WHERE id = 6511;
--> 6511 2
SELECT COUNT(*) || ' ' || (SELECT COUNT(*) FROM desk_opening) FROM saved_filter;
--> 0 0
