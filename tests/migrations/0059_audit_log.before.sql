-- An event of a practice.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (5901, 'log@a.example', 'log@a.example', 'Saidova', 'en', 'submitter', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public) VALUES (5911, 1, 5901, 1, 'en', 'never');
INSERT INTO revision (id, practice_id, number, state, title, summary, opened_at)
VALUES (59111, 5911, 1, 'draft', 'One', '', 1);
INSERT INTO event (practice_id, seq, revision_id, deed, actor_id, to_state, details, authors_see, at)
VALUES (5911, 1, 59111, 'start', 5901, 'draft', '{}', TRUE, 1);
