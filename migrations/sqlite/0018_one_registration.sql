-- A browser has one pending registration of an address: a later one replaces its words, and the links of both mails
-- confirm the newest. Of several that wait, the newest stays, and the requests of the others lead to it.
UPDATE link_request
SET registration_id =
    (SELECT MAX(newest.id)
     FROM pending_registration newest
     JOIN pending_registration own ON own.email_key = newest.email_key AND own.browser = newest.browser
     WHERE own.id = link_request.registration_id)
WHERE registration_id IS NOT NULL;
DELETE FROM pending_registration
WHERE EXISTS
    (SELECT 1
     FROM pending_registration newer
     WHERE newer.email_key = pending_registration.email_key
       AND newer.browser = pending_registration.browser
       AND newer.id > pending_registration.id);
DROP INDEX pending_registration_address;
CREATE UNIQUE INDEX pending_registration_address ON pending_registration (email_key, browser);
