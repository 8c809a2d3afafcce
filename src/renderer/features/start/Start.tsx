import { IconBooks, IconFolderOpen, IconFolderPlus, IconPlugConnectedX } from '@tabler/icons-react'
import { type Icon } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { engine } from '../../app/engine.ts'
import { useEngineGone } from '../../app/engineGone.ts'
import { EngineGone } from '../../components/EngineGone.tsx'
import { ProductMark } from '../../components/ProductMark.tsx'
import type { ChosenPlace } from '../places/choosePlace.ts'
import { HandOut } from './HandOut.tsx'
import { NewVault } from './NewVault.tsx'
import { OpenSample } from './OpenSample.tsx'
import { OpenVault } from './OpenVault.tsx'
import { RestoreBackup } from './RestoreBackup.tsx'
import { StartCorner } from './StartCorner.tsx'
import { Unlock } from './Unlock.tsx'

type Step = { is: 'choices' } | { is: 'new' } | { is: 'restore' } | { is: 'unlock'; vault: ChosenPlace }

/** The window without a vault: the first start, and the way back in after locking. */
export function Start({ begin }: { begin: 'choices' | 'unlock' | 'restore' }) {
  const { t } = useTranslation('vault')
  const [step, setStep] = useState<Step | undefined>(begin === 'restore' ? { is: 'restore' } : undefined)
  const recent = useQuery(engine.vault.recent.queryOptions()).data
  const gone = useEngineGone()
  const known = recent?.[0]
  const shown: Step = step ?? (begin === 'unlock' && known ? { is: 'unlock', vault: known } : { is: 'choices' })
  const back = () => setStep({ is: 'choices' })

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
                onChosen={(vault) => setStep({ is: 'unlock', vault })}
                onRestore={() => setStep({ is: 'restore' })}
              />
            </Choice>
          </>
        )}
        {shown.is === 'new' && <NewVault onBack={back} />}
        {shown.is === 'unlock' && <Unlock key={shown.vault.place} vault={shown.vault} onBack={back} />}
        {shown.is === 'restore' && <RestoreBackup onBack={back} onOpen={(vault) => setStep({ is: 'unlock', vault })} />}
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
