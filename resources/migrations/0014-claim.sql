-- What is entered of a claim beside documents and facts: rights, licences, acts, agreements, claims, loss and their like.
-- `kind` names the register; `fields` is its draft (src/shared/domain/register-kinds.ts) as JSON. Rows of the vault itself
-- have no case. `number` is that of L-1 or A-1; it is never given again.
CREATE TABLE register_row (
  id           TEXT PRIMARY KEY,
  kind         TEXT NOT NULL,
  case_id      TEXT REFERENCES case_file (id),
  number       INTEGER NOT NULL,
  fields       TEXT NOT NULL,
  withdrawn_on TEXT,
  made_at      TEXT NOT NULL,
  made_by      TEXT NOT NULL,
  revision     INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX register_row_number ON register_row (ifnull(case_id, ''), kind, number);

-- The last number that was given in a register, be its row still there or not; `case_id` is '' for those of the vault.
CREATE TABLE register_count (
  case_id TEXT NOT NULL,
  kind    TEXT NOT NULL,
  last    INTEGER NOT NULL,
  PRIMARY KEY (case_id, kind)
) STRICT;

-- JSON: ids of the parties that the fact is about, and of the facts that cannot stand beside it.
ALTER TABLE fact ADD COLUMN party_ids TEXT NOT NULL DEFAULT '[]';
ALTER TABLE fact ADD COLUMN strains_with TEXT NOT NULL DEFAULT '[]';
-- How much hangs on it, as counsel weighs it; NULL: not weighed.
ALTER TABLE fact ADD COLUMN criticality TEXT;
-- Whether the other side disputes it: 'ours' where that is not known yet.
ALTER TABLE fact ADD COLUMN dispute TEXT NOT NULL DEFAULT 'ours';
-- Of the quotation, where it is in another language than the case.
ALTER TABLE citation ADD COLUMN translation TEXT NOT NULL DEFAULT '';
