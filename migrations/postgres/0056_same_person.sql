-- One person can have several accounts. `person_id` is the lowest number of them; without it the account is the only one.
ALTER TABLE account ADD COLUMN person_id BIGINT REFERENCES account (id);
CREATE INDEX account_person ON account (person_id) WHERE person_id IS NOT NULL;

-- An address that the owner of the account has confirmed beside the account's own.
CREATE TABLE account_address (
    account_id BIGINT NOT NULL REFERENCES account (id),
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    confirmed_at BIGINT NOT NULL,
    PRIMARY KEY (account_id, email_key)
);
CREATE INDEX account_address_email ON account_address (email_key);

-- Two accounts with the same name and organisation of which an administrator said that they are of two persons.
CREATE TABLE distinct_person (
    account_id BIGINT NOT NULL REFERENCES account (id),
    other_id BIGINT NOT NULL REFERENCES account (id),
    said_by BIGINT NOT NULL REFERENCES account (id),
    said_at BIGINT NOT NULL,
    PRIMARY KEY (account_id, other_id),
    CHECK (account_id < other_id)
);

-- The accounts of a party's person are parties.
ALTER TABLE party DROP CONSTRAINT party_why_check;
ALTER TABLE party ADD CONSTRAINT party_why_check
    CHECK (why IN ('author', 'saved-draft', 'focal-point', 'declared', 'same-person'));

-- A link can confirm a second address.
ALTER TABLE link_request DROP CONSTRAINT link_request_purpose_check;
ALTER TABLE link_request ADD CONSTRAINT link_request_purpose_check CHECK
    (purpose IN ('confirm', 'reset', 'sign_in', 'new_address', 'stop_address', 'second_address', 'none'));

-- Two more deeds stand in the record of accounts: that two accounts are of one person, or of two.
ALTER TABLE account_record DROP CONSTRAINT account_record_deed_check;
ALTER TABLE account_record ADD CONSTRAINT account_record_deed_check CHECK
    (deed IN ('role', 'suspended', 'restored', 'signed_out', 'invited', 'received', 'one_person', 'two_persons'));
