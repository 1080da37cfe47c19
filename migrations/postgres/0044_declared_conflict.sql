-- A reviewer who declares a conflict of interest is a party. An administrator can set this bar aside as that of a focal point.
ALTER TABLE party DROP CONSTRAINT party_why_check;
ALTER TABLE party ADD CONSTRAINT party_why_check
    CHECK (why IN ('author', 'saved-draft', 'focal-point', 'declared'));
ALTER TABLE party DROP CONSTRAINT party_check;
ALTER TABLE party ADD CONSTRAINT party_check
    CHECK (set_aside_seq IS NULL OR why IN ('focal-point', 'declared'));
