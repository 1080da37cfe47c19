-- No account has an ORCID iD before its owner gives one.
SELECT COALESCE(orcid, 'none') FROM account WHERE id IN (8001, 8002) ORDER BY id;
--> none
--> none
