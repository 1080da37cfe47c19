-- A notice with each sentence, one with a sentence that the program never wrote, one that is still owed.
INSERT INTO notice (id, kind, relation, account_id, language, subject, text, html, private, created_at, dropped_at,
    dropped_because) VALUES
    (1, 'practice-submit', 'reviewer', 1, 'en', '', '', '', FALSE, 1, 2, 'part of the sample history'),
    (2, 'practice-submit', 'reviewer', 1, 'en', '', '', '', FALSE, 1, 2, 'the account is gone'),
    (3, 'practice-submit', 'reviewer', 1, 'en', '', '', '', FALSE, 1, 2, 'the account was deleted'),
    (4, 'practice-submit', 'reviewer', 1, 'en', '', '', '', FALSE, 1, 2, 'the account is suspended'),
    (5, 'practice-submit', 'reviewer', 1, 'en', '', '', '', FALSE, 1, 2, 'the receiver wants no such mails'),
    (6, 'practice-submit', 'reviewer', 1, 'en', '', '', '', FALSE, 1, 2, 'its link would open nothing any more'),
    (7, 'practice-submit', 'reviewer', 1, 'en', '', '', '', FALSE, 1, 2, 'the link was used, replaced or is too old'),
    (8, 'practice-submit', 'reviewer', 1, 'en', '', '', '', FALSE, 1, 2, 'nothing is left in it'),
    (9, 'practice-submit', 'reviewer', 1, 'en', '', '', '', FALSE, 1, 2, 'there is no such practice'),
    (10, 'practice-submit', 'reviewer', 1, 'en', '', '', '', FALSE, 1, 2, 'the practice is not public any more'),
    (11, 'practice-submit', 'reviewer', 1, 'en', '', '', '', FALSE, 1, 2, 'no longer an author'),
    (12, 'practice-submit', 'reviewer', 1, 'en', '', '', '', FALSE, 1, 2, 'no longer an administrator'),
    (13, 'practice-submit', 'reviewer', 1, 'en', '', '', '', FALSE, 1, 2, 'no longer a reviewer'),
    (14, 'practice-submit', 'reviewer', 1, 'en', '', '', '', FALSE, 1, 2, 'a party to the practice by now'),
    (15, 'practice-submit', 'reviewer', 1, 'en', '', '', '', FALSE, 1, 2, 'no longer within the reviewer’s scope'),
    (16, 'practice-submit', 'reviewer', 1, 'en', '', '', '', FALSE, 1, 2, 'no longer waiting for review'),
    (17, 'practice-submit', 'reviewer', 1, 'en', '', '', '', FALSE, 1, 2, 'answered by now'),
    (18, 'practice-submit', 'reviewer', 1, 'en', '', '', '', FALSE, 1, 2, 'settled by an administrator'),
    (19, 'practice-submit', 'reviewer', 1, 'en', '', '', '', FALSE, 1, 2,
        'nobody answers for notices of the kind practice-submit'),
    (20, 'practice-submit', 'reviewer', 1, 'en', '', '', '', FALSE, 1, NULL, NULL);
-- The last three are not settled so: their words are the mail server's, whatever these are.
INSERT INTO mail (id, account_id, language, digest, state, tries, outages, waiting_since, next_attempt_at, said,
    created_at, settled_at) VALUES
    (1, 1, 'en', FALSE, 'no_longer_owed', 0, 0, 1, 1, 'settled by an administrator', 1, 2),
    (2, 1, 'en', FALSE, 'no_longer_owed', 0, 0, 1, 1, 'the link was used, replaced or is too old', 1, 2),
    (3, 1, 'en', TRUE, 'no_longer_owed', 0, 0, 1, 1, 'Settled by an administrator', 1, 2),
    (4, 1, 'en', FALSE, 'no_longer_owed', 0, 0, 1, 1, NULL, 1, 2),
    (5, 1, 'en', FALSE, 'accepted', 1, 0, 1, 1, '250 ok', 1, 2),
    (6, 1, 'en', FALSE, 'dead', 1, 0, 1, 1, 'the account is gone', 1, 2),
    (7, 1, 'en', FALSE, 'waiting', 0, 0, 1, 1, NULL, 1, NULL);
