-- A decision that was made before anything was marked with it.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (3401, 'marks@a.example', 'marks@a.example', 'Wanjiru', 'en', 'reviewer', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public)
VALUES (3411, 1, 3401, 1, 'en', 'never');
INSERT INTO revision (id, practice_id, number, state, title, summary, opened_at, submitted_at, decided_by, decided_at)
VALUES (34111, 3411, 1, 'returned', 'One', '', 1, 2, 3401, 3);
INSERT INTO event (practice_id, seq, revision_id, deed, actor_id, to_state, details, authors_see, at)
VALUES (3411, 1, 34111, 'return', 3401, 'decided', '{}', FALSE, 3);
