-- Those that wait for their authors first, then the review team's, then the public ones, then what is closed.
SELECT practice_id || ' ' || rank || ' ' || at
FROM own_practice WHERE owner_id = 2601 ORDER BY rank DESC, at DESC;
--> 2611 3 60
--> 2612 2 70
--> 2614 1 90
--> 2613 0 80
--> 2615 0 5
