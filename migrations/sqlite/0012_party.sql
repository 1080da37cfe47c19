-- A party is kept by account: why, since when and since which event, and the event that set a focal point's bar aside.
ALTER TABLE party RENAME TO party_before;

CREATE TABLE party (
    practice_id INTEGER NOT NULL REFERENCES practice (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    why TEXT NOT NULL CHECK (why IN ('author', 'saved-draft', 'focal-point')),
    since INTEGER NOT NULL,
    -- The practice's newest event at that moment: the account is a party from the next one on.
    since_seq INTEGER NOT NULL,
    -- The event with which an administrator set the bar aside. Who writes an own practice is never set free.
    set_aside_seq INTEGER CHECK (set_aside_seq IS NULL OR why = 'focal-point'),
    PRIMARY KEY (practice_id, account_id, why)
) STRICT;

-- Until now every row was of an author: who started it, or to whom it was handed over.
INSERT INTO party (practice_id, account_id, why, since, since_seq)
SELECT b.practice_id, b.account_id, 'author', COALESCE(e.at, p.created_at), COALESCE(e.seq, 0)
FROM party_before b
JOIN practice p ON p.id = b.practice_id
LEFT JOIN event e ON e.practice_id = b.practice_id
    AND e.seq = (SELECT MIN(h.seq) FROM event h
                 WHERE h.practice_id = b.practice_id AND h.deed = 'hand_over'
                   AND json_extract(h.details, '$.account') = b.account_id)
    AND NOT EXISTS (SELECT 1 FROM event s
                    WHERE s.practice_id = b.practice_id AND s.seq = 1
                      AND s.actor_id = b.account_id);

INSERT INTO party (practice_id, account_id, why, since, since_seq)
SELECT id, owner_id, 'author', created_at, 0 FROM practice
WHERE TRUE
ON CONFLICT (practice_id, account_id, why) DO NOTHING;

INSERT INTO party (practice_id, account_id, why, since, since_seq)
SELECT id, first_submitted_by, 'author', created_at, 0 FROM practice
WHERE first_submitted_by IS NOT NULL
ON CONFLICT (practice_id, account_id, why) DO NOTHING;

INSERT INTO party (practice_id, account_id, why, since, since_seq)
SELECT r.practice_id, r.saved_by, 'saved-draft', MIN(r.saved_at),
       MIN(COALESCE((SELECT MAX(e.seq) FROM event e
                     WHERE e.practice_id = r.practice_id AND e.at <= r.saved_at), 0))
FROM revision r
WHERE r.saved_by IS NOT NULL AND r.saved_at IS NOT NULL
GROUP BY r.practice_id, r.saved_by;

-- Which account had a named address before is not known: those that have it now are parties from here on.
INSERT INTO party (practice_id, account_id, why, since, since_seq)
SELECT p.id, a.id, 'focal-point',
       COALESCE((SELECT MAX(e.at) FROM event e WHERE e.practice_id = p.id), p.created_at), p.seq
FROM focal_point f
JOIN practice p ON p.id = f.practice_id
JOIN account a ON a.email_key = f.email_key;

DROP TABLE party_before;

CREATE INDEX party_account ON party (account_id, practice_id);
CREATE INDEX focal_point_email ON focal_point (email_key, practice_id);
