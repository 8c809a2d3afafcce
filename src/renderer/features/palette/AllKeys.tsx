import { useTranslation } from 'react-i18next'
import { useRegisteredCommands } from '../../app/commands.ts'
import { printedKeys } from '../../app/shortcuts.ts'

/** Keys that lists and fields have wherever they are. */
const EVERYWHERE = [
  { keys: ['arrowup', 'arrowdown', 'j', 'k'], does: 'move' },
  { keys: ['home', 'end'], does: 'ends' },
  { keys: ['enter'], does: 'open' },
  { keys: ['escape'], does: 'escape' },
] as const

/** Every key that does something here, with what it does. */
export function AllKeys() {
  const { t } = useTranslation('palette')
  const commands = useRegisteredCommands().filter(({ keys }) => keys?.length)
  return (
    <>
      <h2 className="palette-heading">{t('keys')}</h2>
      <div className="palette-results" tabIndex={0} data-autofocus role="region" aria-label={t('keys')}>
        <dl className="all-keys">
          {commands.map(({ id, title, values, keys = [] }) => (
            <KeyLine key={id} keys={keys} does={t(title, values ?? {})} />
          ))}
          {EVERYWHERE.map(({ keys, does }) => (
            <KeyLine key={does} keys={keys} does={t(`everywhere.${does}`)} />
          ))}
        </dl>
      </div>
      <div className="palette-foot">
        <span>
          <kbd className="key">Esc</kbd>
          {t('foot.close')}
        </span>
      </div>
    </>
  )
}

function KeyLine({ keys, does }: { keys: readonly string[]; does: string }) {
  return (
    <div className="all-keys-line">
      <dt>{does}</dt>
      <dd className="row">
        {keys.map((key) => (
          <kbd key={key} className="key">
            {printedKeys(key)}
          </kbd>
        ))}
      </dd>
    </div>
  )
}
