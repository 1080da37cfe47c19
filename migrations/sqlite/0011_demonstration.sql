-- One row in a database that `praxis demo` has filled: its accounts are for trying out, so `praxis serve` refuses it.
CREATE TABLE demonstration (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    begun_at INTEGER NOT NULL,
    ready_at INTEGER
) STRICT;
