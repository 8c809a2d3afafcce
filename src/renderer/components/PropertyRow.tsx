import { IconFileText, IconQuestionMark, IconQuote, IconUserEdit } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Basis } from '../../shared/domain/article.ts'
import { placeInWords } from './placeInWords.ts'

const GLYPHS = { file: IconFileText, text: IconQuote, declared: IconUserEdit, offered: IconQuestionMark } as const

interface PropertyRowProps {
  label: string
  children: ReactNode
  /** On what the value stands; without it the row has no glyph. */
  basis?: Basis
  /** Where it was read or by whom it was declared, shown on the glyph. */
  where?: string
}

/** A field with its value and, where it was read from something, the glyph of its source. */
export function PropertyRow({ label, children, basis, where }: PropertyRowProps) {
  return (
    <div className="property">
      <dt>{label}</dt>
      <dd>
        <div className="property-value">{children}</div>
        {basis && <Provenance basis={basis} where={where} />}
      </dd>
    </div>
  )
}

/** The glyph that says on what a value stands, with the word for it. */
export function Provenance({ basis, where }: { basis: Basis; where?: string | undefined }) {
  const { t } = useTranslation()
  const Glyph = GLYPHS[basis]
  const word = t(`common:basis.${basis}`)
  const said = where ? `${word}: ${placeInWords(where, t)}` : word
  return (
    <span className={`provenance provenance-${basis}`} role="img" aria-label={said} title={said}>
      <Glyph size={15} stroke={1.5} aria-hidden />
    </span>
  )
}

/** What the glyphs of a list of properties mean; under the list. */
export function ProvenanceLegend({ bases }: { bases: readonly Basis[] }) {
  const { t } = useTranslation()
  return (
    <div className="legend">
      {bases.map((basis) => {
        const Glyph = GLYPHS[basis]
        return (
          <span key={basis}>
            <Glyph size={14} stroke={1.5} aria-hidden />
            {t(`common:basis.${basis}`)}
          </span>
        )
      })}
    </div>
  )
}
