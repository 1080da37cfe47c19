-- The one choice is the choice for both groups for which it was made.
SELECT account_id || ' ' || mail_group || ' ' || preference || ' ' || changed_at FROM mail_preference
WHERE account_id IN (6001, 6002) ORDER BY account_id, mail_group;
--> 6001 administration never 5
--> 6001 queue never 5
--> 6002 administration at_once 6
--> 6002 queue at_once 6
-- A link that was mailed ends both, as it did.
SELECT mail_groups FROM unsubscribe WHERE account_id = 6001;
--> queue administration
-- A held notice goes with the digest of its group.
SELECT id || ' ' || COALESCE(mail_group, 'none') FROM notice WHERE id BETWEEN 6001 AND 6004 ORDER BY id;
--> 6001 queue
--> 6002 none
--> 6003 administration
--> 6004 queue
