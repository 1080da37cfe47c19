-- It has no marks, and marks of a line can be given with an event that is there.
SELECT COUNT(*) || '' FROM checklist_mark WHERE practice_id = 3411;
--> 0
