-- A submission, and the reviewer who asks.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (6301, 'asks@a.example', 'asks@a.example', 'Okafor', 'en', 'reviewer', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public)
VALUES (6311, 1, 6301, 1, 'en', 'never');
