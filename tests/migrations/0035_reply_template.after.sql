-- A site begins without templates; its administrators choose theirs.
SELECT COUNT(*) || '' FROM reply_template;
--> 0
