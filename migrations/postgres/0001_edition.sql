-- The catalogue's edition: one row, raised by every change that the public can see (src/edition.rs).
CREATE TABLE edition (
    id     BIGINT PRIMARY KEY CHECK (id = 1),
    number BIGINT NOT NULL CHECK (number >= 0),
    at     BIGINT NOT NULL
);

INSERT INTO edition (id, number, at) VALUES (1, 0, 0);
