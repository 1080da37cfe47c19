INSERT INTO mail_preference (account_id, preference, changed_at) VALUES (6001, 'never', 5), (6002, 'at_once', 6);
INSERT INTO unsubscribe (token, account_id, made_at) VALUES ({bytes 6001}, 6001, 7);
INSERT INTO notice (id, kind, relation, account_id, language, subject, text, html, private, created_at)
VALUES (6001, 'practice-submit', 'reviewer', 6001, 'en', 'One', 'One', 'One', FALSE, 1),
       (6002, 'practice-submit', 'author', 6001, 'en', 'Two', 'Two', 'Two', FALSE, 1),
       (6003, 'practice-mark_spam', 'administrator', 6001, 'en', 'Three', 'Three', 'Three', FALSE, 1),
       (6004, 'practice-ask_removal', 'reviewer', 6001, 'en', 'Four', 'Four', 'Four', FALSE, 1);
