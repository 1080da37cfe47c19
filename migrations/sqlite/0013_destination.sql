-- Which mails a person waits for, and where each that waits goes. A mail without a domain has not been directed yet;
-- the worker does that before it takes one.
ALTER TABLE mail ADD COLUMN urgency TEXT NOT NULL DEFAULT 'usual' CHECK (urgency IN ('awaited', 'usual'));
ALTER TABLE mail ADD COLUMN domain TEXT;
ALTER TABLE mail ADD COLUMN recipient TEXT;
UPDATE mail SET urgency = 'awaited'
WHERE NOT digest AND id IN (
    SELECT mail_id FROM notice
    WHERE kind IN ('account-confirm', 'account-already', 'account-reset', 'account-sign-in', 'account-password-only',
        'account-unknown', 'account-new-address', 'account-stop-address'));
DROP INDEX mail_due;
CREATE INDEX mail_due ON mail (urgency, next_attempt_at, id) WHERE state = 'waiting';
CREATE INDEX mail_undirected ON mail (urgency, next_attempt_at, id) WHERE state = 'waiting' AND domain IS NULL;
