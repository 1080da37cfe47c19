-- Each edition that is known has its day.
SELECT number || ' ' || date FROM edition_date WHERE number > 9400 ORDER BY number;
--> 9402 1793707200000002
--> 9403 1793707200000003
--> 9404 1793707200000004
