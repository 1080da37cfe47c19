-- A practice in review, which asked for one opinion by the default of the column: the decision itself.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (4701, 'opinions@a.example', 'opinions@a.example', 'Wanjiru', 'en', 'administrator', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public) VALUES (4711, 1, 4701, 1, 'en', 'never');
INSERT INTO revision (id, practice_id, number, state, title, summary, opened_at, submitted_at)
VALUES (47111, 4711, 1, 'in-review', 'One', '', 1, 2);
