-- One appeal that was answered by the end of a suspension, one that waits.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (2101, 'appeal@a.example', 'appeal@a.example', 'Lenz', 'en', 'submitter', '', 1);
INSERT INTO appeal (account_id, words, made_at, answered_at) VALUES (2101, 'A mistake.', 10, 20);
INSERT INTO appeal (account_id, words, made_at) VALUES (2101, 'Once more.', 30);
