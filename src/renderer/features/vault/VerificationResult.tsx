import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fault, Verification } from '../../../shared/contract/vault.ts'
import { count, fileSize } from '../../app/dates.ts'
import { useLanguage } from '../../app/i18n.ts'
import { VirtualList } from '../../components/VirtualList.tsx'

const ROWS_IN_VIEW = 5

/** What was proved, and each fault in plain words. */
export function VerificationResult({ verification }: { verification: Verification }) {
  const { t } = useTranslation('vault')
  const language = useLanguage()
  const { clean, faults, objects, bytes, pages, entries, chains } = verification
  return (
    <div className="stack">
      <p className={clean ? 'state tone-ok' : 'state tone-bad'} role="status">
        {clean ? (
          <IconCheck size={16} stroke={1.6} aria-hidden />
        ) : (
          <IconAlertTriangle size={16} stroke={1.6} aria-hidden />
        )}
        {clean ? t('verify.found.clean') : t('verify.found.faults', { count: faults.length })}
      </p>
      <p className="small second">
        {t('verify.found.counts', {
          objects: count(objects, language),
          size: fileSize(bytes, language),
          pages: count(pages, language),
          entries: count(entries, language),
          chains: count(chains, language),
        })}
      </p>
      {faults.length > 0 && <Faults faults={faults} />}
    </div>
  )
}

function Faults({ faults }: { faults: readonly Fault[] }) {
  const { t } = useTranslation('vault')
  const [active, setActive] = useState<string>()
  const rows = faults.map((fault, index) => ({ ...fault, key: String(index) }))
  return (
    <div className="faults" style={{ height: 74 * Math.min(faults.length, ROWS_IN_VIEW) }}>
      <VirtualList
        items={rows}
        keyOf={({ key }) => key}
        label={t('verify.found.faults', { count: faults.length })}
        selected={new Set(active ? [active] : [])}
        active={active}
        onSelect={(_, key) => setActive(key)}
        rowHeight={74}
        renderRow={({ kind, subject, detail }) => <p className="fault">{t(`fault.${kind}`, { ...detail, subject })}</p>}
      />
    </div>
  )
}
