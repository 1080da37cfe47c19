-- There was no call before.
SELECT COUNT(*) || '' FROM practice_call;
--> 0
