-- Until when the ownership of the practice is offered to this person; a practice has at most one such offer.
ALTER TABLE co_author ADD COLUMN offered_until INTEGER;
CREATE UNIQUE INDEX co_author_offered ON co_author (practice_id) WHERE offered_until IS NOT NULL;
-- Whether the owner who offers it leaves with its acceptance, and does not stay as a co-author.
ALTER TABLE co_author ADD COLUMN offer_leaves INTEGER NOT NULL DEFAULT 0 CHECK (offer_leaves IN (0, 1));
-- Who offers it: the owner, or an administrator if the owner's account is suspended.
ALTER TABLE co_author ADD COLUMN offered_by INTEGER REFERENCES account (id);
