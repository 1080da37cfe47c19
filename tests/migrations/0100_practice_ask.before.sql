-- A practice whose authors are to be asked, and one whose authors are not.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (10001, 'due-to-be-asked@a.example', 'due-to-be-asked@a.example', 'Saidova', 'en', 'submitter', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public, ask_at)
VALUES (10011, 1, 10001, 1, 'en', 'live', 5), (10012, 1, 10001, 1, 'en', 'live', NULL);
