-- A practice that was declined, in its list of the queue.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (4801, 'appeals@a.example', 'appeals@a.example', 'Saidova', 'en', 'submitter', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public) VALUES (4811, 1, 4801, 1, 'en', 'never');
INSERT INTO revision (id, practice_id, number, state, title, summary, opened_at, submitted_at, closed_at)
VALUES (48111, 4811, 1, 'declined', 'One', '', 1, 2, 3);
INSERT INTO queue_row (revision_id, band, at, practice_id, objective, language)
VALUES (48111, 'declined', 3, 4811, 9, 'en');
