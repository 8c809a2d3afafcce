-- A row of the index has the number of its case, of its document within the case and of its block (¶), joined into
-- one integer, so that a case and a document are each one range of rows. See engine/search/rows.ts.
create table search_case (
  no integer primary key,
  id text not null unique
) strict;

create table search_document (
  no integer primary key,
  id text not null unique
) strict;

-- Terms of the project's own making, parted by spaces (engine/search/words.ts): `ascii` keeps every other character
-- inside a term. No text is stored, only which term stands where.
create virtual table search_text using fts5 (
  body, title, compound, content = '', contentless_delete = 1, tokenize = 'ascii'
);

-- The site's own text around an article, apart so that it comes last without being sorted.
create virtual table search_noise using fts5 (
  body, title, compound, content = '', contentless_delete = 1, tokenize = 'ascii'
);
