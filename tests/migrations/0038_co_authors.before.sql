-- An owner with a practice that waits and one that is public.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (3801, 'co@a.example', 'co@a.example', 'Traore', 'en', 'submitter', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public)
VALUES (3811, 1, 3801, 1, 'en', 'never'),
       (3812, 1, 3801, 1, 'en', 'live');
INSERT INTO own_practice (practice_id, owner_id, rank, at) VALUES (3811, 3801, 2, 70), (3812, 3801, 1, 90);
