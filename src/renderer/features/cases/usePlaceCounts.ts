import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { urgencyOf } from '../../../shared/domain/due.ts'
import { isShown } from '../../../shared/domain/fact.ts'
import type { CaseSummary } from '../../../shared/contract/cases.ts'
import { count, today } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { useRows } from '../registers/useRegister.ts'

/** What each place of a case holds, in a word, and how many deadlines have passed. */
export function usePlaceCounts(caseId: string, summary: CaseSummary | undefined) {
  const { t } = useTranslation()
  const language = useLanguage()
  const versions = useQuery(engine.dossier.versions.queryOptions({ input: { caseId } })).data
  const facts = useQuery(engine.facts.list.queryOptions({ input: { caseId } })).data
  const gaps = useQuery(engine.claims.gaps.queryOptions({ input: { caseId } })).data
  const acts = useRows('act', caseId).data
  const licences = useRows('licence', caseId).data
  const lines = useRows('loss-line', caseId).data
  const deadlines = useRows('deadline', caseId).data

  const version = versions?.reduce((last, made) => Math.max(last, made.version), 0)
  const standing = (rows: readonly { withdrawnOn: string | null }[]) =>
    count(rows.filter(({ withdrawnOn }) => withdrawnOn === null).length, language)
  const late = deadlines?.filter(
    ({ due, doneOn, withdrawnOn }) => withdrawnOn === null && doneOn === null && urgencyOf(due, today()) === 'late',
  ).length
  return {
    ...(summary && { evidence: count(summary.documents, language), exhibits: count(summary.exhibits, language) }),
    ...(facts && { facts: count(facts.filter((fact) => isShown(fact, 'all')).length, language) }),
    ...(gaps?.length && { claims: t('sidebar.gaps', { count: gaps.length }) }),
    ...(acts && licences && { acts: standing([...licences, ...acts]) }),
    ...(lines && { loss: standing(lines) }),
    ...(late && { proceedings: t('sidebar.late', { count: late }) }),
    ...(version && { dossier: t('sidebar.version', { version }) }),
  }
}
