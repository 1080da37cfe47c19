-- The ORCID iD of a person, in its registered form (src/account/model/orcid.rs). An institution has none.
ALTER TABLE account ADD COLUMN orcid TEXT CHECK (orcid IS NULL OR institution IS NULL);
