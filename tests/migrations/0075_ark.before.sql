-- A practice.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (7501, 'named@a.example', 'named@a.example', 'Saidova', 'en', 'submitter', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public)
VALUES (7511, 1, 7501, 1, 'en', 'never');
