-- What of a document's text is compared with that of others; made anew when the text changes or the version rises.
CREATE TABLE sketch (
  no          INTEGER PRIMARY KEY,
  document_id TEXT NOT NULL UNIQUE REFERENCES document (id) ON DELETE CASCADE,
  version     INTEGER NOT NULL,
  words       INTEGER NOT NULL,
  -- The smallest hashes of its word shingles in rising order, 32 bits each, little-endian.
  hashes      BLOB NOT NULL,
  -- The agencies that its text names, as JSON.
  agencies    TEXT NOT NULL
) STRICT;

-- The smallest few of a sketch's hashes, mixed with the case: documents that share some are compared. A place is the key
-- and, in its lowest 30 bits, the sketch's number.
CREATE TABLE sketch_key (
  place INTEGER PRIMARY KEY
) STRICT;

-- Documents of one case whose texts are alike; `first_id` is the smaller id.
CREATE TABLE likeness (
  first_id    TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  second_id   TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  -- How much of the shorter text stands in the longer, and how long the shorter is beside it, in thousandths.
  held        INTEGER NOT NULL,
  length      INTEGER NOT NULL,
  PRIMARY KEY (first_id, second_id)
) STRICT;
CREATE INDEX likeness_of_second ON likeness (second_id);

-- Where a person says that two documents are the same story or have the same origin, or have not; `first_id` is the smaller id.
CREATE TABLE story_ruling (
  about     TEXT NOT NULL,
  first_id  TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  second_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  same      INTEGER NOT NULL,
  made_at   TEXT NOT NULL,
  made_by   TEXT NOT NULL,
  PRIMARY KEY (about, first_id, second_id)
) STRICT;
CREATE INDEX story_ruling_of_second ON story_ruling (second_id);
