-- A practice.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (6701, 'reported@a.example', 'reported@a.example', 'Saidova', 'en', 'submitter', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public)
VALUES (6711, 1, 6701, 1, 'en', 'never');
