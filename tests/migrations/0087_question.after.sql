-- No question was asked before.
SELECT COUNT(*) || '' FROM question WHERE practice_id = 8711;
--> 0
