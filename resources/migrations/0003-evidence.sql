CREATE TABLE document (
  id                 TEXT PRIMARY KEY,
  case_id            TEXT NOT NULL REFERENCES case_file (id),
  sha256             TEXT NOT NULL REFERENCES object (sha256),
  size               INTEGER NOT NULL,
  file_name          TEXT NOT NULL,
  origin             TEXT NOT NULL,
  format             TEXT NOT NULL,
  mime               TEXT NOT NULL,
  encoding           TEXT,
  readable           TEXT NOT NULL,
  refusal            TEXT,
  title              TEXT,
  first_sentence     TEXT,
  author             TEXT,
  publisher          TEXT,
  published          TEXT,
  language           TEXT,
  pages              INTEGER,
  blocks             INTEGER NOT NULL,
  reviewed           INTEGER NOT NULL,
  privileged         TEXT,
  without_prejudice  INTEGER NOT NULL,
  confidential       TEXT,
  tags               TEXT NOT NULL,
  notes              TEXT NOT NULL,
  extraction_version INTEGER NOT NULL,
  imported_at        TEXT NOT NULL,
  revision           INTEGER NOT NULL,
  UNIQUE (case_id, sha256)
) STRICT;

-- What a document is to another one: its attachment, translation or copy. One file may be attached to several mails.
CREATE TABLE relation (
  document_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  kind        TEXT NOT NULL,
  of_document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  -- 1 where a person said so, 0 where the mail itself holds it.
  declared    INTEGER NOT NULL,
  PRIMARY KEY (document_id, of_document)
) STRICT;
CREATE INDEX relation_of ON relation (of_document);

CREATE TABLE block (
  id          INTEGER PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  ordinal     INTEGER NOT NULL,
  page        INTEGER,
  kind        TEXT NOT NULL,
  text        TEXT NOT NULL,
  noise       INTEGER NOT NULL,
  UNIQUE (document_id, ordinal)
) STRICT;

-- The sanitised web view and the page sizes in points, as JSON [[width, height], …].
CREATE TABLE document_view (
  document_id TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
  html        TEXT,
  page_sizes  TEXT NOT NULL
) STRICT;

CREATE TABLE finding (
  document_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  field       TEXT NOT NULL,
  role        TEXT NOT NULL,
  value       TEXT NOT NULL,
  basis       TEXT NOT NULL,
  where_read  TEXT NOT NULL,
  PRIMARY KEY (document_id, position)
) STRICT;

CREATE TABLE custody_event (
  id          TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  at          TEXT NOT NULL,
  by          TEXT NOT NULL,
  act         TEXT NOT NULL,
  detail      TEXT NOT NULL
) STRICT;
CREATE INDEX custody_of_document ON custody_event (document_id);

-- The files of an import, listed before the first is read. `source` is the file's path where the engine reads it itself.
CREATE TABLE import_input (
  id          TEXT PRIMARY KEY,
  job_id      TEXT NOT NULL REFERENCES job (id),
  position    INTEGER NOT NULL,
  path        TEXT NOT NULL,
  source      TEXT,
  size        INTEGER,
  sha256      TEXT,
  outcome     TEXT NOT NULL,
  refusal     TEXT,
  document_id TEXT REFERENCES document (id),
  UNIQUE (job_id, position)
) STRICT;
