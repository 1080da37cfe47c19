-- The line is as it was.
SELECT id || ' ' || account_id || ' ' || deed || ' ' || words || ' ' || made_at FROM account_record WHERE account_id = 2801;
--> 2801 2801 role submitter reviewer 5
