-- The time of an edition rises, so that no change is missed; its date is what pages show. They differ if a clock was ahead.
ALTER TABLE edition ADD COLUMN date BIGINT NOT NULL DEFAULT 0;
UPDATE edition SET date = at;
