-- A practice that was published here.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (7601, 'imports@a.example', 'imports@a.example', 'Saidova', 'en', 'submitter', '', 1);
INSERT INTO practice (id, slug, seq, owner_id, created_at, language, public, first_published_at)
VALUES (7611, 'own-one', 1, 7601, 1, 'en', 'live', 5);
