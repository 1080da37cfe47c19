-- Its authors are asked a year after they last confirmed it.
SELECT ask_at || ' ' || asks FROM practice WHERE id = 5711 AND unconfirmed_at IS NULL AND ended_at IS NULL;
--> 31536000001000 0

-- Of a draft nothing is asked.
SELECT 'asked ' || asks FROM practice WHERE id = 5712 AND ask_at IS NULL;
--> asked 0
