-- A session is opened by 128 random bits from now on, in another form than before. No cookie opens what was made until
-- now, so it would only stand in a list of sessions; people sign in again.
DELETE FROM session_words;
DELETE FROM session;
