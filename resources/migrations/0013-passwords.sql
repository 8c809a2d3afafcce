-- The password that opens an encrypted original. It never leaves the vault.
CREATE TABLE document_password (
  document_id TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
  password    TEXT NOT NULL
) STRICT;
