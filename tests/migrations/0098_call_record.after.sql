-- The record begins with who made it, and when.
SELECT call_id || ' ' || by_id || ' ' || deed || ' ' || parts || made_at FROM call_record WHERE call_id = 9811;
--> 9811 9801 made 17
SELECT version || ' ' || changed_at FROM practice_call WHERE id = 9811;
--> 3 17
