import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { DECISIONS } from '../../../shared/domain/conflict.ts'
import { likenessInWords } from '../../../shared/messages/meeting-words.ts'
import { fullMoment, shortMoment } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { SavedOneOf } from '../../components/SavedChoices.tsx'
import { SavedText } from '../../components/SavedFields.tsx'
import { RegisterPanes } from '../registers/RegisterPanes.tsx'
import { RowStanding } from '../registers/RowStanding.tsx'
import { useRowField, useRows } from '../registers/useRegister.ts'
import { NewCheck } from './NewCheck.tsx'

const COLUMNS = ['names', 'decision', 'found', 'on'] as const

/** The conflict checks that were recorded: which names, whom they met, and what was decided. */
export function ChecksRegister({ tools }: { tools: ReactNode }) {
  const { t } = useTranslation('conflicts')
  const language = useLanguage()
  const navigate = useNavigate({ from: '/people' })
  const { check: asked, make = false } = useSearch({ from: '/people' })
  const rows = useRows('conflict-check', '')
  const select = (id: string) => void navigate({ search: { show: 'checks', check: id }, replace: true })
  return (
    <RegisterPanes
      kind="conflict-check"
      title={t('checks.title')}
      rows={rows}
      wordsOf={({ names, reason, found }) => [...names, reason, ...found.map(({ name }) => name)].join('\n')}
      renderRow={(check) => (
        <div className={check.withdrawnOn === null ? 'check-row' : 'check-row register-withdrawn'}>
          <span role="gridcell" className="wrap-anywhere">
            {check.names.join(', ')}
          </span>
          <span role="gridcell" className={check.decision === 'conflict' ? 'tone-bad' : ''}>
            {t(`decision.${check.decision}`)}
          </span>
          <span role="gridcell" className="numbers">
            {check.found.length}
          </span>
          <span role="gridcell" className="numbers">
            {shortMoment(check.madeAt, language)}
          </span>
        </div>
      )}
      rowHeight={35}
      head={
        <div className="check-row register-head" role="row" aria-rowindex={1}>
          {COLUMNS.map((column) => (
            <span key={column} role="columnheader">
              {t(`checks.head.${column}`)}
            </span>
          ))}
        </div>
      }
      columns={COLUMNS.length}
      selected={asked}
      onSelect={select}
      inspector={(check) => <CheckInspector check={check} />}
      form={(close) => <NewCheck onMade={({ id }) => select(id)} onClose={close} />}
      making={make}
      newLabel={t('checks.new')}
      empty={t('checks.empty')}
      tools={tools}
    />
  )
}

function CheckInspector({ check }: { check: Row<'conflict-check'> }) {
  const { t } = useTranslation('conflicts')
  const language = useLanguage()
  const { names, found, forCaseId, madeAt, withdrawnOn } = check
  const cases = useQuery(engine.cases.list.queryOptions({ input: { archived: false } })).data
  const of = cases?.find(({ id }) => id === forCaseId)
  const readOnly = withdrawnOn !== null
  return (
    <>
      <section className="section">
        <h2 className="inspector-title serif">{names.join(', ')}</h2>
        <p className="tiny faint">{fullMoment(madeAt, language)}</p>
        {forCaseId !== null && (
          <p className="small">
            {t('checks.case')}:{' '}
            <Link className="link" to="/case/$caseId/overview" params={{ caseId: forCaseId }}>
              {of ? `${of.reference} ${of.title}` : t('registers:kind.conflict-check')}
            </Link>
          </p>
        )}
      </section>
      <section className="section saved-fields">
        <SavedOneOf
          saved={useRowField('conflict-check', check, 'decision')}
          label={t('decision.label')}
          choices={DECISIONS.map((one) => ({ value: one, label: t(`decision.${one}`) }))}
          readOnly={readOnly}
        />
        <SavedText
          saved={useRowField('conflict-check', check, 'reason')}
          label={t('reason')}
          long
          maxLength={5000}
          readOnly={readOnly}
        />
      </section>
      <section className="section">
        <h2>
          {t('checks.found')} <span className="section-count numbers">{found.length}</span>
        </h2>
        {found.length === 0 && <p className="small faint">{t('checks.foundNone')}</p>}
        <ul className="meetings">
          {found.map(({ name, role, reference, likeness }, index) => (
            <li key={index}>
              <div className="meeting-name">
                <span className="serif wrap-anywhere">{name}</span>
                <span className="tag">{likenessInWords(likeness, t)}</span>
              </div>
              <div className="small second">
                {t([`cases:role.${role}`], { defaultValue: role })}, {reference}
              </div>
            </li>
          ))}
        </ul>
      </section>
      <RowStanding kind="conflict-check" row={check} />
    </>
  )
}
