-- A practice in review.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (5301, 'day@a.example', 'day@a.example', 'Saidova', 'en', 'submitter', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public) VALUES (5311, 1, 5301, 1, 'en', 'never');
INSERT INTO revision (id, practice_id, number, state, title, summary, opened_at, submitted_at)
VALUES (53111, 5311, 1, 'in-review', 'One', '', 1, 2);
