-- An edition of a publication, one of an import, and the present one.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (9401, 'dated@a.example', 'dated@a.example', 'Saidova', 'en', 'submitter', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public) VALUES (9411, 1, 9401, 1, 'en', 'never');
INSERT INTO revision (id, practice_id, number, state, title, summary, opened_at)
VALUES (94111, 9411, 1, 'draft', 'One', '', 1);
INSERT INTO event (practice_id, seq, revision_id, deed, actor_id, to_state, details, authors_see, at)
VALUES (9411, 1, 94111, 'take_effect', 9401, 'published', '{"edition": 9402}', TRUE, 1793707200000002);
INSERT INTO practice_import (id, owner_id, source, digest, begun_at, edition, published_at)
VALUES (9421, 9401, 'file.csv', 'd', 1, 9403, 1793707200000003);
UPDATE edition SET number = 9404, at = 1793707200000004, date = 1793707200000004 WHERE id = 1;
