import { Button } from '@mantine/core'
import { IconUserEdit } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustodyRecord } from '../../../shared/contract/custody.ts'
import { fullMoment } from '../../app/dates.ts'
import { useLanguage } from '../../app/i18n.ts'
import { PropertyRow } from '../../components/PropertyRow.tsx'
import { SavedText } from '../../components/SavedFields.tsx'
import { COLLECTION_FIELDS, LONG_FIELDS, LONGEST, useDeclaredCollection } from './collection.ts'
import { CollectedAt } from './CollectedAt.tsx'
import { collectedInWords } from './collectedMoment.ts'

/** How the document was collected, as a person declares it; entered in place. */
export function Declared({ record }: { record: CustodyRecord }) {
  const { t } = useTranslation('custody')
  const language = useLanguage()
  const [editing, setEditing] = useState(false)
  const { declared, declaredBy } = record
  const given = COLLECTION_FIELDS.filter((field) => declared[field] !== '')
  const by = declaredBy && t('declared.by', { by: declaredBy.by, at: fullMoment(declaredBy.at, language) })

  return (
    <div className="custody-part custody-declared">
      <h3>
        <IconUserEdit size={14} stroke={1.5} aria-hidden />
        {t('declared.title')}
      </h3>
      {editing ? (
        <div className="stack">
          <p className="field-hint">{t('declared.hint')}</p>
          {COLLECTION_FIELDS.map((field) =>
            field === 'collectedAt' ? (
              <CollectedAt key={field} record={record} />
            ) : (
              <DeclaredField key={field} record={record} field={field} />
            ),
          )}
        </div>
      ) : given.length === 0 ? (
        <p className="small faint">{t('declared.nothing')}</p>
      ) : (
        <dl>
          {given.map((field) => (
            <PropertyRow key={field} label={t(`declared.field.${field}`)} basis="declared" where={by ?? ''}>
              <span className="custody-text">
                {field === 'collectedAt' ? collectedInWords(declared[field], language) : declared[field]}
              </span>
            </PropertyRow>
          ))}
        </dl>
      )}
      {by && <p className="tiny faint">{by}</p>}
      <Button
        variant="subtle"
        leftSection={<IconUserEdit size={15} stroke={1.5} />}
        onClick={() => setEditing(!editing)}
      >
        {t(editing ? 'declared.done' : given.length === 0 ? 'declared.declare' : 'declared.change')}
      </Button>
    </div>
  )
}

function DeclaredField({ record, field }: { record: CustodyRecord; field: keyof CustodyRecord['declared'] }) {
  const { t } = useTranslation('custody')
  const saved = useDeclaredCollection(record, field)
  return (
    <SavedText
      saved={saved}
      label={t(`declared.field.${field}`)}
      hint={t(`declared.example.${field}`)}
      maxLength={LONGEST[field]}
      long={LONG_FIELDS.has(field)}
    />
  )
}
