-- The addresses of the submitted revision wait to be read.
SELECT id || '' FROM revision WHERE practice_id = 3611 AND submitted_at IS NOT NULL AND links_read = FALSE;
--> 36111
