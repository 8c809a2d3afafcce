import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ElementStanding } from '../../../shared/contract/claims.ts'
import type { ElementDraft } from '../../../shared/domain/claim.ts'
import { engine } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { SavedText } from '../../components/SavedFields.tsx'
import { useReadOnly } from '../registers/useReadOnly.ts'
import { ElementFacts } from './ElementFacts.tsx'
import { ElementStrength } from './ElementStrength.tsx'
import { GapMark } from './GapMark.tsx'
import { PlaceFact } from './PlaceFact.tsx'
import { type ClaimRow, useClaimEdit, useElementField, withElement, withFact } from './useClaims.ts'

export type Adding = 'for' | 'against' | undefined

interface ElementInspectorProps {
  caseId: string
  claim: ClaimRow
  element: ElementDraft
  standing: ElementStanding | undefined
  /** Whether a fact is being chosen, and for what. */
  adding: Adding
  onAdding: (adding: Adding) => void
  onClaim: () => void
}

/** One element: what it asks, how strong it is, the facts for and against, and what is to be expected. */
export function ElementInspector(props: ElementInspectorProps) {
  const { caseId, claim, element, standing, adding, onAdding, onClaim } = props
  const { t } = useTranslation('claims')
  const navigate = useNavigate()
  const list = useQuery(engine.facts.list.queryOptions({ input: { caseId } })).data
  const facts = useMemo(() => new Map(list?.map((fact) => [fact.id, fact])), [list])
  const title = useElementField(claim, element, 'title')
  const asks = useElementField(claim, element, 'asks')
  const note = useElementField(claim, element, 'note')
  const edit = useClaimEdit(claim.id)
  const readOnly = useReadOnly(claim)

  function place(factId: string, stance: 'for' | 'against' | null): void {
    edit.mutate((now) => withElement(now, element.number, withFact(factId, stance)))
  }

  const adder = (stance: 'for' | 'against') =>
    readOnly ? null : adding === stance ? (
      <PlaceFact
        caseId={caseId}
        onPlace={(factId) => {
          place(factId, stance)
          onAdding(undefined)
        }}
        onClose={() => onAdding(undefined)}
      />
    ) : (
      <Button variant="subtle" size="compact-xs" onClick={() => onAdding(stance)}>
        {t(stance === 'for' ? 'element.addFact' : 'element.addAgainst')}
      </Button>
    )

  return (
    <div className="pane-scroll">
      <section className="section stack">
        <button
          type="button"
          className="link-button small element-claim"
          title={t('element.toClaim')}
          onClick={onClaim}
        >
          {claim.title}
        </button>
        <SavedText
          saved={title}
          label={t('element.title')}
          hideLabel
          maxLength={300}
          className="element-name"
          readOnly={readOnly}
        />
        <div className="row element-standing">
          <ElementStrength claim={claim} element={element} readOnly={readOnly} />
          <span className="spring" />
          {standing?.gap && <GapMark gap={standing.gap} />}
        </div>
        <SavedText saved={asks} label={t('element.asks')} long maxLength={2000} readOnly={readOnly} />
      </section>
      <section className="section">
        <h3>
          {t('element.facts')} <span className="section-count numbers">{element.factIds.length}</span>
        </h3>
        <ElementFacts
          caseId={caseId}
          stance="for"
          factIds={element.factIds}
          facts={facts}
          readOnly={readOnly}
          onPlace={place}
        />
        {adder('for')}
        {edit.isError && <ErrorLine error={edit.error} />}
      </section>
      <section className="section">
        <h3>
          {t('element.against')} <span className="section-count numbers">{element.againstIds.length}</span>
        </h3>
        <ElementFacts
          caseId={caseId}
          stance="against"
          factIds={element.againstIds}
          facts={facts}
          readOnly={readOnly}
          onPlace={place}
        />
        {adder('against')}
      </section>
      {claim.defences.length > 0 && (
        <section className="section">
          <h3>{t('element.defences')}</h3>
          <ul className="plain-list">
            {claim.defences.map(({ title: defence, answer }, at) => (
              <li key={at}>
                {defence} {answer === '' && <span className="faint">({t('claim.unanswered')})</span>}
              </li>
            ))}
          </ul>
          <button type="button" className="link-button small" onClick={onClaim}>
            {t('element.toClaim')}
          </button>
        </section>
      )}
      <section className="section stack">
        <SavedText
          saved={note}
          label={t('element.stronger')}
          hint={t('element.strongerHint')}
          long
          maxLength={2000}
          readOnly={readOnly}
        />
        <div>
          <Button onClick={() => void navigate({ to: '/case/$caseId/evidence', params: { caseId } })}>
            {t('element.addDocument')}
          </Button>
        </div>
      </section>
    </div>
  )
}
