import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { exchangesSides, sidesOf } from '../../../shared/domain/claim-sides.ts'
import { Position } from '../../../shared/domain/claim.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { NotVerified } from '../../components/NotVerified.tsx'
import { SavedMany, SavedOneOf } from '../../components/SavedChoices.tsx'
import { type Saved, SavedChoice, SavedText } from '../../components/SavedFields.tsx'
import { Grounds } from '../registers/Grounds.tsx'
import { RowStanding } from '../registers/RowStanding.tsx'
import { useReadOnly } from '../registers/useReadOnly.ts'
import { useRowField } from '../registers/useRegister.ts'
import { useRowChoices } from '../registers/useRowChoices.ts'
import { ClaimDefences } from './ClaimDefences.tsx'
import { ClaimElements } from './ClaimElements.tsx'
import { ConsentList } from './ConsentList.tsx'
import type { ClaimRow } from './useClaims.ts'
import { useParties } from '../cases/useParties.ts'

interface ClaimInspectorProps {
  caseId: string
  claim: ClaimRow
  claims: readonly ClaimRow[]
  onElement: (number: number) => void
}

/** One claim: who claims from whom and why, what it rests on, what is expected against it, and whether it can be arbitrated. */
export function ClaimInspector({ caseId, claim, claims, onElement }: ClaimInspectorProps) {
  const { t } = useTranslation('claims')
  const { parties, choices, namesOf } = useParties(caseId)
  const sides = sidesOf(claim, parties)
  const consent = useQuery(engine.claims.consent.queryOptions({ input: { caseId } })).data ?? []
  const own = consent.filter(({ claimId }) => claimId === claim.id)
  const title = useRowField('claim', claim, 'title')
  const key = useRowField('claim', claim, 'key')
  const law = useRowField('claim', claim, 'law')
  const position = useRowField('claim', claim, 'position')
  const alternativeTo = useRowField('claim', claim, 'alternativeToId')
  const claimants = useRowField('claim', claim, 'claimantIds')
  const defendants = useRowField('claim', claim, 'defendantIds')
  const standing = useRowField('claim', claim, 'standing')
  const rights = useRowField('claim', claim, 'rightIds')
  const licences = useRowField('claim', claim, 'licenceIds')
  const notes = useRowField('claim', claim, 'notes')
  const others = claims.filter(({ id }) => id !== claim.id)
  const ofCase = (chosen: readonly string[], ids: readonly string[]) =>
    chosen.length === 0 ? { hint: t('claim.ofCase', { names: namesOf(ids) || t('claim.nobody') }) } : {}
  const readOnly = useReadOnly(claim)

  return (
    <div className="pane-scroll">
      <section className="section stack">
        <SavedText
          saved={title}
          label={t('claim.title')}
          hideLabel
          long
          maxLength={300}
          className="element-name"
          readOnly={readOnly}
        />
        <CauseLine causeId={claim.causeId} />
        <SavedOneOf
          saved={position}
          label={t('claim.position')}
          readOnly={readOnly}
          choices={Position.options.map((one) => ({ value: one, label: t(`position.${one}`) }))}
          {...(exchangesSides(claim.position) && { hint: t('positionHint.exchanged') })}
        />
        {claim.position === 'alternative' && (
          <SavedChoice
            saved={alternativeTo}
            label={t('claim.alternativeTo')}
            none=""
            readOnly={readOnly}
            choices={others.map((one) => ({ value: one.id, label: one.title }))}
          />
        )}
        <SavedMany
          saved={claimants}
          label={t('claim.claimants')}
          choices={choices}
          readOnly={readOnly}
          {...ofCase(claimants.value, sides.claimantIds)}
        />
        <SavedMany
          saved={defendants}
          label={t('claim.defendants')}
          choices={choices}
          readOnly={readOnly}
          {...ofCase(defendants.value, sides.defendantIds)}
        />
        <SavedText saved={standing} label={t('claim.standing')} long maxLength={2000} readOnly={readOnly} />
        <div>
          <div className="field-label">{t('claim.standingGrounds')}</div>
          <Grounds kind="claim" row={claim} caseId={caseId} about="standing" readOnly={readOnly} />
        </div>
      </section>
      <section className="section">
        <h3>{t('claim.consent')}</h3>
        {own.length === 0 && <p className="small faint">{t('claim.noDefendant')}</p>}
        <ConsentList standings={own} nameOf={({ defendantId }) => namesOf([defendantId])} />
      </section>
      <section className="section">
        <h3>
          {t('claim.elements')} <span className="section-count numbers">{claim.elements.length}</span>
        </h3>
        <ClaimElements claim={claim} onElement={onElement} readOnly={readOnly} />
      </section>
      <section className="section">
        <h3>
          {t('claim.defences')} <span className="section-count numbers">{claim.defences.length}</span>
        </h3>
        <ClaimDefences caseId={caseId} claim={claim} readOnly={readOnly} />
      </section>
      <section className="section stack">
        <Named caseId={caseId} kind="right" saved={rights} label={t('claim.rights')} readOnly={readOnly} />
        <Named caseId={caseId} kind="licence" saved={licences} label={t('claim.licences')} readOnly={readOnly} />
        <SavedText saved={law} label={t('claim.law')} maxLength={300} readOnly={readOnly} />
        <SavedText
          saved={key}
          label={t('claim.key')}
          hint={t('claim.keyHint', { key: claim.key })}
          maxLength={40}
          readOnly={readOnly}
        />
        <SavedText saved={notes} label={t('claim.notes')} long maxLength={10_000} readOnly={readOnly} />
      </section>
      <RowStanding kind="claim" row={claim} />
    </div>
  )
}

function CauseLine({ causeId }: { causeId: string | null }) {
  const { t } = useTranslation('claims')
  const language = useLanguage()
  const causes = useQuery(engine.claims.causes.queryOptions()).data ?? []
  const cause = causes.find(({ id }) => id === causeId)
  return (
    <p className="small second">
      {t('claim.cause')}: {cause?.title[language] ?? t('claim.own')}{' '}
      {cause && !cause.verified && <NotVerified source={cause.source} />}
    </p>
  )
}

interface NamedProps {
  caseId: string
  kind: 'right' | 'licence'
  saved: Saved<string[]>
  label: string
  readOnly: boolean
}

/** Rights or licences that a claim is about. */
function Named({ caseId, kind, saved, label, readOnly }: NamedProps) {
  const choices = useRowChoices(kind, caseId, saved.value)
  return <SavedMany saved={saved} label={label} choices={choices} readOnly={readOnly} />
}
