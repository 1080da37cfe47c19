-- An account that is there before the templates are.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (3501, 'replies@a.example', 'replies@a.example', 'Odhiambo', 'en', 'administrator', '', 1);
