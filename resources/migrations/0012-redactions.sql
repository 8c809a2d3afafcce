-- What is to be taken out of a copy of a document: `areas` is JSON [{page, left, top, right, bottom, reason}, …] in
-- points (1/72 inch) from the page's upper left corner as it is shown.
CREATE TABLE redaction (
  id          TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  areas       TEXT NOT NULL,
  -- The copy that was made by it; NULL while it is only drawn.
  copy_id     TEXT REFERENCES document (id) ON DELETE SET NULL,
  applied_at  TEXT,
  made_by     TEXT NOT NULL,
  revision    INTEGER NOT NULL
) STRICT;
CREATE INDEX redaction_of_document ON redaction (document_id);
