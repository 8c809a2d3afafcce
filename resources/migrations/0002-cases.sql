CREATE TABLE case_file (
  id            TEXT PRIMARY KEY,
  reference     TEXT NOT NULL UNIQUE,
  title         TEXT NOT NULL,
  jurisdiction  TEXT,
  seat          TEXT NOT NULL,
  seat_agreed   INTEGER NOT NULL,
  governing_law TEXT NOT NULL,
  forum         TEXT,
  forum_name    TEXT NOT NULL,
  language      TEXT NOT NULL,
  tags          TEXT NOT NULL,
  notes         TEXT NOT NULL,
  sample        INTEGER NOT NULL,
  archived_on   TEXT,
  created_at    TEXT NOT NULL,
  revision      INTEGER NOT NULL
) STRICT;

CREATE TABLE party (
  id             TEXT PRIMARY KEY,
  case_id        TEXT NOT NULL REFERENCES case_file (id),
  role           TEXT NOT NULL,
  name           TEXT NOT NULL,
  aliases        TEXT NOT NULL,
  country        TEXT,
  address        TEXT NOT NULL,
  representative TEXT NOT NULL,
  revision       INTEGER NOT NULL
) STRICT;
CREATE INDEX party_of_case ON party (case_id);

CREATE TABLE stage_entry (
  id          TEXT PRIMARY KEY,
  case_id     TEXT NOT NULL REFERENCES case_file (id),
  stage       TEXT NOT NULL,
  on_date     TEXT NOT NULL,
  note        TEXT NOT NULL,
  disclosable INTEGER NOT NULL,
  revision    INTEGER NOT NULL
) STRICT;
CREATE INDEX stage_of_case ON stage_entry (case_id);
