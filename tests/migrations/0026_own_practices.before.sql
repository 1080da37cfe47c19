-- An owner with a practice in each group, and one whose only draft was given up.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (2601, 'own@a.example', 'own@a.example', 'Lenz', 'en', 'submitter', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public)
VALUES (2611, 1, 2601, 1, 'en', 'live'),
       (2612, 1, 2601, 1, 'en', 'never'),
       (2613, 1, 2601, 1, 'en', 'gone'),
       (2614, 1, 2601, 1, 'en', 'live'),
       (2615, 1, 2601, 1, 'en', 'never');
INSERT INTO revision (id, practice_id, number, state, title, summary, opened_at, saved_at, submitted_at, published_at)
VALUES (26111, 2611, 1, 'published', 'One', '', 1, 2, 3, 40),
       (26112, 2611, 2, 'draft', 'One', '', 50, 60, NULL, NULL),
       (26121, 2612, 1, 'in-review', 'Two', '', 1, 2, 70, NULL),
       (26131, 2613, 1, 'published', 'Three', '', 1, 2, 3, 80),
       (26141, 2614, 1, 'superseded', 'Four', '', 1, 2, 3, 4),
       (26142, 2614, 2, 'published', 'Four', '', 1, 2, 3, 90),
       (26151, 2615, 1, 'discarded', 'Five', '', 5, NULL, NULL, NULL);
