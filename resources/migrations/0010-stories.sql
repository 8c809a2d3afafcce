-- What of a document's text is compared with that of others; made anew when the text changes or the version rises.
CREATE TABLE sketch (
  document_id TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
  version     INTEGER NOT NULL,
  words       INTEGER NOT NULL,
  hashes      BLOB NOT NULL
) STRICT;

-- Where a person says that two documents are the same story, or are not; `first_id` is the smaller id.
CREATE TABLE story_ruling (
  first_id  TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  second_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  same      INTEGER NOT NULL,
  made_at   TEXT NOT NULL,
  made_by   TEXT NOT NULL,
  PRIMARY KEY (first_id, second_id)
) STRICT;
