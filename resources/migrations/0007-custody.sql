-- How a document was collected before it came in, as a person declares it.
CREATE TABLE collection (
  document_id  TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
  address      TEXT NOT NULL,
  collected_at TEXT NOT NULL,
  time_zone    TEXT NOT NULL,
  collector    TEXT NOT NULL,
  tool         TEXT NOT NULL,
  tool_version TEXT NOT NULL,
  device       TEXT NOT NULL,
  method       TEXT NOT NULL,
  purpose      TEXT NOT NULL,
  authority    TEXT NOT NULL,
  remarks      TEXT NOT NULL,
  revision     INTEGER NOT NULL
) STRICT;

-- Numbers of exhibits whose document was deleted for good: they are never given again.
CREATE TABLE retired_number (
  case_id     TEXT NOT NULL REFERENCES case_file (id),
  series      TEXT NOT NULL,
  number      INTEGER NOT NULL,
  correction  INTEGER NOT NULL,
  translation INTEGER NOT NULL,
  PRIMARY KEY (case_id, series, number, correction, translation)
) STRICT;

-- Versions of a dossier that were deleted for good: their numbers are never given again.
CREATE TABLE retired_version (
  case_id TEXT NOT NULL REFERENCES case_file (id),
  version INTEGER NOT NULL,
  PRIMARY KEY (case_id, version)
) STRICT, WITHOUT ROWID;

-- Entries of a case's chain that another vault made after it had parted from ours, each behind one of ours or another of
-- these. Where such a chain ends is said by a `case.merged`.
CREATE TABLE merged_entry (
  chain          TEXT NOT NULL,
  seq            INTEGER NOT NULL,
  at             TEXT NOT NULL,
  operator       TEXT NOT NULL,
  account        TEXT NOT NULL,
  act            TEXT NOT NULL,
  subject        TEXT NOT NULL,
  payload        TEXT,
  salt           TEXT,
  payload_digest TEXT NOT NULL,
  previous       TEXT NOT NULL,
  hash           TEXT NOT NULL,
  PRIMARY KEY (chain, hash)
) STRICT;

-- Every filter of the trail but that by document is answered from it alone.
CREATE INDEX entry_by_time ON entry (at, chain, seq, operator, act);
CREATE INDEX entry_by_subject ON entry (subject);
