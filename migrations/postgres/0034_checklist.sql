-- What a reviewer marked on the checklist, line by line. The marks belong to the event with which they were given, so
-- its account, its revision and its moment are theirs: a decision today, an opinion of another reviewer later.
CREATE TABLE checklist_mark (
    practice_id BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    line TEXT NOT NULL,
    -- The revision that was read, and when: kept here too, so that a year is counted without the events.
    revision_id BIGINT NOT NULL REFERENCES revision (id),
    at BIGINT NOT NULL,
    mark TEXT NOT NULL CHECK (mark IN ('met', 'partly', 'not', 'does-not-apply')),
    -- The reviewer's own short line.
    note TEXT,
    PRIMARY KEY (practice_id, seq, line),
    FOREIGN KEY (practice_id, seq) REFERENCES event (practice_id, seq)
);

-- How often each line was a reason within a year.
CREATE INDEX checklist_mark_at ON checklist_mark (at, revision_id, line, mark);

-- Marks are written once, like the event to which they belong.
CREATE TRIGGER checklist_mark_not_changed BEFORE UPDATE OR DELETE ON checklist_mark
    FOR EACH ROW EXECUTE FUNCTION event_written_once();
CREATE TRIGGER checklist_mark_not_emptied BEFORE TRUNCATE ON checklist_mark
    FOR EACH STATEMENT EXECUTE FUNCTION event_written_once();
