CREATE TABLE series (
  case_id  TEXT NOT NULL REFERENCES case_file (id),
  prefix   TEXT NOT NULL,
  title    TEXT NOT NULL,
  side     TEXT NOT NULL,
  kind     TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (case_id, prefix)
) STRICT;

CREATE TABLE exhibit (
  id           TEXT PRIMARY KEY,
  case_id      TEXT NOT NULL REFERENCES case_file (id),
  document_id  TEXT NOT NULL REFERENCES document (id),
  series       TEXT NOT NULL,
  number       INTEGER NOT NULL,
  correction   INTEGER NOT NULL,
  translation  INTEGER NOT NULL,
  state        TEXT NOT NULL,
  withdrawn_on TEXT,
  UNIQUE (case_id, series, number, correction, translation),
  FOREIGN KEY (case_id, series) REFERENCES series (case_id, prefix)
) STRICT;
CREATE INDEX exhibit_of_document ON exhibit (document_id);

-- The day, the recipient and the dossier version in which an exhibit was served.
CREATE TABLE service (
  exhibit_id TEXT NOT NULL REFERENCES exhibit (id),
  on_day     TEXT NOT NULL,
  recipient  TEXT NOT NULL,
  version    INTEGER
) STRICT;
CREATE INDEX service_of_exhibit ON service (exhibit_id);
