-- The practices of each owner in the order of “My practices”, kept with each deed and each save of a draft
-- (src/practice/store/owned.rs).
CREATE TABLE own_practice (
    practice_id BIGINT PRIMARY KEY REFERENCES practice (id),
    owner_id BIGINT NOT NULL REFERENCES account (id),
    -- The group: 3 the authors act, 2 the review team acts, 1 public, 0 closed.
    rank BIGINT NOT NULL,
    -- The order within the group: when it was last saved, submitted or published.
    at BIGINT NOT NULL
);
CREATE INDEX own_practice_order ON own_practice (owner_id, rank, at, practice_id);

INSERT INTO own_practice (practice_id, owner_id, rank, at)
SELECT p.id, p.owner_id,
       CAST(CASE WHEN r.state = 'draft' THEN 3
                 WHEN r.state IN ('in-review', 'decided') THEN 2
                 WHEN p.public IN ('live', 'no-longer-current') THEN 1
                 ELSE 0 END AS BIGINT),
       COALESCE(r.published_at, r.submitted_at, r.saved_at, r.opened_at)
FROM practice p
JOIN revision r ON r.id = (
        SELECT n.id FROM revision n WHERE n.practice_id = p.id
        ORDER BY CASE WHEN n.state IN ('draft', 'in-review', 'decided') THEN 0
                      WHEN n.state <> 'discarded' THEN 1 ELSE 2 END,
                 n.number DESC
        LIMIT 1);
