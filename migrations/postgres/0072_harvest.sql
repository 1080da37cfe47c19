-- What harvesters are told of each practice that is or was public: in which sets it stands, and when its public record last
-- changed. A row for each set, and one for the whole repository, whose set has an empty name. Written only while the
-- edition's row is locked, with the time of the edition, which rises: so the times rise in the order of the commits.
CREATE TABLE harvested (
    set_spec TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    practice_id BIGINT NOT NULL REFERENCES practice (id),
    PRIMARY KEY (set_spec, changed_at, practice_id)
);

CREATE INDEX harvested_practice ON harvested (practice_id);

-- Of what was published before, the last public change is known. Nothing was harvested yet, so any time will do for a name
-- that changed since.
INSERT INTO harvested (set_spec, changed_at, practice_id)
SELECT s.spec, COALESCE(p.changed_at, p.first_published_at, 0), p.id
FROM practice p
JOIN revision r ON r.id = p.public_revision_id
JOIN content c ON c.revision_id = r.id
CROSS JOIN LATERAL (
    SELECT '' AS spec
    UNION SELECT 'objective' WHERE r.filed_objective IS NOT NULL
    UNION SELECT 'objective:' || r.filed_objective WHERE r.filed_objective IS NOT NULL
    UNION SELECT 'type' WHERE c.answers ->> 'type' IS NOT NULL
    UNION SELECT 'type:' || (c.answers ->> 'type') WHERE c.answers ->> 'type' IS NOT NULL
    UNION SELECT 'country' FROM jsonb_array_elements_text(COALESCE(c.answers -> 'countries', '[]'))
    UNION SELECT 'country:' || code.value
          FROM jsonb_array_elements_text(COALESCE(c.answers -> 'countries', '[]')) AS code (value)
) AS s
WHERE p.public <> 'never';
