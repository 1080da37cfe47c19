-- A practice with a published revision.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (9601, 'translated@a.example', 'translated@a.example', 'Saidova', 'en', 'submitter', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public) VALUES (9611, 1, 9601, 1, 'en', 'never');
INSERT INTO revision (id, practice_id, number, state, title, summary, opened_at)
VALUES (96111, 9611, 1, 'draft', 'One', '', 1);
