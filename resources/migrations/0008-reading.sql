-- ISO 639-1 of the block's text, NULL where it cannot be told.
ALTER TABLE block ADD COLUMN language TEXT;
-- Confidence in percent of text that was recognised in a picture; NULL where the file itself holds the text.
ALTER TABLE block ADD COLUMN recognised INTEGER;

-- Of a translation: whether it is certified (NULL: not said), who made it ('' not said), and the EDTF date of that.
ALTER TABLE relation ADD COLUMN certified INTEGER;
ALTER TABLE relation ADD COLUMN translator TEXT NOT NULL DEFAULT '';
ALTER TABLE relation ADD COLUMN translated_on TEXT;

-- What a person marked. Offsets are UTF-16, [from_offset, to_offset) of the first and the last block.
CREATE TABLE passage (
  id                 TEXT PRIMARY KEY,
  document_id        TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  extraction_version INTEGER NOT NULL,
  first_block        INTEGER NOT NULL,
  from_offset        INTEGER NOT NULL,
  last_block         INTEGER NOT NULL,
  to_offset          INTEGER NOT NULL,
  quote              TEXT NOT NULL,
  -- What stood before and after it, by which it is found again in a text that was read anew.
  before_quote       TEXT NOT NULL,
  after_quote        TEXT NOT NULL,
  -- 0 where the text that stands now does not hold it any more.
  placed             INTEGER NOT NULL,
  highlighted        INTEGER NOT NULL,
  made_at            TEXT NOT NULL,
  made_by            TEXT NOT NULL
) STRICT;
CREATE INDEX passage_of_document ON passage (document_id);

-- In the margin; a note without a passage is on the document.
CREATE TABLE note (
  id          TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  passage_id  TEXT REFERENCES passage (id) ON DELETE CASCADE,
  text        TEXT NOT NULL,
  made_at     TEXT NOT NULL,
  made_by     TEXT NOT NULL,
  revision    INTEGER NOT NULL
) STRICT;
CREATE INDEX note_of_document ON note (document_id);
CREATE INDEX note_of_passage ON note (passage_id);

-- `number` is that of F-7; it is never given again. `happened` is the EDTF date of the event, not of the statement.
CREATE TABLE fact (
  id           TEXT PRIMARY KEY,
  case_id      TEXT NOT NULL REFERENCES case_file (id),
  number       INTEGER NOT NULL,
  text         TEXT NOT NULL,
  happened     TEXT,
  withdrawn_on TEXT,
  made_at      TEXT NOT NULL,
  made_by      TEXT NOT NULL,
  revision     INTEGER NOT NULL,
  UNIQUE (case_id, number)
) STRICT;

-- A passage that supports or contradicts a fact, and whose word it is there: a speaker's, or the outlet's own.
CREATE TABLE citation (
  id         TEXT PRIMARY KEY,
  fact_id    TEXT NOT NULL REFERENCES fact (id) ON DELETE CASCADE,
  passage_id TEXT NOT NULL REFERENCES passage (id) ON DELETE CASCADE,
  stance     TEXT NOT NULL,
  voice      TEXT NOT NULL,
  speaker    TEXT NOT NULL,
  -- EDTF date of the statement.
  said_on    TEXT,
  knowledge  TEXT,
  -- The words that hedge it ("is believed", "about"), as they stand.
  hedge      TEXT NOT NULL,
  revision   INTEGER NOT NULL,
  UNIQUE (fact_id, passage_id)
) STRICT;
CREATE INDEX citation_of_passage ON citation (passage_id);

-- The last number that was given in a case, be its fact still there or not.
CREATE TABLE fact_count (
  case_id TEXT PRIMARY KEY REFERENCES case_file (id),
  last    INTEGER NOT NULL
) STRICT;
