import type { StoryMember, StoryOfDocument } from '../../../shared/contract/stories.ts'
import { listedAs, requireDocument } from '../evidence/documents.ts'
import { exhibitLabels } from '../exhibits/labels.ts'
import type { Vault } from '../vault/vault.ts'
import { compareTexts, ownSentences } from './comparing.ts'
import { inWords, sourceOf } from './named-agencies.ts'
import { partedFrom } from './rulings.ts'
import { storiesOf } from './stories.ts'

/** Members whose text is compared with the first's at once; of a longer story each is compared when it is asked for. */
const MOST_COMPARED = 40

/** The story that a document tells with others, and whom it names as its source. Throws DOCUMENT_NOT_FOUND. */
export function storyOfDocument(vault: Vault, documentId: string): StoryOfDocument {
  const { caseId } = requireDocument(vault, documentId)
  const story = storiesOf(vault, caseId).find(({ documentIds }) => documentIds.includes(documentId))
  return {
    story: story ? { members: membersOf(vault, caseId, story.documentIds), earliest: story.earliest } : null,
    agencies: inWords(sourceOf(vault, documentId)),
    parted: partedFrom(vault, documentId, 'story').map((id) => ({
      documentId: id,
      listedAs: listedAs(requireDocument(vault, id)),
    })),
  }
}

function membersOf(vault: Vault, caseId: string, documentIds: readonly string[]): StoryMember[] {
  const labels = exhibitLabels(vault, caseId)
  const [first = ''] = documentIds
  const ofFirst = ownSentences(vault, first)
  return documentIds.map((documentId, at) => {
    const row = requireDocument(vault, documentId)
    const isCompared = at > 0 && at <= MOST_COMPARED
    return {
      documentId,
      listedAs: listedAs(row),
      publisher: row.publisher,
      published: row.published,
      exhibit: labels.get(documentId) ?? null,
      differs: isCompared ? compareTexts(ofFirst, ownSentences(vault, documentId)).differs : null,
    }
  })
}
