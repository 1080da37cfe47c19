-- The token in the return path of a mail, by which a report names it. A mail that is sent again gets another one.
ALTER TABLE mail ADD COLUMN return_token TEXT;
CREATE UNIQUE INDEX mail_return_token ON mail (return_token) WHERE return_token IS NOT NULL;

-- Addresses without an account that reports call wrong, as the worker spells them, and how many reports do.
CREATE TABLE bounced_address (
    recipient TEXT PRIMARY KEY,
    reports BIGINT NOT NULL,
    reported_at BIGINT NOT NULL
);
