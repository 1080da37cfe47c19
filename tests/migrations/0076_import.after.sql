-- Nothing was imported before.
SELECT COUNT(*) || '' FROM imported WHERE practice_id = 7611;
--> 0
