-- A reviewer.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (4501, 'away@a.example', 'away@a.example', 'Okafor', 'en', 'reviewer', '', 1);
