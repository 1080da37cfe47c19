INSERT INTO notice (id, kind, relation, account_id, language, subject, text, html, private, created_at)
VALUES (6101, 'practice-submit', 'suggested', 6101, 'en', 'One', 'One', 'One', FALSE, 1);
