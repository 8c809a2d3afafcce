import { IconAlertTriangle, IconCheck, IconEye } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Readiness } from '../../../shared/contract/dossier.ts'
import type { Exception } from '../../../shared/contract/leaving.ts'
import { engine } from '../../app/engine.ts'
import { ExhibitNumber } from '../../components/ExhibitNumber.tsx'
import { allExcepted, BarredDocuments } from '../exhibits/Exceptions.tsx'

const PARTS = ['claimant', 'defendant', 'jurisdiction', 'forum', 'seat', 'disclosable-stage'] as const

interface ReadinessCheckProps {
  caseId: string
  readiness: Readiness
  exceptions: readonly Exception[]
  onExceptions: (exceptions: Exception[]) => void
}

/** What stands in the way of a dossier, what to know before it leaves, and what is in order; each with a way to mend it. */
export function ReadinessCheck({ caseId, readiness, exceptions, onExceptions }: ReadinessCheckProps) {
  const { t } = useTranslation('dossier')
  const exhibits = useQuery(engine.exhibits.list.queryOptions({ input: { caseId } })).data?.exhibits ?? []
  const forums = useQuery(engine.cases.forums.queryOptions()).data ?? []
  const file = useQuery(engine.cases.get.queryOptions({ input: { case: caseId } })).data
  const otherSide = forums.find(({ id }) => id === file?.forum)?.defendantIs ?? 'defendant'
  const documentOf = (label: string) => exhibits.find((exhibit) => exhibit.label === label)?.document.id
  const wordOf = (part: (typeof PARTS)[number]) => (part === 'defendant' ? otherSide : part)

  const noExhibits = readiness.missing.includes('exhibits')
  const blocking = readiness.barred.length > 0 && !allExcepted(readiness.barred, exceptions)
  const toMend =
    Number(noExhibits) + readiness.unreadable.length + readiness.locked.length + Number(readiness.barred.length > 0)
  const missing = PARTS.filter((part) => readiness.missing.includes(part))
  const present = PARTS.filter((part) => !readiness.missing.includes(part))
  const toKnow =
    missing.length +
    readiness.references.length +
    Number(readiness.undated.length > 0) +
    Number(readiness.withdrawn.length > 0)
  const inOrder = present.length + Number(!noExhibits) + Number(readiness.barred.length === 0 && !noExhibits)

  return (
    <>
      <section className="section">
        <h2>{t('view.check.title')}</h2>
        <div className="row check-counts">
          {toMend > 0 && (
            <span className="state tone-bad">
              <IconAlertTriangle size={15} stroke={1.6} aria-hidden />
              {t('view.check.mend', { count: toMend })}
            </span>
          )}
          {toKnow > 0 && (
            <span className="state tone-warn">
              <IconEye size={15} stroke={1.6} aria-hidden />
              {t('view.check.know', { count: toKnow })}
            </span>
          )}
          <span className="state tone-ok">
            <IconCheck size={15} stroke={1.6} aria-hidden />
            {t('view.check.order', { count: inOrder })}
          </span>
        </div>
      </section>
      {toMend > 0 && (
        <section className="section">
          <h3>{t('view.check.toMend')}</h3>
          {noExhibits && (
            <Point
              head={t('view.missing.exhibits')}
              way={
                <Link to="/case/$caseId/exhibits" params={{ caseId }} className="link">
                  {t('view.number')}
                </Link>
              }
            >
              {t('view.missingMeans.exhibits')}
            </Point>
          )}
          {readiness.barred.length > 0 && (
            <div>
              <strong className={blocking ? 'small' : 'small second'}>
                {t('view.barred', { count: readiness.barred.length })}
              </strong>
              <BarredDocuments
                barred={readiness.barred}
                act="dossier"
                caseId={caseId}
                exceptions={exceptions}
                onChange={onExceptions}
              />
            </div>
          )}
          {(['unreadable', 'locked'] as const).flatMap((why) =>
            readiness[why].map(({ label, listedAs }) => (
              <Point
                key={label}
                head={t(`view.${why}`, { label })}
                way={<ToDocument caseId={caseId} documentId={documentOf(label)} says={t('view.open')} />}
              >
                {listedAs}. {t(`view.${why}Means`)}
              </Point>
            )),
          )}
        </section>
      )}
      {toKnow > 0 && (
        <section className="section">
          <h3>{t('view.check.toKnow')}</h3>
          {missing.map((part) => (
            <Point
              key={part}
              head={t(`view.missing.${wordOf(part)}`)}
              way={
                <Link to="/case/$caseId/overview" params={{ caseId }} className="link">
                  {t('view.enter')}
                </Link>
              }
            >
              {t(`view.missingMeans.${part}`)}
            </Point>
          ))}
          {readiness.references.map(({ sectionId, heading, at, label, state }) => (
            <Point
              key={`${sectionId} ${at}`}
              head={t('view.reference', { label, heading })}
              way={
                <Link
                  to="/case/$caseId/sections"
                  params={{ caseId }}
                  search={{ section: sectionId, at }}
                  className="link"
                >
                  {t('view.open')}
                </Link>
              }
            >
              {t(`sections:state.${state}`)} {t('view.referenceMeans')}
            </Point>
          ))}
          {readiness.undated.length > 0 && (
            <Point head={t('view.undated', { count: readiness.undated.length })}>
              {t('view.undatedMeans')}
              <span className="check-labels">
                {readiness.undated.map(({ label }) => (
                  <ToDocument
                    key={label}
                    caseId={caseId}
                    documentId={documentOf(label)}
                    says={<ExhibitNumber label={label} link />}
                  />
                ))}
              </span>
            </Point>
          )}
          {readiness.withdrawn.length > 0 && (
            <Point head={t('view.withdrawn', { count: readiness.withdrawn.length })}>
              {readiness.withdrawn.join(', ')}. {t('view.withdrawnMeans')}
            </Point>
          )}
        </section>
      )}
      {inOrder > 0 && (
        <section className="section">
          <h3>{t('view.check.inOrder')}</h3>
          <ul className="check-order">
            {!noExhibits && <InOrder count={readiness.exhibits}>{t('view.present.exhibits')}</InOrder>}
            {!noExhibits && readiness.barred.length === 0 && (
              <InOrder count={t('view.none')}>{t('view.noneBarred')}</InOrder>
            )}
            {present.map((part) => (
              <InOrder key={part}>{t(`view.present.${wordOf(part)}`)}</InOrder>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Point({ head, children, way }: { head: string; children: ReactNode; way?: ReactNode }) {
  return (
    <div className="check-point">
      <div>
        <b>{head}</b>
        <span>{children}</span>
      </div>
      {way}
    </div>
  )
}

function InOrder({ children, count }: { children: ReactNode; count?: ReactNode }) {
  return (
    <li>
      <IconCheck size={14} stroke={1.6} className="tone-ok" aria-hidden />
      <span>{children}</span>
      <span className="numbers faint">{count}</span>
    </li>
  )
}

interface ToDocumentProps {
  caseId: string
  documentId: string | undefined
  says: ReactNode
}

function ToDocument({ caseId, documentId, says }: ToDocumentProps) {
  if (documentId === undefined) return says
  return (
    <Link to="/case/$caseId/evidence" params={{ caseId }} search={{ doc: documentId }} className="link">
      {says}
    </Link>
  )
}
