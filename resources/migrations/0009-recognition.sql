-- A page without text of its own, and what was recognised on it; no line where nothing was. `lines` is JSON [{left, right,
-- baseline, size, words: [[text, left, top, right, bottom, confidence], …]}, …] in reading order, in points (1/72 inch)
-- from the page's upper left corner: of lines where they stand once the page is level, of words where they stand on it.
-- Confidence in percent.
CREATE TABLE recognised_page (
  document_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  page        INTEGER NOT NULL,
  confidence  INTEGER NOT NULL,
  languages   TEXT NOT NULL,
  engine      TEXT NOT NULL,
  at          TEXT NOT NULL,
  lines       TEXT NOT NULL,
  PRIMARY KEY (document_id, page)
) STRICT;
