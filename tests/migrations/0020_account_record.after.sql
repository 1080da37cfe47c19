-- Nothing is recorded of the time before.
SELECT 'records ' || COUNT(*) FROM account_record;
--> records 0

-- The account is as it was.
SELECT id || ' ' || role FROM account WHERE id = 2001;
--> 2001 reviewer
