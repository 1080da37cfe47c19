-- A mail that was sent before has no return path of its own.
SELECT id || ' ' || COALESCE(return_token, 'none') FROM mail WHERE id = 6201;
--> 6201 none
SELECT COUNT(*) || '' FROM bounced_address;
--> 0
