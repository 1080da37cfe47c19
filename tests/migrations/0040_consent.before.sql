-- A practice in review, another that is published.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (4001, 'consent@a.example', 'consent@a.example', 'Saidova', 'en', 'submitter', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public)
VALUES (4011, 1, 4001, 1, 'en', 'never'), (4012, 1, 4001, 1, 'en', 'live');
INSERT INTO revision (id, practice_id, number, state, title, summary, opened_at, submitted_at)
VALUES (40111, 4011, 1, 'in-review', 'One', '', 1, 2), (40121, 4012, 1, 'published', 'Two', '', 1, 2);
