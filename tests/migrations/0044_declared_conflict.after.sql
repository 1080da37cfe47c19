-- They are as they were.
SELECT account_id || ' ' || why || ' ' || COALESCE(set_aside_seq, 0) FROM party WHERE practice_id = 4411
ORDER BY account_id;
--> 4401 focal-point 2
--> 4402 author 0
