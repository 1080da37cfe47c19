-- Each event of a history is linked to the one before by a digest. Texts stand in it by a digest of their own.
ALTER TABLE practice ADD COLUMN chain_seq BIGINT NOT NULL DEFAULT 0;
ALTER TABLE practice ADD COLUMN chain TEXT NOT NULL DEFAULT '';

CREATE TABLE event_chain (
    practice_id BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    texts TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (practice_id, seq),
    FOREIGN KEY (practice_id, seq) REFERENCES event (practice_id, seq)
);

CREATE FUNCTION event_chain_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the chains of histories are never changed or deleted';
END
$$;
CREATE TRIGGER event_chain_not_changed BEFORE UPDATE OR DELETE ON event_chain
    FOR EACH ROW EXECUTE FUNCTION event_chain_written_once();
