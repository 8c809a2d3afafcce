import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { VaultInfo } from '../../../shared/contract/vault.ts'
import { engine } from '../../app/engine.ts'
import { Pane } from '../../components/Pane.tsx'
import { BackupsSection } from '../backups/BackupsSection.tsx'
import { KeysSection } from '../keys/KeysSection.tsx'
import { LockingSection } from './LockingSection.tsx'
import { SafetySection } from './SafetySection.tsx'
import type { VaultSection } from './sections.ts'
import { VaultFrame } from './VaultFrame.tsx'
import { VaultTrail } from './VaultTrail.tsx'
import { VerifySection } from './VerifySection.tsx'

/** The vault, by its parts: whether it is safe, its keys, its locking, its proof and its backups. */
export function VaultView({ section }: { section: VaultSection }) {
  const { t } = useTranslation('vault')
  const vault = useQuery(engine.vault.current.queryOptions()).data
  if (!vault) return null

  return (
    <VaultFrame here={section}>
      <Pane key={section} view="vault" name={section} label={t(`section.${section}`)}>
        <div className="view-head">
          <h1>{t(`section.${section}`)}</h1>
        </div>
        <div className="pane-scroll">
          <div className="form-sheet">
            <Section section={section} vault={vault} />
          </div>
        </div>
      </Pane>
      {section === 'safety' && (
        <Pane view="vault" name="inspector" label={t('trail.title')} width={304} edge="start" ground="inspector">
          <VaultTrail />
        </Pane>
      )}
    </VaultFrame>
  )
}

function Section({ section, vault }: { section: VaultSection; vault: VaultInfo }) {
  switch (section) {
    case 'safety':
      return <SafetySection vault={vault} />
    case 'keys':
      return <KeysSection vaultName={vault.name} readOnly={vault.readOnly} />
    case 'locking':
      return <LockingSection />
    case 'verify':
      return <VerifySection lastVerified={vault.lastVerified} readOnly={vault.readOnly} />
    case 'backups':
      return <BackupsSection vault={vault} />
  }
}
