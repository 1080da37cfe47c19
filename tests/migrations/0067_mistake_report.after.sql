-- No mistake was reported before.
SELECT COUNT(*) || '' FROM mistake_report WHERE practice_id = 6711;
--> 0
