-- One row in a database that `praxis demo` has filled: its accounts are for trying out, so `praxis serve` refuses it.
CREATE TABLE demonstration (
    id       BIGINT PRIMARY KEY CHECK (id = 1),
    begun_at BIGINT NOT NULL,
    ready_at BIGINT
);
