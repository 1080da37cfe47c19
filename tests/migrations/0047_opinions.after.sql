-- The round goes on without opinions, and no policy is set.
SELECT state || ' ' || opinions || ' ' || internal_opinions || ' ' || external_opinions FROM revision WHERE id = 47111;
--> in-review 0 0 0
SELECT (SELECT COUNT(*) FROM opinion_policy) || ' ' || (SELECT COUNT(*) FROM opinion_ask);
--> 0 0
