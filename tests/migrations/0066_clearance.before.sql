-- An author with a practice.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (6601, 'clears@a.example', 'clears@a.example', 'Saidova', 'en', 'submitter', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public)
VALUES (6611, 1, 6601, 1, 'en', 'never');
