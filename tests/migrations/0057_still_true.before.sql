-- A public practice, and a draft.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (5701, 'true@a.example', 'true@a.example', 'Saidova', 'en', 'submitter', '', 1);
INSERT INTO practice (id, seq, owner_id, created_at, language, public, confirmed_at)
VALUES (5711, 1, 5701, 1, 'en', 'live', 1000), (5712, 1, 5701, 1, 'en', 'never', NULL);
