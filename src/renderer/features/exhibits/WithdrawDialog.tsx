import { Button, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Exhibit } from '../../../shared/contract/exhibits.ts'
import { today } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { DayField } from '../../components/DayField.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'

/** Withdraws a served exhibit. */
export function WithdrawDialog({ exhibit, onClose }: { exhibit: Exhibit; onClose: () => void }) {
  const { t } = useTranslation('exhibits')
  const withdraw = useMutation(engine.exhibits.withdraw.mutationOptions({ onSuccess: onClose }))
  const [on, setOn] = useState<string | undefined>(() => today())
  const isToCome = on !== undefined && on > today()
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('withdraw.title', { label: exhibit.label })}
      closeButtonProps={{ 'aria-label': t('withdraw.cancel') }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (on !== undefined && !isToCome) withdraw.mutate({ exhibitId: exhibit.id, on })
        }}
      >
        <p>{t('withdraw.stays')}</p>
        <DayField label={t('withdraw.on')} value={on} onChange={setOn} />
        {isToCome && (
          <p role="alert" className="small tone-bad">
            {t('day.toCome')}
          </p>
        )}
        {withdraw.isError && <ErrorLine error={withdraw.error} />}
        <div className="row dialog-acts">
          <Button onClick={onClose}>{t('withdraw.cancel')}</Button>
          <Button type="submit" variant="filled" disabled={on === undefined || isToCome || withdraw.isPending}>
            {t('withdraw.do')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
