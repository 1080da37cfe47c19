-- Labels that reviewers put on practices, kept by administrators for the whole site. They are retired and never deleted.
CREATE TABLE label (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    -- How it is looked for: letters, digits and hyphens of the name.
    word TEXT NOT NULL UNIQUE,
    -- Whether the authors of what bears it are shown it.
    for_authors INTEGER NOT NULL CHECK (for_authors IN (0, 1)),
    added_at INTEGER NOT NULL,
    added_by INTEGER NOT NULL REFERENCES account (id),
    retired_at INTEGER
) STRICT;

-- Which practices bear a label; the events say who put it there, and when.
CREATE TABLE practice_label (
    practice_id INTEGER NOT NULL REFERENCES practice (id),
    label_id INTEGER NOT NULL REFERENCES label (id),
    PRIMARY KEY (practice_id, label_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX practice_label_by_label ON practice_label (label_id, practice_id);
