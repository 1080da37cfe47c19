-- The answered one was granted; the other waits for its answer.
SELECT words || CASE WHEN granted THEN ' granted' ELSE ' open' END
FROM appeal WHERE account_id = 2101 ORDER BY id;
--> A mistake. granted
--> Once more. open

-- Nobody and no words are known of the time before.
SELECT 'known ' || COUNT(*) FROM appeal WHERE answer IS NOT NULL OR answered_by IS NOT NULL;
--> known 0
