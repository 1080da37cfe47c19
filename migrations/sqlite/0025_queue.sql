-- The queue's lists as rows of their own, drawn from practices, revisions and owners in each deed's transaction
-- (src/practice/store/queue.rs). A revision has a row for each list that holds it.
CREATE TABLE queue_row (
    revision_id INTEGER NOT NULL REFERENCES revision (id),
    -- Which rows of which list. A revision in review whose owner is suspended has neither of the first two.
    band TEXT NOT NULL CHECK (band IN ('free', 'claimed', 'decided', 'returned', 'declined', 'withdrawn', 'spam',
        'published', 'removal', 'taken-down', 'all')),
    -- The date by which the list is sorted.
    at INTEGER NOT NULL,
    practice_id INTEGER NOT NULL REFERENCES practice (id),
    -- The filing. 0 is a practice without an objective.
    objective INTEGER NOT NULL,
    language TEXT NOT NULL,
    -- Who has claimed it, or has decided it.
    holder_id INTEGER REFERENCES account (id),
    suggested_id INTEGER REFERENCES account (id),
    PRIMARY KEY (revision_id, band)
) STRICT;
CREATE INDEX queue_row_practice ON queue_row (practice_id);
CREATE INDEX queue_row_date ON queue_row (band, at, revision_id, objective, language);
CREATE INDEX queue_row_objective ON queue_row (band, objective, at, revision_id, language);
CREATE INDEX queue_row_language ON queue_row (band, language, at, revision_id, objective);
CREATE INDEX queue_row_suggested ON queue_row (band, suggested_id, at, revision_id);
CREATE INDEX queue_row_holder ON queue_row (band, holder_id, at, revision_id);

-- The words by which a submitted revision is found, folded by the program and each between blanks: those of its
-- reference, title and countries, and those of the name of the account that submitted the practice first.
CREATE TABLE queue_line (
    revision_id INTEGER PRIMARY KEY REFERENCES revision (id),
    line TEXT NOT NULL,
    name TEXT NOT NULL
) STRICT;

-- The same words, each in a row of its own.
CREATE TABLE queue_word (
    word TEXT NOT NULL,
    revision_id INTEGER NOT NULL REFERENCES revision (id),
    of_name INTEGER NOT NULL CHECK (of_name IN (0, 1)),
    PRIMARY KEY (word, revision_id, of_name)
) STRICT, WITHOUT ROWID;
CREATE INDEX queue_word_revision ON queue_word (revision_id);

-- Submitted revisions whose words the program has not folded yet. It does so before it serves.
CREATE TABLE queue_unfolded (
    revision_id INTEGER PRIMARY KEY REFERENCES revision (id)
) STRICT;

INSERT INTO queue_row (revision_id, band, at, practice_id, objective, language, holder_id, suggested_id)
SELECT r.id,
       CASE WHEN r.state = 'decided' THEN 'decided' WHEN r.claimed_by IS NULL THEN 'free' ELSE 'claimed' END,
       r.queued_at, p.id, COALESCE(p.objective, 0), p.language,
       CASE WHEN r.state = 'decided' THEN r.decided_by ELSE r.claimed_by END, r.suggested_id
FROM revision r
JOIN practice p ON p.id = r.practice_id
JOIN account o ON o.id = p.owner_id
WHERE (r.state = 'decided' OR (r.state = 'in-review' AND o.suspended_at IS NULL)) AND r.queued_at IS NOT NULL;

INSERT INTO queue_row (revision_id, band, at, practice_id, objective, language, holder_id, suggested_id)
SELECT r.id, r.state, r.closed_at, p.id, COALESCE(p.objective, 0), p.language, NULL, r.suggested_id
FROM revision r
JOIN practice p ON p.id = r.practice_id
WHERE r.state IN ('returned', 'declined', 'withdrawn', 'spam') AND r.closed_at IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM revision later
                  WHERE later.practice_id = r.practice_id AND later.number > r.number
                    AND later.state NOT IN ('draft', 'discarded'));

INSERT INTO queue_row (revision_id, band, at, practice_id, objective, language, holder_id, suggested_id)
SELECT r.id, 'published', r.closed_at, p.id, COALESCE(p.objective, 0), p.language, NULL, r.suggested_id
FROM revision r
JOIN practice p ON p.id = r.practice_id
WHERE r.state = 'published' AND p.public = 'live' AND r.closed_at IS NOT NULL;

INSERT INTO queue_row (revision_id, band, at, practice_id, objective, language, holder_id, suggested_id)
SELECT r.id, 'removal', p.removal_asked_at, p.id, COALESCE(p.objective, 0), p.language, NULL, r.suggested_id
FROM revision r
JOIN practice p ON p.id = r.practice_id
WHERE r.state = 'published' AND p.public = 'live' AND p.removal_asked_at IS NOT NULL;

INSERT INTO queue_row (revision_id, band, at, practice_id, objective, language, holder_id, suggested_id)
SELECT r.id, 'taken-down', p.taken_down_at, p.id, COALESCE(p.objective, 0), p.language, NULL, r.suggested_id
FROM revision r
JOIN practice p ON p.id = r.practice_id
WHERE r.state = 'published' AND p.public IN ('no-longer-current', 'gone', 'replaced') AND p.taken_down_at IS NOT NULL;

INSERT INTO queue_row (revision_id, band, at, practice_id, objective, language, holder_id, suggested_id)
SELECT r.id, 'all', r.submitted_at, p.id, COALESCE(p.objective, 0), p.language, NULL, r.suggested_id
FROM revision r
JOIN practice p ON p.id = r.practice_id
WHERE r.state NOT IN ('draft', 'discarded') AND r.submitted_at IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM revision later
                  WHERE later.practice_id = r.practice_id AND later.number > r.number
                    AND later.state NOT IN ('draft', 'discarded'));

INSERT INTO queue_unfolded (revision_id)
SELECT r.id FROM revision r WHERE r.submitted_at IS NOT NULL AND r.state NOT IN ('draft', 'discarded');

-- The lists no longer read it.
DROP INDEX revision_closed;
