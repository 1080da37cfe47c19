-- No reviewer is away.
SELECT COALESCE(away_until, 0) || '' FROM account WHERE id = 4501;
--> 0
