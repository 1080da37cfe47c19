-- A submitted revision and a draft.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (3601, 'links@a.example', 'links@a.example', 'Diallo', 'en', 'submitter', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public)
VALUES (3611, 1, 3601, 1, 'en', 'never');
INSERT INTO revision (id, practice_id, number, state, title, summary, opened_at, submitted_at)
VALUES (36111, 3611, 1, 'returned', 'One', '', 1, 2),
       (36112, 3611, 2, 'draft', 'One', '', 4, NULL);
