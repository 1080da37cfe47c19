-- A practice whose author chose a region stands under every region that holds it, as if its countries had been named:
-- what takes place in the African Union takes place in Africa.
WITH holds (term, wider) AS (VALUES
    ('m49-015', 'm49-002'),
    ('m49-015', 'african-union'),
    ('m49-021', 'm49-019'),
    ('m49-030', 'm49-142'),
    ('m49-034', 'm49-142'),
    ('m49-035', 'm49-142'),
    ('m49-035', 'asean'),
    ('m49-039', 'm49-150'),
    ('m49-053', 'm49-009'),
    ('m49-054', 'm49-009'),
    ('m49-054', 'pacific-islands-forum'),
    ('m49-057', 'm49-009'),
    ('m49-061', 'm49-009'),
    ('m49-143', 'm49-142'),
    ('m49-145', 'm49-142'),
    ('m49-151', 'm49-150'),
    ('m49-154', 'm49-150'),
    ('m49-155', 'm49-150'),
    ('m49-202', 'm49-002'),
    ('m49-419', 'm49-019'),
    ('m49-005', 'm49-019'),
    ('m49-005', 'm49-419'),
    ('m49-011', 'm49-002'),
    ('m49-011', 'm49-202'),
    ('m49-013', 'm49-019'),
    ('m49-013', 'm49-419'),
    ('m49-013', 'regional-conference-on-migration'),
    ('m49-014', 'm49-002'),
    ('m49-014', 'm49-202'),
    ('m49-017', 'm49-002'),
    ('m49-017', 'm49-202'),
    ('m49-017', 'african-union'),
    ('m49-017', 'eccas'),
    ('m49-018', 'm49-002'),
    ('m49-018', 'm49-202'),
    ('m49-018', 'african-union'),
    ('m49-018', 'sadc'),
    ('m49-029', 'm49-019'),
    ('m49-029', 'm49-419'),
    ('african-union', 'm49-002'),
    ('asean', 'm49-142'),
    ('asean', 'm49-035'),
    ('schengen-area', 'm49-150'),
    ('ecowas', 'm49-002'),
    ('ecowas', 'm49-202'),
    ('ecowas', 'm49-011'),
    ('ecowas', 'african-union'),
    ('eccas', 'm49-002'),
    ('eccas', 'm49-202'),
    ('eccas', 'african-union'),
    ('eac', 'm49-002'),
    ('eac', 'm49-202'),
    ('eac', 'african-union'),
    ('igad', 'm49-002'),
    ('igad', 'african-union'),
    ('sadc', 'm49-002'),
    ('sadc', 'm49-202'),
    ('sadc', 'african-union'),
    ('comesa', 'm49-002'),
    ('comesa', 'african-union'),
    ('arab-maghreb-union', 'm49-002'),
    ('arab-maghreb-union', 'african-union'),
    ('arab-maghreb-union', 'league-of-arab-states'),
    ('gcc', 'm49-142'),
    ('gcc', 'm49-145'),
    ('gcc', 'league-of-arab-states'),
    ('caricom', 'm49-019'),
    ('caricom', 'm49-419'),
    ('mercosur', 'm49-019'),
    ('mercosur', 'm49-419'),
    ('mercosur', 'm49-005'),
    ('mercosur', 'south-american-conference-on-migration'),
    ('andean-community', 'm49-019'),
    ('andean-community', 'm49-419'),
    ('andean-community', 'm49-005'),
    ('andean-community', 'south-american-conference-on-migration'),
    ('sica', 'm49-019'),
    ('sica', 'm49-419'),
    ('sica', 'regional-conference-on-migration'),
    ('saarc', 'm49-142'),
    ('saarc', 'm49-034'),
    ('pacific-islands-forum', 'm49-009'),
    ('colombo-process', 'm49-142'),
    ('regional-conference-on-migration', 'm49-019'),
    ('south-american-conference-on-migration', 'm49-019'),
    ('south-american-conference-on-migration', 'm49-419'),
    ('south-american-conference-on-migration', 'm49-005')
)
INSERT INTO listed (vocabulary, term, first_published_at, practice_id)
SELECT DISTINCT 'region', holds.wider, listed.first_published_at, listed.practice_id
FROM listed
JOIN holds ON holds.term = listed.term
WHERE listed.vocabulary = 'region'
ON CONFLICT DO NOTHING;

-- The European Union reaches over the border of Europe with one country. A practice that names countries is listed by
-- these.
INSERT INTO listed (vocabulary, term, first_published_at, practice_id)
SELECT 'region', 'm49-150', listed.first_published_at, listed.practice_id
FROM listed
WHERE listed.vocabulary = 'region' AND listed.term = 'eu' AND NOT EXISTS (
    SELECT 1 FROM listed other WHERE other.practice_id = listed.practice_id AND other.vocabulary = 'country'
)
ON CONFLICT DO NOTHING;

DELETE FROM listed_count WHERE vocabulary = 'region';

INSERT INTO listed_count (vocabulary, term, practices)
SELECT vocabulary, term, COUNT(*)
FROM listed
WHERE vocabulary = 'region'
GROUP BY vocabulary, term;
