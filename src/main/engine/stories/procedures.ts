import { requireCase } from '../cases/require.ts'
import { vaultProcedures } from '../procedure.ts'
import { compareDocuments } from './comparing.ts'
import { storyOfDocument } from './document-story.ts'
import { rule } from './joining.ts'
import { originsOfDocuments } from './origins.ts'
import { countPending } from './renewing.ts'
import { storiesOf } from './stories.ts'

const procedure = vaultProcedures.stories

export const storyProcedures = procedure.router({
  list: procedure.list.handler(({ context: { vault }, input }) => {
    const { id } = requireCase(vault, input.caseId)
    return { stories: storiesOf(vault, id), pending: countPending(vault, id) }
  }),
  get: procedure.get.handler(({ context, input }) => storyOfDocument(context.vault, input.documentId)),
  compare: procedure.compare.handler(({ context, input }) =>
    compareDocuments(context.vault, input.leftId, input.rightId),
  ),
  origins: procedure.origins.handler(({ context, input }) => ({
    origins: originsOfDocuments(context.vault, input.documentIds),
  })),
  rule: procedure.rule.handler(({ context: { vault }, input }) => {
    rule(vault, input.about, input.documentId, input.otherIds, input.same)
    return storyOfDocument(vault, input.documentId)
  }),
})
