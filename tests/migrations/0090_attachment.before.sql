-- A practice with a draft.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (9001, 'pictures@a.example', 'pictures@a.example', 'Saidova', 'en', 'submitter', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public)
VALUES (9011, 1, 9001, 1, 'en', 'never');
