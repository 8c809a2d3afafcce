import { Button, Textarea, TextInput } from '@mantine/core'
import { IconUserEdit } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Collection, DeclaredCollection } from '../../../shared/contract/custody.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { queryClient } from '../../app/queries.ts'
import { noteSaved } from '../../app/saved.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { collectedInWords, readCollectedMoment } from './collectedMoment.ts'
import { COLLECTION_FIELDS, LONG_FIELDS, LONGEST } from './collection.ts'

/** How several documents were collected, declared for all of them at once. */
export function BulkCollection({ documentIds }: { documentIds: string[] }) {
  const { t } = useTranslation('custody')
  const [open, setOpen] = useState(false)
  const declared = useQuery(engine.custody.declared.queryOptions({ input: { documentIds }, enabled: open }))
  const declare = useMutation(
    engine.custody.declareAll.mutationOptions({
      onSuccess: noteSaved,
      onSettled: () => queryClient.invalidateQueries({ queryKey: engine.custody.key() }),
    }),
  )
  const keep = (field: keyof Collection, value: string) =>
    declare.mutate({
      documentIds,
      fields: { [field]: value },
      revisions: Object.fromEntries((declared.data ?? []).map(({ documentId, revision }) => [documentId, revision])),
    })

  return (
    <section className="section">
      <h2>{t('declared.title')}</h2>
      {open && declared.data && (
        <div className="stack">
          <p className="field-hint">{t('declared.hint')}</p>
          {COLLECTION_FIELDS.map((field) => (
            <BulkText key={field} field={field} declared={declared.data} onKeep={(value) => keep(field, value)} />
          ))}
        </div>
      )}
      {declared.isError && <ErrorLine error={declared.error} />}
      {declare.isError && <ErrorLine error={declare.error} />}
      <Button variant="subtle" leftSection={<IconUserEdit size={15} stroke={1.5} />} onClick={() => setOpen(!open)}>
        {t(open ? 'declared.done' : 'declared.all')}
      </Button>
    </section>
  )
}

interface BulkTextProps {
  field: keyof Collection
  declared: readonly DeclaredCollection[]
  onKeep: (value: string) => void
}

/** A field of all of them: empty under "differs" where they do. It is written when it is left. */
function BulkText({ field, declared, onKeep }: BulkTextProps) {
  const { t } = useTranslation('custody')
  const language = useLanguage()
  const [typed, setTyped] = useState<string>()
  const [first = '', ...others] = new Set(declared.map((one) => one.declared[field]))
  const differs = others.length > 0
  const isMoment = field === 'collectedAt'
  const stored = differs ? '' : isMoment ? collectedInWords(first, language) : first
  const value = isMoment && typed?.trim() ? readCollectedMoment(typed) : typed?.trim()
  const unread = typed !== undefined && value === undefined
  const Field = LONG_FIELDS.has(field) ? Textarea : TextInput

  function keep(): void {
    if (unread) return
    setTyped(undefined)
    if (value !== undefined && typed !== stored && (differs ? value !== '' : value !== first)) onKeep(value)
  }

  return (
    <Field
      label={t(`declared.field.${field}`)}
      description={t(`declared.example.${field}`)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={differs ? t('evidence:marks.differs') : ''}
      maxLength={LONGEST[field]}
      value={typed ?? stored}
      error={unread && t('declared.notADate')}
      {...(LONG_FIELDS.has(field) && { autosize: true, minRows: 2, maxRows: 8 })}
      onChange={(event: { currentTarget: { value: string } }) => setTyped(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event: { key: string }) => {
        if (event.key === 'Escape') setTyped(undefined)
        if (event.key === 'Enter' && !LONG_FIELDS.has(field)) keep()
      }}
    />
  )
}
