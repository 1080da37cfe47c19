-- A revision that a reviewer decided on, and one that nobody did.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (3101, 'reads@a.example', 'reads@a.example', 'Wanjiru', 'en', 'reviewer', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public)
VALUES (3111, 1, 3101, 1, 'en', 'never');
INSERT INTO revision (id, practice_id, number, state, title, summary, opened_at, submitted_at, decided_by, decided_at)
VALUES (31111, 3111, 1, 'returned', 'One', '', 1, 2, 3101, 3),
       (31112, 3111, 2, 'in-review', 'One', '', 4, 5, NULL, NULL);
