import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { ConsentDraft } from '../../../shared/domain/agreement.ts'
import { engine } from '../../app/engine.ts'
import { SavedMany } from '../../components/SavedChoices.tsx'
import { type Saved, SavedChoice, SavedText } from '../../components/SavedFields.tsx'
import { documentLabel } from '../evidence/documentList.ts'
import { Grounds } from '../registers/Grounds.tsx'
import { RowStanding } from '../registers/RowStanding.tsx'
import { useReadOnly } from '../registers/useReadOnly.ts'
import { useRowField, useRows } from '../registers/useRegister.ts'
import { useRowChoices } from '../registers/useRowChoices.ts'
import { ConsentList } from './ConsentList.tsx'
import { useParties } from '../cases/useParties.ts'

type ConsentRow = Row<'consent'>

/** A clause: its words, whom it binds, what it covers, whether it outlives its contract, and what follows for each claim. */
export function ConsentInspector({ caseId, consent }: { caseId: string; consent: ConsentRow }) {
  const { t } = useTranslation('claims')
  const { choices, namesOf } = useParties(caseId)
  const claims = useRows('claim', caseId).data ?? []
  const licences = useRowChoices('licence', caseId, [consent.licenceId])
  const documents = useQuery(engine.evidence.list.queryOptions({ input: { caseId } })).data ?? []
  const pairs = useQuery(engine.claims.consent.queryOptions({ input: { caseId } })).data ?? []
  const title = useRowField('consent', consent, 'title')
  const clause = useRowField('consent', consent, 'clause')
  const forum = useRowField('consent', consent, 'forum')
  const parties = useRowField('consent', consent, 'partyIds')
  const licence = useRowField('consent', consent, 'licenceId')
  const scope = useRowField('consent', consent, 'scope')
  const covers = useRowField('consent', consent, 'claimIds')
  const survives = useRowField('consent', consent, 'survivesEnd')
  const document = useRowField('consent', consent, 'documentId')
  const readOnly = useReadOnly(consent)
  const claimTitle = (id: string) => claims.find((claim) => claim.id === id)?.title ?? ''

  return (
    <>
      <section className="section stack">
        <SavedText saved={title} label={t('consent.name')} maxLength={300} readOnly={readOnly} />
        <SavedText saved={clause} label={t('consent.clauseText')} long maxLength={20_000} readOnly={readOnly} />
        <SavedText saved={forum} label={t('consent.forum')} maxLength={300} readOnly={readOnly} />
        <SavedMany saved={parties} label={t('consent.parties')} choices={choices} readOnly={readOnly} />
        <SavedChoice
          saved={licence}
          label={t('consent.licence')}
          none={t('consent.noLicence')}
          readOnly={readOnly}
          choices={licences}
        />
        <SavedChoice
          saved={scope}
          label={t('consent.scope')}
          readOnly={readOnly}
          choices={ConsentDraft.shape.scope.options.map((value) => ({ value, label: t(`consent.scopes.${value}`) }))}
        />
        <SavedMany
          saved={emptyIsNull(covers)}
          label={t('consent.claims')}
          hint={t('consent.claimsHint')}
          readOnly={readOnly}
          choices={useRowChoices('claim', caseId, consent.claimIds ?? [])}
        />
        <SavedChoice
          saved={survives}
          label={t('consent.survives')}
          readOnly={readOnly}
          choices={ConsentDraft.shape.survivesEnd.options.map((value) => ({
            value,
            label: t(`consent.survive.${value}`),
          }))}
        />
        <SavedChoice
          saved={document}
          label={t('consent.document')}
          none={t('consent.noDocument')}
          readOnly={readOnly}
          choices={documents.map((one) => ({ value: one.id, label: documentLabel(one) }))}
        />
        <div>
          <div className="field-label">{t('consent.grounds')}</div>
          <Grounds kind="consent" row={consent} caseId={caseId} about="" readOnly={readOnly} />
        </div>
      </section>
      <section className="section">
        <h3>{t('consent.board')}</h3>
        {pairs.length === 0 && <p className="small faint">{t('consent.none')}</p>}
        <ConsentList
          standings={pairs}
          nameOf={({ claimId, defendantId }) =>
            t('consent.pair', { claim: claimTitle(claimId), defendant: namesOf([defendantId]) })
          }
        />
      </section>
      <RowStanding kind="consent" row={consent} />
    </>
  )
}

/** No claim chosen is no choice: what the clause covers then follows from its scope. */
function emptyIsNull(saved: Saved<string[] | null>): Saved<string[]> {
  const { value, standing, change, conflict } = saved
  return {
    ...saved,
    value: value ?? [],
    standing: standing ?? [],
    change: (ids) => change(ids.length === 0 ? null : ids),
    conflict: conflict && { ...conflict, mine: conflict.mine ?? [], theirs: conflict.theirs ?? [] },
  }
}
