-- A form is kept at a place: the browser that sent it without a session, or an account's own page
-- (src/web/unsent.rs). How long, its keeper says.
ALTER TABLE kept_form RENAME COLUMN device TO place;
ALTER TABLE kept_form RENAME COLUMN kept_at TO expires_at;
UPDATE kept_form SET expires_at = expires_at + 86400000000;
CREATE INDEX kept_form_account ON kept_form (account_id);
