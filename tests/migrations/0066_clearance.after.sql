-- No draft was shown by a link before.
SELECT COUNT(*) || '' FROM clearance_link WHERE practice_id = 6611;
--> 0
