import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shortMoment } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { VirtualList } from '../../components/VirtualList.tsx'

/** The latest entries of the vault's own trail. */
export function VaultTrail() {
  const { t, i18n } = useTranslation('vault')
  const language = useLanguage()
  const entries = useQuery(engine.audit.latest.queryOptions({ input: { limit: 200 } }))
  const [active, setActive] = useState<string>()

  return (
    <>
      <div className="tool-head">
        <h2 className="small strong">{t('trail.title')}</h2>
      </div>
      {entries.error && <ErrorLine error={entries.error} />}
      <VirtualList
        items={entries.data ?? []}
        keyOf={({ seq }) => String(seq)}
        label={t('trail.title')}
        selected={new Set(active ? [active] : [])}
        active={active}
        onSelect={(_, seq) => setActive(seq)}
        rowHeight={46}
        renderRow={({ at, act, operator }) => (
          <div className="trail-row">
            <span>{i18n.exists(`vault:trail.act.${act}`) ? t(`trail.act.${act}`) : act}</span>
            <span className="faint tiny">
              {shortMoment(at, language)}, {operator}
            </span>
          </div>
        )}
      />
    </>
  )
}
