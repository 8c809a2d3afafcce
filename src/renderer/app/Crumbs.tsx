import { useQuery } from '@tanstack/react-query'
import { Link, useMatches } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { engine } from './engine.ts'

/** The path from the vault or the list of cases to where the person is. */
export function Crumbs({ separator }: { separator: ReactNode }) {
  const { t } = useTranslation()
  const vault = useQuery(engine.vault.current.queryOptions()).data
  const match = useMatches().at(-1)
  const caseId = (match?.params as { caseId?: string } | undefined)?.caseId
  const place = match?.pathname.split('/').findLast((part) => part !== '') ?? 'cases'

  const steps: ReactNode[] =
    caseId === undefined
      ? [
          <span key="vault">{t('frame.vault', { name: vault?.name ?? '' })}</span>,
          <b key="here">{t(`rail.${place}`)}</b>,
        ]
      : [
          <Link key="cases" to="/cases">
            {t('rail.cases')}
          </Link>,
          <CaseCrumb key="case" caseId={caseId} />,
          <b key="here">{t(`sidebar.${place}`)}</b>,
        ]
  return (
    <nav className="crumbs" aria-label={t('frame.path')}>
      {steps.map((step, index) => (
        <Fragment key={index}>
          {index > 0 && separator}
          {step}
        </Fragment>
      ))}
    </nav>
  )
}

function CaseCrumb({ caseId }: { caseId: string }) {
  const title = useQuery(engine.cases.get.queryOptions({ input: { case: caseId } })).data?.title ?? ''
  return (
    <Link to="/case/$caseId/overview" params={{ caseId }} className="crumb-case" title={title}>
      {title}
    </Link>
  )
}
