-- Nothing was counted before.
SELECT COUNT(*) || '' FROM practice_view;
--> 0
