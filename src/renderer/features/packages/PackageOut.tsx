import { Button, Checkbox, Modal, Radio } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../shared/contract/jobs.ts'
import type { Exception } from '../../../shared/contract/leaving.ts'
import { client, engine } from '../../app/engine.ts'
import { barredIn } from '../../app/errors.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { allExcepted, BarredDocuments } from '../exhibits/Exceptions.tsx'
import { NewPassphrase } from '../keys/NewPassphrase.tsx'
import type { ChosenPlace } from '../places/choosePlace.ts'
import { NewPlaceFields } from '../places/NewPlaceFields.tsx'
import { FORMS, type PackageForm, packageName } from './packageForms.ts'
import { PackageMade } from './PackageMade.tsx'

interface PackageOutProps {
  caseId: string
  onClose: () => void
}

/** Writes a case with all it holds so that it can be taken in elsewhere: in the open, or under a passphrase. */
export function PackageOut({ caseId, onClose }: PackageOutProps) {
  const { t } = useTranslation('packages')
  const found = useQuery(engine.cases.get.queryOptions({ input: { case: caseId } })).data
  const [job, setJob] = useState<Job>()
  return (
    <Modal
      opened
      onClose={onClose}
      size={620}
      title={t('out.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {job ? (
        <PackageMade job={job} onClose={onClose} onAgain={() => setJob(undefined)} />
      ) : (
        found && <PackageForm shown={found} onBegun={setJob} onClose={onClose} />
      )}
    </Modal>
  )
}

interface PackageFormProps {
  shown: { id: string; reference: string; title: string }
  onBegun: (job: Job) => void
  onClose: () => void
}

function PackageForm({ shown, onBegun, onClose }: PackageFormProps) {
  const { t } = useTranslation('packages')
  const caseId = shown.id
  const [form, setForm] = useState<PackageForm>('sealed')
  const [name, setName] = useState(() => packageName(shown))
  const [folder, setFolder] = useState<ChosenPlace>()
  const [passphrase, setPassphrase] = useState<string>()
  const [exceptions, setExceptions] = useState<Exception[]>([])
  const [leaveOut, setLeaveOut] = useState(false)
  const documents = useQuery(engine.evidence.list.queryOptions({ input: { caseId } })).data
  const begin = useMutation({
    mutationFn: async () => {
      const within = folder ?? (await client.places.open({}))
      const { place } = await client.places.name({ in: within.place, name: `${name.trim()}${FORMS[form]}` })
      return client.packages.export({
        caseId,
        place,
        form,
        ...(form === 'sealed' ? { passphrase } : leaveOut ? { leaveOut } : { exceptions }),
      })
    },
    onSuccess: onBegun,
  })
  const refused = form === 'sealed' ? undefined : barredIn(begin.error)
  // One that is reviewed here is barred no longer.
  const barred = refused?.filter(({ documentId }) => documents?.find(({ id }) => id === documentId)?.bars.length !== 0)
  const passes = barred === undefined || leaveOut || allExcepted(barred, exceptions)
  const sealed = form !== 'sealed' || passphrase !== undefined
  const ready = name.trim() !== '' && sealed && passes && !begin.isPending

  function submit(event: FormEvent) {
    event.preventDefault()
    if (ready) begin.mutate()
  }

  return (
    <form className="stack" onSubmit={submit}>
      <p className="small second">{t('out.text')}</p>
      <Radio.Group value={form} onChange={(next) => setForm(next as PackageForm)} aria-label={t('out.form')}>
        <div className="stack">
          {(Object.keys(FORMS) as PackageForm[]).map((one) => (
            <Radio
              key={one}
              value={one}
              label={t(`form.${one}.title`)}
              description={t(`form.${one}.text`)}
              data-autofocus={one === form || undefined}
              autoFocus={one === form}
            />
          ))}
        </div>
      </Radio.Group>
      <NewPlaceFields label={t('out.name')} name={name} onName={setName} folder={folder} onFolder={setFolder} />
      {form === 'sealed' && (
        <>
          <p className="small second">{t('out.passphrase')}</p>
          <NewPassphrase onPassphrase={setPassphrase} guessable={[shown.title, shown.reference]} />
        </>
      )}
      {barred && barred.length > 0 && (
        <>
          <p>{t('out.barred')}</p>
          <Checkbox
            label={t('out.leaveOut', { count: barred.length })}
            description={t('out.leaveOutHint')}
            checked={leaveOut}
            onChange={(event) => setLeaveOut(event.currentTarget.checked)}
          />
          {!leaveOut && (
            <BarredDocuments
              barred={barred}
              act="package"
              caseId={caseId}
              exceptions={exceptions}
              onChange={setExceptions}
            />
          )}
        </>
      )}
      {begin.isError && !refused && <ErrorLine error={begin.error} />}
      <div className="row dialog-acts">
        <Button onClick={onClose}>{t('common:cancel')}</Button>
        <Button type="submit" variant="filled" disabled={!ready}>
          {t('out.write')}
        </Button>
      </div>
    </form>
  )
}
