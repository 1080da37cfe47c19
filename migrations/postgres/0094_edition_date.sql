-- When each edition of the catalogue began, as pages say it (src/edition.rs). An edition from before this table may be missing:
-- it is dated by the last one before it that is here.
CREATE TABLE edition_date (
    number BIGINT PRIMARY KEY CHECK (number > 0),
    date BIGINT NOT NULL
);

INSERT INTO edition_date (number, date) SELECT number, date FROM edition WHERE number > 0;

-- The practices of an import keep the dates of their publication elsewhere.
INSERT INTO edition_date (number, date)
SELECT edition, MIN(published_at) FROM practice_import
WHERE edition > 0 AND published_at IS NOT NULL GROUP BY edition
ON CONFLICT (number) DO NOTHING;

INSERT INTO edition_date (number, date)
SELECT CAST(details ->> 'edition' AS BIGINT), MIN(at) FROM event
WHERE details ->> 'edition' IS NOT NULL AND CAST(details ->> 'edition' AS BIGINT) > 0 GROUP BY 1
ON CONFLICT (number) DO NOTHING;
