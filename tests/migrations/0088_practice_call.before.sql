-- A revision.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (8801, 'calling@a.example', 'calling@a.example', 'Saidova', 'en', 'submitter', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public)
VALUES (8811, 1, 8801, 1, 'en', 'never');
