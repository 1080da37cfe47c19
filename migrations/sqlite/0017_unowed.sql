-- Why a notice or a mail is no longer owed: a code of `mail::unowed::Unowed`. Until now the columns held English
-- sentences. A sentence that no version of the program wrote becomes 'unknown-kind', so that each row has a code.
CREATE TABLE unowed_sentence (
    sentence TEXT PRIMARY KEY,
    code TEXT NOT NULL
) STRICT;
INSERT INTO unowed_sentence (sentence, code) VALUES
    ('part of the sample history', 'sample'),
    ('the account is gone', 'account-gone'),
    ('the account was deleted', 'account-gone'),
    ('the account is suspended', 'suspended'),
    ('the receiver wants no such mails', 'unwanted'),
    ('its link would open nothing any more', 'link'),
    ('the link was used, replaced or is too old', 'link-spent'),
    ('nothing is left in it', 'nothing-left'),
    ('there is no such practice', 'no-practice'),
    ('the practice is not public any more', 'not-public'),
    ('no longer an author', 'no-author'),
    ('no longer an administrator', 'no-administrator'),
    ('no longer a reviewer', 'no-reviewer'),
    ('a party to the practice by now', 'party'),
    ('no longer within the reviewer’s scope', 'out-of-scope'),
    ('no longer waiting for review', 'not-waiting'),
    ('answered by now', 'answered'),
    ('settled by an administrator', 'settled');
UPDATE notice SET dropped_because = COALESCE(
    (SELECT code FROM unowed_sentence WHERE sentence = dropped_because), 'unknown-kind')
WHERE dropped_because IS NOT NULL;
UPDATE mail SET said = COALESCE((SELECT code FROM unowed_sentence WHERE sentence = said), 'unknown-kind')
WHERE state = 'no_longer_owed';
DROP TABLE unowed_sentence;
