import { IconCircleDashed, IconFileOff, IconUnlink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { GapKind } from '../../../shared/domain/claim-gaps.ts'
import { OneSourceMark } from '../stories/OneSourceMark.tsx'

const GLYPHS = { 'no-fact': IconCircleDashed, 'no-document': IconFileOff, 'unused-exhibit': IconUnlink }

/** What is missing, in a glyph and a word. */
export function GapMark({ gap }: { gap: GapKind }) {
  const { t } = useTranslation('claims')
  if (gap === 'one-source') return <OneSourceMark>{t('gap.one-source')}</OneSourceMark>
  const Glyph = GLYPHS[gap]
  return (
    <span className={`state gap-word ${gap === 'unused-exhibit' ? 'second' : 'tone-bad'}`}>
      <Glyph size={14} stroke={1.6} aria-hidden />
      {t(`gap.${gap}`)}
    </span>
  )
}
