import { IconCircleDashed, IconFileOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ElementStanding } from '../../../shared/contract/claims.ts'
import { OneSourceMark } from '../stories/OneSourceMark.tsx'

/** What an element lacks first of all, in a glyph and a word. */
export function GapMark({ gap }: { gap: NonNullable<ElementStanding['gap']> }) {
  const { t } = useTranslation('claims')
  if (gap === 'one-source') return <OneSourceMark>{t('gap.one-source')}</OneSourceMark>
  const Glyph = gap === 'no-fact' ? IconCircleDashed : IconFileOff
  return (
    <span className="state tone-bad gap-word">
      <Glyph size={14} stroke={1.6} aria-hidden />
      {t(`gap.${gap}`)}
    </span>
  )
}
