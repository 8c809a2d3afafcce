import { Button, Checkbox, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { tellPresence } from '../../app/presence.ts'
import { useChangeSettings, useSettings } from '../../app/settings.ts'
import { printedKeys } from '../../app/shortcuts.ts'
import { lockVault } from '../../app/vaultLock.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'

const MINUTES = [1, 2, 5, 10, 15, 30, 60, 120] as const

/** When the vault locks by itself. */
export function LockingSection() {
  const { t } = useTranslation('vault')
  const { lockAfter, lockOnSleep } = useSettings()
  const change = useChangeSettings()
  const offered = [...new Set([...MINUTES, ...(lockAfter === null ? [] : [lockAfter])])].sort((a, b) => a - b)
  return (
    <section>
      <h2>{t('locking.title')}</h2>
      <p className="second">{t('locking.text')}</p>
      {change.error && <ErrorLine error={change.error} />}
      <Select
        label={t('locking.after')}
        data={[
          ...offered.map((minutes) => ({ value: String(minutes), label: t('locking.minutes', { count: minutes }) })),
          { value: 'never', label: t('locking.never') },
        ]}
        value={lockAfter === null ? 'never' : String(lockAfter)}
        onChange={(value) =>
          change.mutate(
            { lockAfter: value === 'never' ? null : Number(value) },
            { onSuccess: () => void tellPresence() },
          )
        }
        allowDeselect={false}
      />
      <Checkbox
        label={t('locking.onSleep')}
        checked={lockOnSleep}
        onChange={(event) => change.mutate({ lockOnSleep: event.currentTarget.checked })}
      />
      <div className="row">
        <Button onClick={() => void lockVault()}>{t('locking.now')}</Button>
        <kbd className="key">{printedKeys('mod+l')}</kbd>
      </div>
    </section>
  )
}
