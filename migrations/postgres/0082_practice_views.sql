-- How often the public page of a practice was opened in a month (src/practice/store/page_views.rs). Each node adds what it
-- counted. The month is that of the site's time zone, such as 2026-11.
CREATE TABLE practice_view (
    practice_id BIGINT NOT NULL REFERENCES practice (id),
    month TEXT NOT NULL,
    views BIGINT NOT NULL CHECK (views > 0),
    PRIMARY KEY (practice_id, month)
);
