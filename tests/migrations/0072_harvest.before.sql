-- A practice that was published, one that was taken down, and one that never was public.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (7201, 'harvested@a.example', 'harvested@a.example', 'Saidova', 'en', 'submitter', '', 1);
INSERT INTO practice (id, slug, seq, owner_id, created_at, language, public, first_published_at, changed_at)
VALUES (7211, 'harvested-one', 1, 7201, 1, 'en', 'live', 5, 7),
       (7212, 'harvested-two', 1, 7201, 1, 'en', 'gone', 5, NULL),
       (7213, NULL, 1, 7201, 1, 'en', 'never', NULL, NULL);
INSERT INTO revision (id, practice_id, number, state, title, summary, opened_at, version, filed_objective)
VALUES (7221, 7211, 1, 'published', 'One', '', 1, 1, 9),
       (7222, 7212, 1, 'published', 'Two', '', 1, 1, NULL),
       (7223, 7213, 1, 'draft', 'Three', '', 1, NULL, NULL);
INSERT INTO content (revision_id, answers)
VALUES (7221, '{"type":"agreement","countries":["EG","LY"]}'),
       (7222, '{}'),
       (7223, '{"type":"agreement"}');
UPDATE practice SET public_revision_id = 7221 WHERE id = 7211;
UPDATE practice SET public_revision_id = 7222 WHERE id = 7212;
