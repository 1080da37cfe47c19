-- No list was followed before, and what was published by then is not told.
SELECT COUNT(*) || '' FROM subscription;
--> 0
SELECT COUNT(*) || '' FROM subscription_mark m JOIN edition e ON e.id = 1 WHERE m.edition = e.number;
--> 2
