-- The web addresses that submitted practices name, each once, and what the weekly visit learned
-- (src/practice/store/links.rs). `failures` counts the visits without an answer since the last one with an answer.
CREATE TABLE named_link (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL UNIQUE,
    visit_at INTEGER NOT NULL,
    visited_at INTEGER,
    answered_at INTEGER,
    failures INTEGER NOT NULL DEFAULT 0,
    taken_until INTEGER
) STRICT;
CREATE INDEX named_link_due ON named_link (visit_at, id);

CREATE TABLE link_use (
    practice_id INTEGER NOT NULL REFERENCES practice (id),
    link_id INTEGER NOT NULL REFERENCES named_link (id),
    PRIMARY KEY (practice_id, link_id)
) STRICT;
CREATE INDEX link_use_of ON link_use (link_id);

-- The worker reads the addresses of each submitted revision once.
ALTER TABLE revision ADD COLUMN links_read INTEGER NOT NULL DEFAULT 0 CHECK (links_read IN (0, 1));
CREATE INDEX revision_links_unread ON revision (id) WHERE submitted_at IS NOT NULL AND links_read = FALSE;
