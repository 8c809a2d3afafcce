import { ORPCError } from '@orpc/client'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { DeclaredRelation, DocumentSummary, EvidenceDocument } from '../../../shared/contract/evidence.ts'
import type { ArticleField, Finding, FindingRole } from '../../../shared/domain/article.ts'
import type { Marks } from '../../../shared/domain/mark.ts'
import { client, engine } from '../../app/engine.ts'
import { staleIn } from '../../app/errors.ts'
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

/** The notes or the tags of a document, written as they are left and at the latest two seconds after typing. */
export function useAnnotation<K extends 'notes' | 'tags'>(document: EvidenceDocument, field: K) {
  const saved = useAutosave<EvidenceDocument[K], EvidenceDocument>({
    row: document,
    valueOf: (row) => row[field],
    write: async (value, revision) =>
      keep(await client.evidence.annotate({ documentId: document.id, revision, fields: { [field]: value } })),
  })
  useKeptInTime(saved.value, document[field], saved.keep)
  return saved
}

/** Milliseconds that typing which goes on may stay unwritten. */
const UNWRITTEN_AT_MOST = 2_000

/** Writes what is typed while the typing goes on, and when the window is reloaded or closed. */
function useKeptInTime(typed: unknown, stored: unknown, keepNow: () => void): void {
  const latest = useRef(keepNow)
  useEffect(() => {
    latest.current = keepNow
  })
  const unwritten = typed !== stored
  useEffect(() => {
    if (!unwritten) return
    const write = () => latest.current()
    const timer = setInterval(write, UNWRITTEN_AT_MOST)
    // A write begun before the window unloads is sent for certain; one begun while it does may be cut off.
    for (const leaving of ['beforeunload', 'pagehide']) window.addEventListener(leaving, write)
    return () => {
      clearInterval(timer)
      for (const leaving of ['beforeunload', 'pagehide']) window.removeEventListener(leaving, write)
    }
  }, [unwritten])
}

/** What the person declares the document to be to another one; null where nothing is declared. */
export function useDeclaredRelation(document: EvidenceDocument) {
  return useAutosave<DeclaredRelation | null, EvidenceDocument>({
    row: document,
    valueOf: ({ relations }) => {
      const declared = relations.find((one) => one.declared)
      if (!declared) return null
      const { kind, of, certified, translator, translatedOn } = declared
      return { kind, of, certified, translator, translatedOn }
    },
    write: async (relation, revision) =>
      keep(await client.evidence.relate({ documentId: document.id, revision, relation })),
  })
}

/** One mark of a document. A mark that wants a ground is not written while the ground is empty. */
export function useDocumentMark<K extends keyof Marks>(document: EvidenceDocument, mark: K) {
  return useAutosave<Marks[K], DocumentSummary>({
    row: document,
    valueOf: ({ marks }) => marks[mark],
    isComplete: (value) => typeof value !== 'string' || value.trim() !== '',
    write: async (value, revision) => {
      const { id } = document
      const input = { documentIds: [id], marks: { [mark]: value }, revisions: { [id]: revision } }
      const [changed] = await client.evidence.mark(input).catch((error: unknown) => {
        throw ofOneDocument(error)
      })
      queryClient.setQueryData(
        engine.evidence.get.queryKey({ input: { documentId: id } }),
        (known) => known && { ...known, ...changed },
      )
      noteSaved()
      void queryClient.invalidateQueries({ queryKey: engine.evidence.key() })
    },
  })
}

/** A refusal as STALE that names one document, with that document as what stands now. */
function ofOneDocument(error: unknown): unknown {
  const stale = staleIn<DocumentSummary[]>(error)
  return stale ? new ORPCError('STALE', { data: { ...stale, current: stale.current[0] } }) : error
}

/** The revisions of documents as they are shown, for a write that must not pass over a change nobody has seen. */
export function revisionsOf(documents: readonly DocumentSummary[]): Record<string, number> {
  return Object.fromEntries(documents.map(({ id, revision }) => [id, revision]))
}

/** Sets marks on many documents. */
export function useMark() {
  return useMutation(
    engine.evidence.mark.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: engine.evidence.key() }),
    }),
  )
}
