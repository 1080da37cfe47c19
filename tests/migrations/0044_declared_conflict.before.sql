-- Two parties, one of whom was set free.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (4401, 'party@a.example', 'party@a.example', 'Okafor', 'en', 'reviewer', '', 1),
       (4402, 'owner@a.example', 'owner@a.example', 'Rossi', 'en', 'submitter', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public) VALUES (4411, 2, 4402, 1, 'en', 'never');
INSERT INTO party (practice_id, account_id, why, since, since_seq, set_aside_seq)
VALUES (4411, 4402, 'author', 1, 0, NULL), (4411, 4401, 'focal-point', 2, 1, 2);
