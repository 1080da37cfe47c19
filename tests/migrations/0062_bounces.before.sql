INSERT INTO mail (id, account_id, language, digest, urgency, state, tries, outages, waiting_since, next_attempt_at, created_at, settled_at)
VALUES (6201, 6201, 'en', FALSE, 'usual', 'accepted', 1, 0, 1, 1, 1, 2);
