-- A practice.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (8701, 'asked@a.example', 'asked@a.example', 'Saidova', 'en', 'submitter', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public)
VALUES (8711, 1, 8701, 1, 'en', 'never');
