-- What is to be taken out of a copy of a document, while it is only drawn: `areas` is JSON [{page, left, top, right,
-- bottom, reason}, …] in points (1/72 inch) from the page's upper left corner as it is shown.
CREATE TABLE redaction_draft (
  document_id TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
  areas       TEXT NOT NULL,
  revision    INTEGER NOT NULL
) STRICT;

-- What was taken out of a copy that was made here: `areas` with how many characters and pictures were under each box,
-- `pictures` the pages (from 1) that were set as pictures. Neither holds a word that was taken out.
CREATE TABLE redaction (
  copy_id     TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
  original_id TEXT REFERENCES document (id) ON DELETE SET NULL,
  areas       TEXT NOT NULL,
  pictures    TEXT NOT NULL,
  made_at     TEXT NOT NULL,
  made_by     TEXT NOT NULL
) STRICT;
CREATE INDEX redaction_of_original ON redaction (original_id);
