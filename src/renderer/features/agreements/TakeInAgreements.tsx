import { useTranslation } from 'react-i18next'
import { territoryInWords } from '../../../shared/messages/territory-words.ts'
import { client } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { TakeInTable } from '../registers/TakeInTable.tsx'
import { readAnew } from '../registers/useRegister.ts'

/** Takes a table of agreements in. */
export function TakeInAgreements({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('agreements')
  const language = useLanguage()
  return (
    <TakeInTable
      words="agreements"
      onTry={(table) => client.agreements.importCsv({ table, dry: true })}
      onTake={async (table) => {
        await client.agreements.importCsv({ table, dry: false })
        await readAnew('agreement')
      }}
      onClose={onClose}
      fieldInWords={(field) => t(`registers:field.${field}`, { defaultValue: field })}
      advice={() => t('import.advice')}
      cells={({ countries, title }) => (
        <>
          <td>{countries.map((code) => territoryInWords(code, language)).join(' – ')}</td>
          <td className="wrap-anywhere">{title}</td>
        </>
      )}
    />
  )
}
