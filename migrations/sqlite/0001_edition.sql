-- The catalogue's edition: one row, raised by every change that the public can see (src/edition.rs).
CREATE TABLE edition (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL CHECK (number >= 0),
    at     INTEGER NOT NULL
) STRICT;

INSERT INTO edition (id, number, at) VALUES (1, 0, 0);
