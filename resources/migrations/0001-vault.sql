-- The audit trail: one append-only chain a case, and one for the vault (chain 'vault').
CREATE TABLE entry (
  chain TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq > 0),
  at TEXT NOT NULL,
  operator TEXT NOT NULL,
  account TEXT NOT NULL,
  act TEXT NOT NULL,
  subject TEXT NOT NULL,
  -- JSON of {before, after}; payload and salt may be taken away later, the chain holds without them.
  payload TEXT,
  salt TEXT,
  payload_digest TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL,
  UNIQUE (chain, seq)
) STRICT;

CREATE TRIGGER entry_stays BEFORE DELETE ON entry
BEGIN
  SELECT RAISE(ABORT, 'an entry of the audit trail is never removed');
END;

CREATE TRIGGER entry_stays_as_written
BEFORE UPDATE OF chain, seq, at, operator, account, act, subject, payload_digest, previous, hash ON entry
BEGIN
  SELECT RAISE(ABORT, 'an entry of the audit trail is never changed');
END;

CREATE TABLE chain_head (
  chain TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  mac TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Originals and other files whose bytes lie in objects/. A file there that no row names is left over.
CREATE TABLE object (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  size INTEGER NOT NULL CHECK (size >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE property (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE job (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  case_id TEXT,
  state TEXT NOT NULL,
  done INTEGER NOT NULL DEFAULT 0,
  total INTEGER,
  counts TEXT NOT NULL DEFAULT '{}',
  error TEXT,
  result TEXT,
  started_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;

CREATE INDEX job_by_case ON job (case_id, started_at);
