-- A practice in review, which a reviewer has claimed.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (5201, 'hold@a.example', 'hold@a.example', 'Wanjiru', 'en', 'reviewer', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public) VALUES (5211, 1, 5201, 1, 'en', 'never');
INSERT INTO revision (id, practice_id, number, state, title, summary, opened_at, submitted_at, queued_at, claimed_by, claimed_at)
VALUES (52111, 5211, 1, 'in-review', 'One', '', 1, 2, 2, 5201, 3);
INSERT INTO queue_row (revision_id, band, at, practice_id, objective, language, holder_id)
VALUES (52111, 'claimed', 2, 5211, 9, 'en', 5201);
