import { IconQuoteOff, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Citation } from '../../../shared/contract/facts.ts'
import { ExhibitNumber } from '../../components/ExhibitNumber.tsx'
import { usePinpoint } from '../passages/pinpoint.ts'

/** A citation as `C-1 ¶ 6`; what it says stands in its title, and whether it speaks against the fact before it. */
export function CitationMark({ citation }: { citation: Citation }) {
  const { t } = useTranslation('facts')
  const pinpoint = usePinpoint()
  const { exhibit, listedAs, passage, stance } = citation
  return (
    <span className="citation-mark" title={passage.quote}>
      {stance === 'contradicts' && (
        <span className="state tone-bad">
          <IconX size={13} stroke={1.8} aria-hidden />
          {t('against')}
        </span>
      )}
      {exhibit === null ? <span className="one-line">{listedAs}</span> : <ExhibitNumber label={exhibit} />}
      {passage.placed ? (
        <span className="numbers">{pinpoint('', passage).trim()}</span>
      ) : (
        <span className="state tone-unsure">
          <IconQuoteOff size={13} stroke={1.6} aria-hidden />
          {t('lost.mark')}
        </span>
      )}
    </span>
  )
}
