-- Pictures and files of practices: what is known of the bytes that the storage keeps under a key. The bytes of a key never
-- change. `practice_id` is the practice to whose draft they were sent.
CREATE TABLE attachment (
    key TEXT PRIMARY KEY CHECK (length(key) = 32),
    practice_id INTEGER NOT NULL REFERENCES practice (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    -- Of the file, or of the larger one of the two sizes of a picture.
    bytes INTEGER NOT NULL,
    width INTEGER,
    height INTEGER,
    -- Of the smaller size, if the picture has one.
    small_bytes INTEGER,
    sent_by INTEGER NOT NULL REFERENCES account (id),
    sent_at INTEGER NOT NULL,
    CHECK ((width IS NULL) = (height IS NULL))
) STRICT;
CREATE INDEX attachment_of_practice ON attachment (practice_id);
CREATE INDEX attachment_sent ON attachment (sent_by, sent_at);

-- Which revisions name an attachment. It follows from their answers, and says who may read the bytes, and when they can
-- be removed.
CREATE TABLE revision_attachment (
    revision_id INTEGER NOT NULL REFERENCES revision (id),
    attachment_key TEXT NOT NULL REFERENCES attachment (key),
    PRIMARY KEY (revision_id, attachment_key)
) STRICT;
CREATE INDEX revision_attachment_key ON revision_attachment (attachment_key);
