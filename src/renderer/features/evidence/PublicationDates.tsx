import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { FINDING_ROLES, type FindingRole } from '../../../shared/domain/article.ts'
import { ConflictChoice } from '../../components/ConflictChoice.tsx'
import { DateText } from '../../components/DateText.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { PropertyRow } from '../../components/PropertyRow.tsx'
import { DateField } from './DateField.tsx'
import { Offered } from './Offered.tsx'
import { standingFor, useDeclared } from './useDocumentChanges.ts'

/** The dates of a document, one a role, as the head of a page and its dateline may differ. */
export function PublicationDates({ document }: { document: EvidenceDocument }) {
  const { t } = useTranslation('evidence')
  const [adding, setAdding] = useState(false)
  const dated = document.findings.filter((finding) => finding.field === 'published' && finding.basis !== 'offered')
  const roles = [...new Set(dated.map(({ role }) => role))]
  const isSettled = dated.some(({ basis, value }) => basis === 'declared' || isWholeDay(value))
  const label = t('about.field.published')
  return (
    <>
      {roles.map((role, index) => (
        <PublicationDate
          key={role}
          document={document}
          role={role}
          label={index === 0 ? label : ''}
          withRole={roles.length > 1 || role !== 'main'}
        />
      ))}
      {(roles.length === 0 || adding) && (
        <NewDate
          document={document}
          label={roles.length === 0 ? label : ''}
          taken={roles}
          open={adding}
          onOpen={() => setAdding(true)}
          onDone={() => setAdding(false)}
        />
      )}
      {!isSettled && <OfferedDates document={document} />}
      {roles.length > 0 && roles.length < FINDING_ROLES.length && !adding && (
        <PropertyRow label="">
          <button type="button" className="link-button small" onClick={() => setAdding(true)}>
            {t('about.addDate')}
          </button>
        </PropertyRow>
      )}
    </>
  )
}

/** A day that needs no further guess beside it. */
function isWholeDay(date: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(date)
}

interface PublicationDateProps {
  document: EvidenceDocument
  role: FindingRole
  label: string
  withRole: boolean
}

function PublicationDate({ document, role, label, withRole }: PublicationDateProps) {
  const { t } = useTranslation('evidence')
  const declared = useDeclared(document, 'published', role)
  const [editing, setEditing] = useState(false)
  const stands = standingFor(document.findings, 'published', role)
  const read = document.findings.find(
    (one) => one.field === 'published' && one.role === role && (one.basis === 'file' || one.basis === 'text'),
  )
  if (!stands) return null
  return (
    <PropertyRow label={label} basis={stands.basis} where={stands.where}>
      {editing ? (
        <DateField
          value={stands.value}
          onKeep={(value) => {
            setEditing(false)
            declared.declare(value)
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <button
          type="button"
          className="in-place"
          title={t('about.edit', { field: t(`about.role.${role}`) })}
          onClick={() => setEditing(true)}
        >
          <DateText date={stands.value} length="long" />
          {withRole && <span className="faint"> {t(`about.role.${role}`)}</span>}
        </button>
      )}
      {stands.basis === 'declared' && (
        <div className="property-more">
          {read && (
            <span className="faint">
              {t('about.wasRead')} <DateText date={read.value} />
            </span>
          )}
          <button
            type="button"
            className="link-button"
            aria-label={t('about.takeBackField', { field: t(`about.role.${role}`) })}
            onClick={() => declared.declare(null)}
          >
            {t('about.takeBack')}
          </button>
        </div>
      )}
      <Troubles declared={declared} />
    </PropertyRow>
  )
}

interface NewDateProps {
  document: EvidenceDocument
  label: string
  taken: readonly FindingRole[]
  open: boolean
  onOpen: () => void
  onDone: () => void
}

function NewDate({ document, label, taken, open, onOpen, onDone }: NewDateProps) {
  const { t } = useTranslation('evidence')
  const free = FINDING_ROLES.filter((role) => !taken.includes(role))
  const [role, setRole] = useState<FindingRole>(free[0] ?? 'main')
  const declared = useDeclared(document, 'published', role)
  return (
    <PropertyRow label={label}>
      {open ? (
        <DateField
          value=""
          roles={free}
          role={role}
          onRole={setRole}
          onKeep={(value) => {
            declared.declare(value)
            onDone()
          }}
          onCancel={onDone}
        />
      ) : (
        <button type="button" className="in-place" title={t('about.edit', { field: label })} onClick={onOpen}>
          <span className="faint">{t('about.notFound')}</span>
        </button>
      )}
      <Troubles declared={declared} />
    </PropertyRow>
  )
}

function OfferedDates({ document }: { document: EvidenceDocument }) {
  const offered = document.findings.find(({ field, basis }) => field === 'published' && basis === 'offered')
  const declared = useDeclared(document, 'published', offered?.role)
  if (!offered) return null
  return (
    <PropertyRow label="">
      <Offered document={document} field="published" onAccept={({ value }) => declared.declare(value)} />
      <Troubles declared={declared} />
    </PropertyRow>
  )
}

function Troubles({ declared }: { declared: ReturnType<typeof useDeclared> }) {
  return (
    <>
      {declared.conflict && (
        <ConflictChoice
          conflict={declared.conflict}
          show={(value) => value !== null && <DateText date={value} length="long" />}
          onMine={declared.keepMine}
          onTheirs={declared.keepTheirs}
        />
      )}
      {declared.error !== undefined && <ErrorLine error={declared.error} />}
    </>
  )
}
