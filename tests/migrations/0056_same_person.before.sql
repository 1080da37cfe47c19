-- A party, a line of the record, and a mailed link whose request has the highest number that was ever used but one.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (5601, 'one@a.example', 'one@a.example', 'Okafor', 'en', 'reviewer', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public) VALUES (5611, 2, 5601, 1, 'en', 'never');
INSERT INTO party (practice_id, account_id, why, since, since_seq, set_aside_seq)
VALUES (5611, 5601, 'declared', 2, 1, 2);
INSERT INTO account_record (id, account_id, by_id, deed, words, made_at) VALUES (5601, 5601, NULL, 'invited', 'reviewer', 1);
INSERT INTO link_request (id, purpose, account_id, registration_id, email, email_key, browser, made_at, expires_at) VALUES
    (5601, 'reset', 5601, NULL, 'one@a.example', 'one@a.example', {bytes 01}, 1, 9);
INSERT INTO mailed_link (hash, request_id, made_at) VALUES ({bytes 5601}, 5601, 1);
