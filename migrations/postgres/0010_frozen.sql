-- What was submitted is not deleted either; only a draft's content may ever go. Nor is history emptied at one stroke.
CREATE FUNCTION content_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT state FROM revision WHERE id = OLD.revision_id) <> 'draft' THEN
        RAISE EXCEPTION 'submitted content is never deleted';
    END IF;
    RETURN OLD;
END
$$;
CREATE TRIGGER content_not_deleted BEFORE DELETE ON content
    FOR EACH ROW EXECUTE FUNCTION content_kept();

CREATE TRIGGER event_not_emptied BEFORE TRUNCATE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION event_written_once();
CREATE TRIGGER content_not_emptied BEFORE TRUNCATE ON content
    FOR EACH STATEMENT EXECUTE FUNCTION event_written_once();
