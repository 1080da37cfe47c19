-- Amina started the first practice, Boris received it and saved a draft; the second, of Boris, names an address that
-- Ruth has; the third has an owner and a submitter who stand in no row.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at) VALUES
    (1, 'amina@a.example', 'amina@a.example', 'A', 'en', 'submitter', '', 1),
    (2, 'boris@b.example', 'boris@b.example', 'B', 'en', 'submitter', '', 1),
    (3, 'Ruth@c.example', 'ruth@c.example', 'C', 'en', 'reviewer', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, first_submitted_by) VALUES
    (1, 3, 2, 10, 'en', 1),
    (2, 1, 2, 20, 'en', NULL),
    (3, 1, 1, 30, 'en', 3);
INSERT INTO revision (id, practice_id, number, state, title, summary, opened_at, saved_at, saved_by) VALUES
    (1, 1, 1, 'draft', '', '', 10, 14, 2),
    (2, 2, 1, 'draft', '', '', 20, NULL, NULL),
    (3, 3, 1, 'draft', '', '', 30, NULL, NULL);
INSERT INTO event (practice_id, seq, revision_id, deed, actor_id, to_state, details, authors_see, at) VALUES
    (1, 1, 1, 'start', 1, 'draft', '{}', TRUE, 10),
    (1, 2, 1, 'hand_over', 3, 'draft', '{"account":2,"former":1}', TRUE, 12),
    (1, 3, 1, 'hand_over', 3, 'draft', '{"account":2,"former":1}', TRUE, 16),
    (2, 1, 2, 'start', 2, 'draft', '{}', TRUE, 21),
    (3, 1, 3, 'start', 1, 'draft', '{}', TRUE, 30);
INSERT INTO party (practice_id, account_id) VALUES (1, 1), (1, 2), (2, 2);
INSERT INTO focal_point (practice_id, email_key) VALUES (2, 'ruth@c.example'), (2, 'other@c.example');
