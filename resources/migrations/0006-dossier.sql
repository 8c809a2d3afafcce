CREATE TABLE dossier (
  id         TEXT PRIMARY KEY,
  case_id    TEXT NOT NULL REFERENCES case_file (id),
  version    INTEGER NOT NULL,
  profile    TEXT NOT NULL,
  language   TEXT NOT NULL,
  made_at    TEXT NOT NULL,
  made_by    TEXT NOT NULL,
  pages      INTEGER NOT NULL,
  size       INTEGER NOT NULL,
  sha256     TEXT NOT NULL REFERENCES object (sha256),
  sections   TEXT NOT NULL,
  exhibits   TEXT NOT NULL,
  page_sizes TEXT NOT NULL,
  -- Each exhibited document with the bars that were confirmed for it, as JSON.
  documents  TEXT NOT NULL,
  UNIQUE (case_id, version)
) STRICT;
