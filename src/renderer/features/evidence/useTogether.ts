import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { linkScrollers, type ScrollLink } from '../../components/scrollLink.ts'
import { useBlocks } from './blocks.ts'
import type { ReaderView } from './Reader.tsx'

interface Shown {
  readonly document: EvidenceDocument | undefined
  readonly view: ReaderView | undefined
}

interface Together {
  /** For the document that is read and the one beside it; undefined where each scrolls by itself. */
  readonly ends: readonly [ScrollLink, ScrollLink] | undefined
  /** Why they are not kept together; empty where they are, or where neither is the other's translation or copy. */
  readonly inWords: string
}

/** Keeps two documents together by ¶ or by page, where they have as many. */
export function useTogether(main: Shown, beside: Shown): Together {
  const { t } = useTranslation('evidence')
  const both = main.document !== undefined && beside.document !== undefined && main.document.id !== beside.document.id
  const texts = both && main.view === 'text' && beside.view === 'text'
  const pictures = both && main.view === 'pages' && beside.view === 'pages'
  const here = useParagraphs(main.document, texts)
  const there = useParagraphs(beside.document, texts)
  const counts = texts ? [here, there] : pictures ? [main.document?.pages, beside.document?.pages] : []
  const agree = counts[0] != null && counts[0] === counts[1]
  const ends = useMemo(() => (agree ? linkScrollers() : undefined), [agree])
  const related = both && isKin(main.document, beside.document)
  if (agree || !related) return { ends, inWords: '' }
  if (counts[0] == null || counts[1] == null) return { ends, inWords: texts || pictures ? '' : t('beside.apartViews') }
  return {
    ends,
    inWords: t(texts ? 'beside.apartBlocks' : 'beside.apartPages', { here: counts[1], there: counts[0] }),
  }
}

/** How many ¶ of the document itself are shown; undefined until they are known. */
function useParagraphs(document: EvidenceDocument | undefined, wanted: boolean): number | undefined {
  const { data } = useBlocks(document?.id ?? '', wanted && document !== undefined)
  return wanted ? data?.filter(({ noise }) => !noise).length : undefined
}

function isKin(one: EvidenceDocument | undefined, other: EvidenceDocument | undefined): boolean {
  return [...(one?.relations ?? []), ...(other?.relations ?? [])].some(
    ({ of, kind }) => (of === one?.id || of === other?.id) && (kind === 'translation' || kind === 'copy'),
  )
}

/** The document that translates this one, or that it translates. */
export function counterpartOf({
  relations,
  related,
}: EvidenceDocument): { id: string; is: 'original' | 'translation' } | undefined {
  const original = relations.find(({ kind }) => kind === 'translation')
  if (original) return { id: original.of, is: 'original' }
  const translation = related.find(({ kind }) => kind === 'translation')
  return translation && { id: translation.document.id, is: 'translation' }
}
