import { IconBooks, IconFolderOpen, IconFolderPlus, IconPlugConnectedX } from '@tabler/icons-react'
import { type Icon } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { engine } from '../../app/engine.ts'
import { useEngineGone } from '../../app/engineGone.ts'
import { EngineGone } from '../../components/EngineGone.tsx'
import { ProductMark } from '../../components/ProductMark.tsx'
import { RestoreBackup } from '../backups/RestoreBackup.tsx'
import type { ChosenPlace } from '../places/choosePlace.ts'
import { HandOut } from './HandOut.tsx'
import { NewVault } from './NewVault.tsx'
import { OpenSample } from './OpenSample.tsx'
import { OpenVault } from './OpenVault.tsx'
import { Recover } from './Recover.tsx'
import { SalvageVault } from './SalvageVault.tsx'
import { StartCorner } from './StartCorner.tsx'
import { Unlock } from './Unlock.tsx'

type Step =
  | { is: 'choices' | 'new' | 'restore' }
  | { is: 'unlock' | 'recover'; vault: ChosenPlace }
  | { is: 'salvage'; vault: ChosenPlace | undefined }

/** The window without a vault: the first start, and the way back in after locking. */
export function Start({ begin }: { begin: 'choices' | 'unlock' | 'restore' | 'salvage' }) {
  const { t } = useTranslation('vault')
  const [step, setStep] = useState<Step>()
  const recents = useQuery(engine.vault.recent.queryOptions())
  const recent = recents.data
  const gone = useEngineGone()
  const known = recent?.[0]
  const isLocking = begin !== 'choices' && step === undefined && recents.isPending
  const shown: Step | { is: 'locking' } = isLocking ? { is: 'locking' } : (step ?? firstStep(begin, known))
  const back = () => setStep({ is: 'choices' })
  const unlock = (vault: ChosenPlace) => setStep({ is: 'unlock', vault })
  const open = (vault: ChosenPlace, byWords: boolean) => setStep({ is: byWords ? 'recover' : 'unlock', vault })

  return (
    <div className="start">
      <main className="start-choices">
        <div className="start-brand">
          <ProductMark size={34} />
          <div>
            <h1>Libellus</h1>
            <p className="second">{t('start.motto')}</p>
          </div>
        </div>
        {gone && <EngineGone />}
        {shown.is === 'locking' && (
          <p className="second" role="status">
            {t('start.locking')}
          </p>
        )}
        {shown.is === 'choices' && (
          <>
            <Choice icon={IconBooks} title={t('start.sample.title')} text={t('start.sample.text')}>
              <OpenSample />
            </Choice>
            <Choice icon={IconFolderPlus} title={t('start.new.title')} text={t('start.new.text')}>
              <button type="button" className="start-button" onClick={() => setStep({ is: 'new' })}>
                {t('start.new.button')}
              </button>
            </Choice>
            <Choice icon={IconFolderOpen} title={t('start.open.title')} text={t('start.open.text')}>
              <OpenVault
                recent={recent ?? []}
                onChosen={unlock}
                onRestore={() => setStep({ is: 'restore' })}
                onSalvage={() => setStep({ is: 'salvage', vault: undefined })}
              />
            </Choice>
          </>
        )}
        {shown.is === 'new' && <NewVault onBack={back} />}
        {shown.is === 'unlock' && (
          <Unlock
            key={shown.vault.place}
            vault={shown.vault}
            onBack={back}
            onRecover={() => setStep({ is: 'recover', vault: shown.vault })}
            onRestore={() => setStep({ is: 'restore' })}
            onSalvage={() => setStep({ is: 'salvage', vault: shown.vault })}
          />
        )}
        {shown.is === 'recover' && <Recover vault={shown.vault} onBack={() => unlock(shown.vault)} />}
        {shown.is === 'restore' && <RestoreBackup onBack={back} onOpen={open} />}
        {shown.is === 'salvage' && <SalvageVault vault={shown.vault} onBack={back} onOpen={open} />}
        <span className="spring" />
        <p className="start-offline">
          <IconPlugConnectedX size={16} stroke={1.5} aria-hidden />
          {t('start.offline')}
        </p>
      </main>
      <aside className="start-aside" aria-label={t('start.handOut.title')}>
        <HandOut />
        <StartCorner />
      </aside>
    </div>
  )
}

/** After locking: the vault that was open, or what it was locked for. */
function firstStep(begin: 'choices' | 'unlock' | 'restore' | 'salvage', known: ChosenPlace | undefined): Step {
  if (begin === 'salvage') return { is: 'salvage', vault: known }
  if (begin === 'unlock') return known ? { is: 'unlock', vault: known } : { is: 'choices' }
  return { is: begin }
}

interface ChoiceProps {
  icon: Icon
  title: string
  text: string
  children: ReactNode
}

function Choice({ icon: Glyph, title, text, children }: ChoiceProps) {
  return (
    <section className="start-choice">
      <Glyph size={22} stroke={1.4} aria-hidden />
      <div>
        <h2>{title}</h2>
        <p>{text}</p>
        {children}
      </div>
    </section>
  )
}
