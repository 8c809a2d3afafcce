import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Due } from '../../../shared/contract/answers.ts'
import { dueDay } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { DueMark } from '../../components/DueMark.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { NotVerified } from '../../components/NotVerified.tsx'
import { RowLink } from '../registers/RowLink.tsx'

const SHOWN = 6

const ABOUT = { deadline: 'deadline', limitation: 'act', renewal: 'right' } as const

/** What falls due next, by days that were entered, by limitation and by renewal. */
export function NextDue({ caseId }: { caseId: string }) {
  const { t } = useTranslation('answers')
  const due = useQuery(engine.answers.due.queryOptions({ input: { caseId } }))
  return (
    <section className="section">
      <h2>{t('next.title')}</h2>
      {due.error && <ErrorLine error={due.error} />}
      {due.data?.length === 0 && <p className="small second">{t('next.none')}</p>}
      <ul className="due-list">
        {due.data?.slice(0, SHOWN).map((one) => (
          <DueRow key={`${one.kind} ${one.id}`} caseId={caseId} due={one} />
        ))}
      </ul>
      {due.data && due.data.length > SHOWN && (
        <p className="small second">{t('next.more', { count: due.data.length - SHOWN })}</p>
      )}
    </section>
  )
}

function DueRow({ caseId, due: { kind, id, title, on, verified } }: { caseId: string; due: Due }) {
  const { t } = useTranslation('answers')
  const language = useLanguage()
  return (
    <li className="due-row">
      <RowLink caseId={caseId} about={{ kind: ABOUT[kind], id }}>
        {kind === 'deadline' ? title : t(`next.${kind}`, { title })}
      </RowLink>
      <span className="numbers second small">{dueDay(on, language)}</span>
      <span className="due-marks">
        <DueMark on={on} />
        {!verified && <NotVerified source={t('next.unverified')} />}
      </span>
    </li>
  )
}
