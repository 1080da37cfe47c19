-- A person and an institution.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (8001, 'person@o.example', 'person@o.example', 'Saidova', 'en', 'submitter', '', 1);
INSERT INTO account (id, email, email_key, institution, language, role, password, created_at)
VALUES (8002, 'office@o.example', 'office@o.example', 'Office of Labour', 'en', 'submitter', '', 1);
