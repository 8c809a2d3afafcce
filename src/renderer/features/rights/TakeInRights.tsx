import { useTranslation } from 'react-i18next'
import { adviceFor } from '../../../shared/messages/table-advice.ts'
import { territoryInWords } from '../../../shared/messages/territory-words.ts'
import { client } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { TakeInTable } from '../registers/TakeInTable.tsx'
import { readAnew } from '../registers/useRegister.ts'

/** Takes a table of rights in, and the products that it names. */
export function TakeInRights({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('rights')
  const language = useLanguage()
  return (
    <TakeInTable
      words="rights"
      onTry={(table) => client.rights.importCsv({ table, dry: true })}
      onTake={async (table) => {
        await client.rights.importCsv({ table, dry: false })
        await Promise.all([readAnew('right'), readAnew('product')])
      }}
      onClose={onClose}
      fieldInWords={(field) => t([`column.${field}`], { defaultValue: field })}
      advice={(field) => adviceFor(field, t)}
      also={({ products }) =>
        products.length > 0 && <li>{t('import.products', { count: products.length, names: products.join(', ') })}</li>
      }
      cells={({ title, territory }) => (
        <>
          <td className="wrap-anywhere">{title}</td>
          <td>{territoryInWords(territory, language)}</td>
        </>
      )}
    />
  )
}
