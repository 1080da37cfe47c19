-- What was here before is no translation.
SELECT COUNT(*) || ' ' || COUNT(translation_of) FROM practice WHERE id = 9611;
--> 1 0
SELECT COUNT(*) || ' ' || COUNT(translates_version) FROM revision WHERE id = 96111;
--> 1 0
