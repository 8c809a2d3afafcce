import { REGISTER_KINDS } from '../../../shared/domain/register-kinds.ts'

/**
 * Acts of the trail that can be taken back. A transaction is undoable where all that it enters is of these; what is
 * served, exported, imported or deleted for good is not.
 */
export const UNDOABLE: ReadonlySet<string> = new Set([
  'case.changed',
  'party.added',
  'party.changed',
  'party.removed',
  'stage.recorded',
  'stage.changed',
  'stage.removed',
  'document.annotated',
  'document.tagged',
  'document.declared',
  'document.marked',
  'document.related',
  'custody.declared',
  'series.changed',
  'exhibit.numbered',
  'exhibit.removed',
  'exhibit.reordered',
  'passage.highlighted',
  'passage.unhighlighted',
  'note.added',
  'note.changed',
  'note.removed',
  'fact.added',
  'fact.changed',
  'fact.withdrawn',
  'fact.restored',
  'citation.added',
  'citation.changed',
  'citation.removed',
  'story.joined',
  'story.parted',
  'origin.joined',
  'origin.parted',
  'search.saved',
  'search.renamed',
  'search.removed',
  ...REGISTER_KINDS.flatMap((kind) => ['added', 'changed', 'withdrawn', 'restored'].map((done) => `${kind}.${done}`)),
])

/** Acts that only go with one that can be taken back: an exception to a document's marks stays in the trail. */
export const ATTENDANT: ReadonlySet<string> = new Set(['series.kept', 'document.let-out'])

/**
 * The tables that these acts write to. The last numbers of facts and of rows (`fact_count`, `register_count`) are none of
 * them, so that a number is not given twice.
 */
export const UNDOABLE_TABLES = [
  'case_file',
  'party',
  'stage_entry',
  'document',
  'finding',
  'relation',
  'collection',
  'series',
  'exhibit',
  'passage',
  'note',
  'fact',
  'citation',
  'story_ruling',
  'saved_search',
  'register_row',
] as const
