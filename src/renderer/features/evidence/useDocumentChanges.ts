import { useMutation } from '@tanstack/react-query'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import type { ArticleField, Finding, FindingRole } from '../../../shared/domain/article.ts'
import { client, engine } from '../../app/engine.ts'
import { queryClient } from '../../app/queries.ts'
import { noteSaved } from '../../app/saved.ts'
import { useAutosave } from '../../components/useAutosave.ts'

function keep(document: EvidenceDocument): void {
  queryClient.setQueryData(engine.evidence.get.queryKey({ input: { documentId: document.id } }), document)
  noteSaved()
}

/** What stands for one role of a field: what was declared, else what was read; offered values never. */
export function standingFor(findings: readonly Finding[], field: ArticleField, role: FindingRole): Finding | undefined {
  const ofRole = findings.filter((one) => one.field === field && one.role === role && one.basis !== 'offered')
  return ofRole.find(({ basis }) => basis === 'declared') ?? ofRole[0]
}

/** A field of a document as it is declared; null takes the declaration back. */
export function useDeclared(document: EvidenceDocument, field: ArticleField, role: FindingRole = 'main') {
  const saved = useAutosave<string | null, EvidenceDocument>({
    row: document,
    valueOf: ({ findings }) => standingFor(findings, field, role)?.value ?? null,
    write: async (value, revision) =>
      keep(await client.evidence.declare({ documentId: document.id, revision, field, role, value })),
  })
  return {
    ...saved,
    declare: (value: string | null) => {
      saved.change(value)
      saved.keep()
    },
  }
}

/** The notes or the tags of a document, written as they are left. */
export function useAnnotation<K extends 'notes' | 'tags'>(document: EvidenceDocument, field: K) {
  return useAutosave<EvidenceDocument[K], EvidenceDocument>({
    row: document,
    valueOf: (row) => row[field],
    write: async (value, revision) =>
      keep(await client.evidence.annotate({ documentId: document.id, revision, fields: { [field]: value } })),
  })
}

export function useRelate() {
  return useMutation(engine.evidence.relate.mutationOptions({ onSuccess: keep }))
}

/** Sets marks on one or on many documents. */
export function useMark() {
  return useMutation(
    engine.evidence.mark.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: engine.evidence.key() }),
    }),
  )
}
