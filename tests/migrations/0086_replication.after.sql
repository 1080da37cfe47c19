-- No replication was registered before.
SELECT COUNT(*) || '' FROM replication WHERE practice_id = 8611;
--> 0
