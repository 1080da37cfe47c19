-- No practice has an identifier before the site mints one.
SELECT COALESCE(ark, 'none') FROM practice WHERE id = 7511;
--> none
