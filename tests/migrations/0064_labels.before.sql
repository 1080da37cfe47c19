-- A practice as it is before there are labels.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (7001, 'one@seventy.example', 'one@seventy.example', 'Okafor', 'en', 'administrator', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public) VALUES (7011, 2, 7001, 1, 'en', 'never');
