-- No expert was asked before.
SELECT COUNT(*) || '' FROM expert_ask WHERE practice_id = 6311;
--> 0
