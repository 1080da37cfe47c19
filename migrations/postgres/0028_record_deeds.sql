-- Two more deeds stand in the record of accounts: an invitation, and a practice that was handed over.
ALTER TABLE account_record DROP CONSTRAINT account_record_deed_check;
ALTER TABLE account_record ADD CONSTRAINT account_record_deed_check
    CHECK (deed IN ('role', 'suspended', 'restored', 'signed_out', 'invited', 'received'));
