-- One browser registered an address twice, another browser the same address once, and a fourth registration is alone.
-- Each has a request; the last request belongs to an account.
INSERT INTO pending_registration (id, email, email_key, family_name, language, password, browser, made_at, expires_at)
VALUES
    (1, 'amina@a.example', 'amina@a.example', 'First', 'en', '', {bytes 01}, 1, 9),
    (2, 'amina@a.example', 'amina@a.example', 'Other', 'en', '', {bytes 02}, 2, 9),
    (3, 'amina@a.example', 'amina@a.example', 'Second', 'en', '', {bytes 01}, 3, 9),
    (4, 'boris@b.example', 'boris@b.example', 'Alone', 'en', '', {bytes 01}, 4, 9);
INSERT INTO link_request (id, purpose, account_id, registration_id, email, email_key, browser, made_at, expires_at) VALUES
    (1, 'confirm', NULL, 1, 'amina@a.example', 'amina@a.example', {bytes 01}, 1, 9),
    (2, 'confirm', NULL, 2, 'amina@a.example', 'amina@a.example', {bytes 02}, 2, 9),
    (3, 'confirm', NULL, 3, 'amina@a.example', 'amina@a.example', {bytes 01}, 3, 9),
    (4, 'confirm', NULL, 4, 'boris@b.example', 'boris@b.example', {bytes 01}, 4, 9),
    (5, 'reset', 1, NULL, 'amina@a.example', 'amina@a.example', {bytes 01}, 5, 9);
