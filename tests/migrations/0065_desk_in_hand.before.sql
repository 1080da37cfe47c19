-- A reviewer and a practice as they are before there are saved filters.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (6501, 'one@sixtyfive.example', 'one@sixtyfive.example', 'Okafor', 'en', 'reviewer', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public) VALUES (6511, 2, 6501, 1, 'en', 'never');
