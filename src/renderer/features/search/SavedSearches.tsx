import { ActionIcon, Button, Popover, TextInput } from '@mantine/core'
import { IconBookmark, IconPencil, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedSearch } from '../../../shared/contract/search.ts'
import { client, engine } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'

interface SavedSearchesProps {
  caseId: string | undefined
  text: string
  opened: boolean
  onOpened: (opened: boolean) => void
  onText: (text: string) => void
}

/** The searches that were kept for a case or the vault; the one that is typed can be kept beside them. */
export function SavedSearches({ caseId, text, opened, onOpened, onText }: SavedSearchesProps) {
  const { t } = useTranslation('search')
  const of = caseId === undefined ? {} : { caseId }
  const { data: saved = [] } = useQuery(engine.search.saved.list.queryOptions({ input: of }))
  const save = useMutation({
    mutationFn: (name: string) => client.search.saved.save({ ...of, name, text: text.trim() }),
  })
  const typed = text.trim()
  const isKept = saved.some((one) => one.text === typed)
  return (
    <Popover opened={opened} onChange={onOpened} position="bottom-end" width={340} trapFocus shadow="md" withinPortal>
      <Popover.Target>
        <Button
          variant="subtle"
          leftSection={<IconBookmark size={15} stroke={1.5} />}
          aria-haspopup="dialog"
          aria-expanded={opened}
          onClick={() => onOpened(!opened)}
        >
          {t('saved.menu')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('saved.title')} className="saved-searches">
        <h2>{t('saved.title')}</h2>
        {saved.length === 0 && <p className="small second">{t('saved.none')}</p>}
        <ul>
          {saved.map((one) => (
            <SavedRow
              key={one.id}
              saved={one}
              onOpen={() => {
                onText(one.text)
                onOpened(false)
              }}
            />
          ))}
        </ul>
        {typed !== '' && !isKept && (
          <NameForm label={t('saved.save')} act={t('saved.saveDo')} value={typed.slice(0, 120)} onName={save.mutate} />
        )}
        {save.isError && <ErrorLine error={save.error} />}
      </Popover.Dropdown>
    </Popover>
  )
}

function SavedRow({ saved: { id, revision, name, text }, onOpen }: { saved: SavedSearch; onOpen: () => void }) {
  const { t } = useTranslation('search')
  const [renaming, setRenaming] = useState(false)
  const rename = useMutation({
    mutationFn: (next: string) => client.search.saved.rename({ id, revision, name: next }),
    onSuccess: () => setRenaming(false),
  })
  const remove = useMutation({ mutationFn: () => client.search.saved.remove({ id, revision }) })
  const failed = rename.error ?? remove.error
  return (
    <li>
      {renaming ? (
        <NameForm label={t('saved.name')} act={t('saved.rename')} value={name} onName={rename.mutate} />
      ) : (
        <div className="saved-row">
          <button type="button" className="saved-open" onClick={onOpen}>
            <span>{name}</span>
            {text !== name && <span className="tiny faint">{text}</span>}
          </button>
          <ActionIcon
            aria-label={`${t('saved.rename')}: ${name}`}
            title={t('saved.rename')}
            onClick={() => setRenaming(true)}
          >
            <IconPencil size={15} stroke={1.5} aria-hidden />
          </ActionIcon>
          <ActionIcon
            aria-label={`${t('saved.remove')}: ${name}`}
            title={t('saved.remove')}
            onClick={() => remove.mutate()}
          >
            <IconTrash size={15} stroke={1.5} aria-hidden />
          </ActionIcon>
        </div>
      )}
      {failed && <ErrorLine error={failed} />}
    </li>
  )
}

interface NameFormProps {
  label: string
  act: string
  value: string
  onName: (name: string) => void
}

function NameForm({ label, act, value, onName }: NameFormProps) {
  const [name, setName] = useState(value)
  function submit(event: FormEvent) {
    event.preventDefault()
    if (name.trim() !== '') onName(name.trim())
  }
  return (
    <form className="saved-form" onSubmit={submit}>
      <TextInput
        label={label}
        value={name}
        maxLength={120}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit">{act}</Button>
    </form>
  )
}
