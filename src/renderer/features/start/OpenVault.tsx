import { useTranslation } from 'react-i18next'
import { shortMoment } from '../../app/dates.ts'
import { useLanguage } from '../../app/i18n.ts'
import { type ChosenPlace, choosePlace } from '../places/choosePlace.ts'

interface OpenVaultProps {
  recent: readonly { place: string; name: string; openedAt: string }[]
  onChosen: (vault: ChosenPlace) => void
  onRestore: () => void
  onSalvage: () => void
}

/** Vaults opened lately, or another folder, or a backup. */
export function OpenVault({ recent, onChosen, onRestore, onSalvage }: OpenVaultProps) {
  const { t } = useTranslation('vault')
  const language = useLanguage()

  async function choose() {
    const chosen = await choosePlace('vault')
    if (chosen) onChosen(chosen)
  }

  return (
    <div className="stack">
      {recent.length > 0 && (
        <ul className="start-recent">
          {recent.slice(0, 5).map((vault) => (
            <li key={vault.place}>
              <button type="button" className="link-button" onClick={() => onChosen(vault)}>
                {vault.name}
              </button>
              <span className="faint small">
                {t('start.open.last', { date: shortMoment(vault.openedAt, language) })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className="row start-ways">
        <button type="button" className="start-button" onClick={() => void choose()}>
          {t('start.open.button')}
        </button>
        <button type="button" className="link-button" onClick={onRestore}>
          {t('start.restore.link')}
        </button>
        <button type="button" className="link-button" onClick={onSalvage}>
          {t('salvage.link')}
        </button>
      </div>
    </div>
  )
}
