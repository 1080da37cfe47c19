-- No letter is invented.
SELECT (SELECT COUNT(*) FROM circular) || ' ' || (SELECT COUNT(*) FROM circular_letter);
--> 0 0
