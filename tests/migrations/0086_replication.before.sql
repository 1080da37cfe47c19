-- A practice.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (8601, 'copied@a.example', 'copied@a.example', 'Saidova', 'en', 'submitter', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public)
VALUES (8611, 1, 8601, 1, 'en', 'never');
