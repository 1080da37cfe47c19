-- A practice with a co-author.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (4301, 'offer@a.example', 'offer@a.example', 'Okafor', 'en', 'submitter', '', 1),
       (4302, 'taker@a.example', 'taker@a.example', 'Rossi', 'en', 'submitter', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public) VALUES (4311, 1, 4301, 1, 'en', 'never');
INSERT INTO co_author (id, practice_id, place, state, email, email_key, language, account_id, invited_at, expires_at,
                       since, mailed_seq)
VALUES (43111, 4311, 1, 'accepted', 'taker@a.example', 'taker@a.example', 'en', 4302, 2, 9, 3, 1);
