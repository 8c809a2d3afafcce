CREATE TABLE saved_search (
  id       TEXT PRIMARY KEY,
  -- NULL where it looks through the whole vault.
  case_id  TEXT REFERENCES case_file (id),
  name     TEXT NOT NULL,
  text     TEXT NOT NULL,
  made_at  TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

-- The terms are other ones from here on, by the language of each passage, and those of names have a column of their
-- own: the index is made anew of the blocks.
DROP TABLE search_text;
DROP TABLE search_noise;
ALTER TABLE search_document ADD COLUMN language TEXT;

CREATE VIRTUAL TABLE search_text USING fts5 (
  body, title, compound, name, content = '', contentless_delete = 1, tokenize = 'ascii'
);
CREATE VIRTUAL TABLE search_noise USING fts5 (
  body, title, compound, name, content = '', contentless_delete = 1, tokenize = 'ascii'
);

-- By the rules of which languages the index holds stems: a word that is looked for is stemmed by each.
CREATE TABLE search_language (
  language TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Documents that are still to be indexed with the terms of today.
CREATE TABLE search_pending (
  document_id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

INSERT INTO search_pending SELECT id FROM document;
