-- A practice with its first event.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (5801, 'chain@a.example', 'chain@a.example', 'Saidova', 'en', 'submitter', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public) VALUES (5811, 1, 5801, 1, 'en', 'never');
INSERT INTO revision (id, practice_id, number, state, title, summary, opened_at)
VALUES (58111, 5811, 1, 'draft', 'One', '', 1);
INSERT INTO event (practice_id, seq, revision_id, deed, actor_id, to_state, details, authors_see, at)
VALUES (5811, 1, 58111, 'start', 5801, 'draft', '{}', TRUE, 1);
