-- The one whose authors are to be asked is found by its date.
SELECT id || '' FROM practice WHERE id > 10000 AND public = 'live' AND ask_at <= 5;
--> 10011
