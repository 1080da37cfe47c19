-- An account and a practice that are there before the first letter to many.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (4201, 'circular@a.example', 'circular@a.example', 'Odhiambo', 'en', 'administrator', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language) VALUES (4201, 1, 4201, 1, 'en');
