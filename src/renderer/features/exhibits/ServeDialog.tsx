import { Autocomplete, Button, Modal, Select } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Exhibit } from '../../../shared/contract/exhibits.ts'
import type { Exception } from '../../../shared/contract/leaving.ts'
import { shortMoment, today } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { DayField } from '../../components/DayField.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { listedAs } from '../evidence/documentList.ts'
import { allExcepted, BarredDocuments } from './Exceptions.tsx'

/** Says that exhibits were served: from then on their numbers stand. */
export function ServeDialog({ exhibits, onClose }: { exhibits: readonly Exhibit[]; onClose: () => void }) {
  const { t } = useTranslation('exhibits')
  const language = useLanguage()
  const caseId = exhibits[0]?.caseId ?? ''
  const serve = useMutation(engine.exhibits.serve.mutationOptions({ onSuccess: onClose }))
  const versions = useQuery(engine.dossier.versions.queryOptions({ input: { caseId } })).data ?? []
  const parties = useQuery(engine.cases.get.queryOptions({ input: { case: caseId } })).data?.parties ?? []
  const all = useQuery(engine.exhibits.list.queryOptions({ input: { caseId } })).data?.exhibits ?? []
  const [on, setOn] = useState<string | undefined>(() => today())
  const [recipient, setRecipient] = useState('')
  const [version, setVersion] = useState('')
  const [exceptions, setExceptions] = useState<Exception[]>([])

  const barred = exhibits
    .filter(({ document }) => document.bars.length > 0)
    .map(({ document }) => ({ documentId: document.id, listedAs: listedAs(document), bars: document.bars }))
  const known = [
    ...new Set([
      ...all.flatMap(({ services }) => services.map((one) => one.recipient)),
      ...parties.map(({ name }) => name),
    ]),
  ]
  const labels = exhibits.map(({ label }) => label)
  const isToCome = on !== undefined && on > today()
  const ready =
    on !== undefined && !isToCome && recipient.trim() !== '' && allExcepted(barred, exceptions) && !serve.isPending

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('serve.title', { count: labels.length, labels: labels.join(', ') })}
      closeButtonProps={{ 'aria-label': t('serve.cancel') }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (!ready || on === undefined) return
          serve.mutate({
            exhibitIds: exhibits.map(({ id }) => id),
            service: { on, recipient: recipient.trim(), version: version === '' ? null : Number(version) },
            exceptions,
          })
        }}
      >
        <p>{t('serve.stays')}</p>
        <DayField label={t('serve.on')} value={on} onChange={setOn} />
        {isToCome && (
          <p role="alert" className="small tone-bad">
            {t('day.toCome')}
          </p>
        )}
        <Autocomplete
          data-autofocus
          label={t('serve.recipient')}
          placeholder={t('serve.recipientHint')}
          data={known}
          maxLength={300}
          openOnFocus={false}
          classNames={{ input: 'field-input', label: 'field-label' }}
          comboboxProps={{ withinPortal: false }}
          value={recipient}
          onChange={setRecipient}
        />
        {versions.length > 0 && (
          <Select
            label={t('serve.version')}
            data={[
              { value: '', label: t('serve.byItself') },
              ...versions.map((made) => ({
                value: String(made.version),
                label: t('serve.versionOf', { version: made.version, at: shortMoment(made.madeAt, language) }),
              })),
            ]}
            value={version}
            allowDeselect={false}
            onChange={(next) => setVersion(next ?? '')}
          />
        )}
        {barred.length > 0 && (
          <BarredDocuments barred={barred} act="serve" exceptions={exceptions} onChange={setExceptions} />
        )}
        {serve.isError && <ErrorLine error={serve.error} />}
        <div className="row dialog-acts">
          <Button onClick={onClose}>{t('serve.cancel')}</Button>
          <Button type="submit" variant="filled" disabled={!ready}>
            {t('serve.do')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
