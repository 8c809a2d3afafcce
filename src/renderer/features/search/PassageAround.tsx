import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Hit } from '../../../shared/contract/search.ts'
import { engine } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { ExhibitNumber } from '../../components/ExhibitNumber.tsx'
import { MarkedText } from '../../components/MarkedText.tsx'
import { RecognisedInMargin } from '../recognition/RecognisedTag.tsx'
import { Source } from '../evidence/Source.tsx'

/** Paragraphs shown before and after the one that was found. */
const AROUND = 2

/** What stands around a passage, so that it need not be opened to be understood. */
export function PassageAround({ hit, onOpen }: { hit: Hit; onOpen: () => void }) {
  const { t } = useTranslation('search')
  const from = Math.max(1, hit.ordinal - AROUND)
  const blocks = useQuery(
    engine.evidence.blocks.queryOptions({
      input: { documentId: hit.documentId, from, limit: 2 * AROUND + 1 },
      placeholderData: keepPreviousData,
    }),
  )
  const found = hit.snippet.marks.map(([start, end]): [number, number] => [
    start + hit.snippetFrom,
    end + hit.snippetFrom,
  ])
  return (
    <div className="pane-scroll passage">
      <header>
        <h2>
          {hit.exhibit !== null && <ExhibitNumber label={hit.exhibit} />} {hit.listedAs}
        </h2>
        <p className="small second">
          <Source document={hit} />
        </p>
        <Button onClick={onOpen}>{t('open')}</Button>
      </header>
      {blocks.isError && <ErrorLine error={blocks.error} />}
      {blocks.data?.blocks.map((block) => (
        <div key={block.ordinal} className="paragraph">
          <span className="paragraph-number numbers">
            {block.ordinal}
            {block.recognised !== null && <RecognisedInMargin confidence={block.recognised} />}
          </span>
          <p>
            <MarkedText text={block.text} marks={block.ordinal === hit.ordinal ? found : []} />
          </p>
        </div>
      ))}
    </div>
  )
}
