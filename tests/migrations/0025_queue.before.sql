-- An owner who is suspended and one who is not; practices in every list of the queue.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at, suspended_at, suspension_reason)
VALUES (2501, 'queue@a.example', 'queue@a.example', 'Lenz', 'en', 'submitter', '', 1, NULL, NULL),
       (2502, 'held@a.example', 'held@a.example', 'Weber', 'en', 'submitter', '', 1, 5, 'Why.');
INSERT INTO practice (id, reference, seq, owner_id, created_at, objective, language, public, removal_asked_at, taken_down_at)
VALUES (2511, 'PX-2026-2511', 2, 2501, 1, 9, 'en', 'never', NULL, NULL),
       (2512, 'PX-2026-2512', 2, 2501, 1, 9, 'fr', 'never', NULL, NULL),
       (2513, 'PX-2026-2513', 2, 2502, 1, 9, 'en', 'never', NULL, NULL),
       (2514, 'PX-2026-2514', 2, 2501, 1, 2, 'en', 'live', 70, NULL),
       (2515, 'PX-2026-2515', 2, 2501, 1, 2, 'en', 'gone', NULL, 80),
       (2516, NULL, 1, 2501, 1, NULL, 'en', 'never', NULL, NULL);
INSERT INTO revision (id, practice_id, number, state, title, summary, opened_at, submitted_at, queued_at, claimed_by, closed_at)
VALUES (25111, 2511, 1, 'returned', 'One', '', 1, 10, 10, NULL, 20),
       (25112, 2511, 2, 'in-review', 'One', '', 1, 30, 30, NULL, NULL),
       (25121, 2512, 1, 'in-review', 'Two', '', 1, 11, 11, 2502, NULL),
       (25131, 2513, 1, 'in-review', 'Three', '', 1, 12, 12, NULL, NULL),
       (25141, 2514, 1, 'published', 'Four', '', 1, 13, 13, NULL, 40),
       (25142, 2514, 2, 'declined', 'Four', '', 1, 41, 41, NULL, 42),
       (25143, 2514, 3, 'draft', 'Four', '', 1, NULL, NULL, NULL, NULL),
       (25151, 2515, 1, 'published', 'Five', '', 1, 14, 14, NULL, 44),
       (25161, 2516, 1, 'draft', 'Six', '', 1, NULL, NULL, NULL, NULL);
