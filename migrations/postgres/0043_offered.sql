-- Until when the ownership of the practice is offered to this person; a practice has at most one such offer.
ALTER TABLE co_author ADD COLUMN offered_until BIGINT;
CREATE UNIQUE INDEX co_author_offered ON co_author (practice_id) WHERE offered_until IS NOT NULL;
-- Whether the owner who offers it leaves with its acceptance, and does not stay as a co-author.
ALTER TABLE co_author ADD COLUMN offer_leaves BOOLEAN NOT NULL DEFAULT FALSE;
-- Who offers it: the owner, or an administrator if the owner's account is suspended.
ALTER TABLE co_author ADD COLUMN offered_by BIGINT REFERENCES account (id);
