-- A line of the record, which stays as it is.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (2801, 'kept@a.example', 'kept@a.example', 'Saidova', 'en', 'reviewer', '', 1);
INSERT INTO account_record (id, account_id, by_id, deed, words, made_at)
VALUES (2801, 2801, NULL, 'role', 'submitter reviewer', 5);
