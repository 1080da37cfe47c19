-- The decider has read the revision, and has not yet read the next one.
SELECT account_id || ' ' || revision_id || ' ' || at FROM desk_reading WHERE account_id = 3101;
--> 3101 31111 3
