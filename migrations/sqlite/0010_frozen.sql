-- What was submitted is not deleted either; only a draft's content may ever go.
CREATE TRIGGER content_not_deleted BEFORE DELETE ON content
WHEN (SELECT state FROM revision WHERE id = OLD.revision_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'submitted content is never deleted'); END;
