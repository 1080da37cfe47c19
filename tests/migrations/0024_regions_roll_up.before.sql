-- The first practice chose the African Union; the second names Cyprus, the third chose the European Union.
INSERT INTO listed (vocabulary, term, first_published_at, practice_id) VALUES
    ('region', 'african-union', 100, 1),
    ('country', 'CY', 200, 2),
    ('region', 'eu', 200, 2),
    ('region', 'm49-145', 200, 2),
    ('region', 'm49-142', 200, 2),
    ('region', 'eu', 300, 3);
INSERT INTO listed_count (vocabulary, term, practices) VALUES
    ('country', 'CY', 1),
    ('region', 'african-union', 1),
    ('region', 'eu', 2),
    ('region', 'm49-142', 1),
    ('region', 'm49-145', 1);
