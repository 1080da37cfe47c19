-- The record begins empty, beside accounts that exist already.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (2001, 'record@a.example', 'record@a.example', 'Saidova', 'en', 'reviewer', '', 1);
