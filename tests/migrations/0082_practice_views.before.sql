-- A practice that readers opened before its views were counted.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (8201, 'viewed@a.example', 'viewed@a.example', 'Saidova', 'en', 'submitter', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public)
VALUES (8211, 1, 8201, 1, 'en', 'never');
