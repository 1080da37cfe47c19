-- No file was sent before.
SELECT COUNT(*) || '' FROM attachment WHERE practice_id = 9011;
--> 0
