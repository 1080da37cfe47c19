-- An answer that took effect.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (3701, 'answered@a.example', 'answered@a.example', 'Wanjiru', 'en', 'reviewer', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public)
VALUES (3711, 1, 3701, 1, 'en', 'never');
INSERT INTO revision (id, practice_id, number, state, title, summary, opened_at, submitted_at, decided_by, decided_at)
VALUES (37111, 3711, 1, 'returned', 'One', '', 1, 2, 3701, 3);
