import { Button } from '@mantine/core'
import { ORPCError } from '@orpc/client'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Inspection } from '../../../shared/contract/packages.ts'
import { client, engine } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { useProgress } from '../../components/useProgress.ts'
import { WorkLine } from '../../components/WorkLine.tsx'
import { SecretField } from '../keys/SecretField.tsx'
import { type ChoiceKind, type ChosenPlace, choosePlace } from '../places/choosePlace.ts'

const SEALED = new Set(['PACKAGE_SEALED', 'WRONG_PASSPHRASE'])

interface InspectPackageProps {
  onFound: (inspection: Inspection) => void
  onClose: () => void
}

/** Chooses a package and proves it; a sealed one asks for its passphrase. */
export function InspectPackage({ onFound, onClose }: InspectPackageProps) {
  const { t } = useTranslation('packages')
  const native = useQuery(engine.settings.about.queryOptions()).data?.chooser === 'native'
  const [chosen, setChosen] = useState<ChosenPlace>()
  const [passphrase, setPassphrase] = useState('')
  const [sealed, setSealed] = useState(false)
  const work = useProgress<Inspection>()
  const code = work.error instanceof ORPCError ? work.error.code : undefined
  const asksPassphrase = sealed || (code !== undefined && SEALED.has(code))

  useEffect(() => {
    if (work.result) onFound(work.result)
    // The result comes once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [work.result])
  useEffect(() => {
    if (code !== undefined && SEALED.has(code)) setSealed(true)
  }, [code])

  function inspect(place: ChosenPlace, secret: string): void {
    const input = { place: place.place, ...(secret !== '' && { passphrase: secret }) }
    void work.run((signal) => client.packages.inspect(input, { signal }))
  }

  async function choose(kind: ChoiceKind): Promise<void> {
    const place = await choosePlace(kind)
    if (!place) return
    setChosen(place)
    setSealed(false)
    setPassphrase('')
    inspect(place, '')
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    if (chosen && passphrase !== '') inspect(chosen, passphrase)
  }

  return (
    <form className="stack" onSubmit={submit}>
      <p className="small second">{t('in.text')}</p>
      <div className="row">
        <Button
          variant={chosen ? 'default' : 'filled'}
          disabled={work.isRunning}
          onClick={() => void choose('package')}
          data-autofocus
        >
          {t('in.choose')}
        </Button>
        {native && (
          <Button disabled={work.isRunning} onClick={() => void choose('folder')}>
            {t('in.chooseFolder')}
          </Button>
        )}
        <span className="small wrap-anywhere">{chosen && (chosen.name || t('in.chosen'))}</span>
      </div>
      {asksPassphrase && chosen && (
        <SecretField
          key={chosen.place}
          label={t('in.passphrase')}
          hint={t('in.passphraseHint')}
          value={passphrase}
          onValue={setPassphrase}
          autoFocus
        />
      )}
      {work.isRunning && <WorkLine label={t('in.proving')} done={work.done} total={work.total} onStop={work.stop} />}
      {work.error !== undefined && code !== 'PACKAGE_SEALED' && <ErrorLine error={work.error} />}
      <div className="row dialog-acts">
        <Button onClick={onClose}>{t('common:cancel')}</Button>
        {asksPassphrase && (
          <Button type="submit" variant="filled" disabled={passphrase === '' || work.isRunning}>
            {t('in.open')}
          </Button>
        )}
      </div>
    </form>
  )
}
