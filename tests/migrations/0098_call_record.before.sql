-- A call that an administrator made.
INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at)
VALUES (9801, 'recorded@a.example', 'recorded@a.example', 'Hopper', 'en', 'administrator', '', 1);
INSERT INTO practice_call (id, slug, title_en, title_fr, text_en, text_fr, criteria_en, criteria_fr, objectives, opens_at,
                           closes_at, contact, version, made_by, made_at)
VALUES (9811, 'recorded', 'One', 'Un', 'One', 'Un', 'One', 'Un', '4', 20, 30, 'recorded@a.example', 3, 9801, 17);
