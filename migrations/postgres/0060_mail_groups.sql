-- What people chose, for each group of mails. No row: the default of the group.
ALTER TABLE mail_preference RENAME TO mail_preference_before;

CREATE TABLE mail_preference (
    account_id BIGINT NOT NULL,
    mail_group TEXT NOT NULL,
    preference TEXT NOT NULL CHECK (preference IN ('at_once', 'daily', 'weekly', 'never')),
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (account_id, mail_group)
);

-- There was one choice, for the mails that are two groups now.
INSERT INTO mail_preference (account_id, mail_group, preference, changed_at)
SELECT account_id, 'queue', preference, changed_at FROM mail_preference_before
UNION ALL
SELECT account_id, 'administration', preference, changed_at FROM mail_preference_before;

DROP TABLE mail_preference_before;

-- The group by whose preference a notice goes. A notice that every recipient gets at once has none.
ALTER TABLE notice ADD COLUMN mail_group TEXT;
UPDATE notice SET mail_group = 'queue'
WHERE kind IN ('practice-appeal', 'practice-ask_removal')
    OR (kind = 'practice-submit' AND relation = 'reviewer');
UPDATE notice SET mail_group = 'administration'
WHERE kind IN ('practice-mark_spam', 'account-appeal');

-- The groups of mails that a link ends, with blanks between their words.
ALTER TABLE unsubscribe ADD COLUMN mail_groups TEXT NOT NULL DEFAULT 'queue administration';
