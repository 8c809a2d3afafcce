import { IconAlertTriangle, IconArrowsJoin, IconCircleDashed, IconClockQuestion, type Icon } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { LossFlag, LossFlagName } from '../../../shared/domain/loss-figure.ts'
import { flagInWords } from '../../../shared/domain/loss-words.ts'
import { useLanguage } from '../../app/i18n.ts'
import type { LossRow } from './useLoss.ts'

type Look = readonly [Icon, 'bad' | 'warn' | 'unsure']

const WRONG: Look = [IconAlertTriangle, 'bad']
const TWICE: Look = [IconArrowsJoin, 'warn']
const NOT_SAID: Look = [IconCircleDashed, 'unsure']
const TIME: Look = [IconClockQuestion, 'unsure']

const LOOKS: Partial<Record<LossFlagName, Look>> = {
  'input-missing': WRONG,
  'input-unfit': WRONG,
  'too-large': WRONG,
  'interest-unfit': WRONG,
  'out-of-limitation': WRONG,
  'double-recovery': TWICE,
  alternative: TWICE,
  'limitation-not-told': TIME,
}

/** What has to be said of a line, each in a sentence; a line that it overlaps with opens. */
export function LossFlags({
  row,
  flags,
  rows,
}: {
  row: LossRow
  flags: readonly LossFlag[]
  rows: readonly LossRow[]
}) {
  const language = useLanguage()
  const titleOf = (id: string) => rows.find((one) => one.id === id)?.title ?? ''
  return (
    <ul className="loss-flags">
      {flags.map((flag) => {
        const [Glyph, tone] = LOOKS[flag.flag] ?? NOT_SAID
        return (
          <li key={flag.flag} className="loss-flag">
            <Glyph size={15} stroke={1.6} className={`tone-${tone}`} aria-hidden />
            <span className="wrap-anywhere">
              {flagInWords(flag, row.inputs, titleOf, language)}
              {flag.lineIds.map((id) => (
                <Link
                  key={id}
                  className="link loss-other"
                  to="/case/$caseId/loss"
                  params={{ caseId: row.caseId ?? '' }}
                  search={{ line: id }}
                >
                  {rows.find((one) => one.id === id)?.number}
                </Link>
              ))}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
