-- Each account is a person of its own, and everything is as it was.
SELECT COALESCE(person_id, 0) || '' FROM account WHERE id = 5601;
--> 0
SELECT account_id || ' ' || why || ' ' || COALESCE(set_aside_seq, 0) FROM party WHERE practice_id = 5611;
--> 5601 declared 2
SELECT deed || ' ' || words FROM account_record WHERE id = 5601;
--> invited reviewer
SELECT q.id || ' ' || q.purpose || ' ' || l.made_at FROM link_request q JOIN mailed_link l ON l.request_id = q.id
WHERE q.account_id = 5601;
--> 5601 reset 1
