-- A page without text of its own, and what was recognised on it. `words` is JSON [[text, left, top, right, bottom,
-- confidence], …] in points (1/72 inch) from the page's upper left corner; confidence in percent.
CREATE TABLE recognised_page (
  document_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  page        INTEGER NOT NULL,
  confidence  INTEGER NOT NULL,
  languages   TEXT NOT NULL,
  engine      TEXT NOT NULL,
  at          TEXT NOT NULL,
  words       TEXT NOT NULL,
  PRIMARY KEY (document_id, page)
) STRICT;
