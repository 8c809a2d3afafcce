import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ElementStanding } from '../../../shared/contract/claims.ts'
import type { ElementDraft } from '../../../shared/domain/claim.ts'
import { isField } from '../../app/fields.ts'
import { ElementCell } from './ElementCell.tsx'
import { focusPlace } from './focusPlace.ts'
import { type ClaimRow, placeOf } from './useClaims.ts'

/** Elements that counsel says stand, or are strong. */
const STANDS = 2

interface ClaimMatrixProps {
  claims: readonly ClaimRow[]
  standing: ReadonlyMap<string, ElementStanding>
  gapsOnly: boolean
  /** The claim and the element that are selected; an element of null is the claim as a whole. */
  claim: string | undefined
  element: number | null
  readOnly: boolean
  onSelect: (claimId: string, element: number | null) => void
  /** Begins to put a fact to the element that is selected. */
  onEnter: () => void
}

/** Every claim with its elements: what stands behind each, and what is missing. Arrows move, Enter puts a fact. */
export function ClaimMatrix(props: ClaimMatrixProps) {
  const { claims, standing, gapsOnly, claim, element, readOnly, onSelect, onEnter } = props
  const { t } = useTranslation('claims')
  const isGap = (claimId: string, { number }: ElementDraft) => {
    const gap = standing.get(placeOf(claimId, number))?.gap
    return gap !== null && gap !== undefined
  }
  const rows = claims
    .map((row) => ({ row, elements: row.elements.filter((one) => !gapsOnly || isGap(row.id, one)) }))
    .filter(({ elements }) => !gapsOnly || elements.length > 0)

  function onKeyDown(event: KeyboardEvent): void {
    if (isField(event.target) || event.altKey || event.ctrlKey || event.metaKey) return
    const at = rows.findIndex(({ row }) => row.id === claim)
    const here = rows[at]
    if (!here) return
    const column = here.elements.findIndex(({ number }) => number === element)
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key]
    if (event.key === 'Enter' && element !== null) {
      event.preventDefault()
      return onEnter()
    }
    if (!step) return
    event.preventDefault()
    const [down = 0, right = 0] = step
    const next = rows[at + down]
    if (!next) return
    const target = Math.min(column + right, next.elements.length - 1)
    const number = target < 0 ? null : (next.elements[target]?.number ?? null)
    onSelect(next.row.id, number)
    focusPlace(next.row.id, number)
  }

  return (
    <div className="claim-matrix" role="group" aria-label={t('part.matrix')} onKeyDown={onKeyDown}>
      {rows.map(({ row, elements }) => {
        const isHere = row.id === claim
        return (
          <section key={row.id} className="claim-row" aria-label={row.title}>
            <button
              type="button"
              className="claim-head"
              data-place={placeOf(row.id, null)}
              aria-pressed={isHere && element === null}
              tabIndex={isHere && element === null ? 0 : -1}
              onClick={() => onSelect(row.id, null)}
            >
              <span className="claim-title wrap-anywhere">{row.title}</span>
              <span className="tiny second">
                {row.position !== 'principal' && <span className="tag">{t(`position.${row.position}`)}</span>}
                {row.law}
              </span>
              <span className="tiny faint numbers">
                {t('stand', {
                  stand: row.elements.filter(({ strength }) => (strength ?? 0) >= STANDS).length,
                  count: row.elements.length,
                })}
              </span>
            </button>
            <div className="claim-cells">
              {elements.length === 0 && <p className="small faint claim-bare">{t('empty.noElements')}</p>}
              {elements.map((one) => (
                <ElementCell
                  key={one.number}
                  claimId={row.id}
                  element={one}
                  standing={standing.get(placeOf(row.id, one.number))}
                  readOnly={readOnly}
                  isSelected={isHere && element === one.number}
                  onSelect={() => onSelect(row.id, one.number)}
                />
              ))}
            </div>
          </section>
        )
      })}
      <p className="matrix-legend tiny second">
        {([3, 2, 1, 0] as const).map((strength) => (
          <span key={strength} className="state tiny">
            <span className="strength" data-weighed aria-hidden>
              {[1, 2, 3].map((square) => (
                <span key={square} className={square <= strength ? 'strength-on' : undefined} />
              ))}
            </span>
            {t(`strength.${strength}`)}
          </span>
        ))}
        <span>{t('legend.fe')}</span>
        <span className="spring" />
        <span className="faint">{t('legend.who')}</span>
      </p>
    </div>
  )
}
