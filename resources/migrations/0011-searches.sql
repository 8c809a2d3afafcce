CREATE TABLE saved_search (
  id       TEXT PRIMARY KEY,
  -- NULL where it looks through the whole vault.
  case_id  TEXT REFERENCES case_file (id),
  name     TEXT NOT NULL,
  text     TEXT NOT NULL,
  made_at  TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
