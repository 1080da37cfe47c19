-- What harvesters are told of each practice that is or was public: in which sets it stands, and when its public record last
-- changed. A row for each set, and one for the whole repository, whose set has an empty name. Written only while the
-- edition's row is locked, with the time of the edition, which rises: so the times rise in the order of the commits.
CREATE TABLE harvested (
    set_spec TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    practice_id INTEGER NOT NULL REFERENCES practice (id),
    PRIMARY KEY (set_spec, changed_at, practice_id)
) STRICT;

CREATE INDEX harvested_practice ON harvested (practice_id);

-- Of what was published before, the last public change is known. Nothing was harvested yet, so any time will do for a name
-- that changed since.
WITH published AS (
    SELECT p.id, COALESCE(p.changed_at, p.first_published_at, 0) AS changed_at, r.filed_objective, c.answers
    FROM practice p
    JOIN revision r ON r.id = p.public_revision_id
    JOIN content c ON c.revision_id = r.id
    WHERE p.public <> 'never'
)
INSERT INTO harvested (set_spec, changed_at, practice_id)
SELECT '', changed_at, id FROM published
UNION SELECT 'objective', changed_at, id FROM published WHERE filed_objective IS NOT NULL
UNION SELECT 'objective:' || filed_objective, changed_at, id FROM published WHERE filed_objective IS NOT NULL
UNION SELECT 'type', changed_at, id FROM published WHERE answers ->> 'type' IS NOT NULL
UNION SELECT 'type:' || (answers ->> 'type'), changed_at, id FROM published WHERE answers ->> 'type' IS NOT NULL
UNION SELECT 'country', p.changed_at, p.id FROM published p, json_each(p.answers, '$.countries')
UNION SELECT 'country:' || code.value, p.changed_at, p.id FROM published p, json_each(p.answers, '$.countries') AS code;
