-- Of a notice that was owed before, no day is known.
SELECT id || ' ' || COALESCE(turn_until, 0) FROM notice WHERE id = 6101;
--> 6101 0
