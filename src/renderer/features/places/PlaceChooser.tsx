import { Button, Modal, TextInput } from '@mantine/core'
import {
  IconArchive,
  IconBriefcase,
  IconChevronRight,
  IconFolder,
  IconFolderPlus,
  IconShieldLock,
} from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Folder, PlaceEntry } from '../../../shared/contract/places.ts'
import { engine } from '../../app/engine.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { VirtualList } from '../../components/VirtualList.tsx'
import { type ChoiceKind, type ChosenPlace, useAskedPlace } from './choosePlace.ts'

const GLYPHS = { folder: IconFolder, vault: IconShieldLock, backup: IconArchive, package: IconBriefcase } as const

/** The window's own chooser, for shells without a native one. */
export function PlaceChooser() {
  const { t } = useTranslation('places')
  const asked = useAskedPlace()
  return (
    <Modal
      opened={asked !== undefined}
      onClose={() => asked?.answer(undefined)}
      title={asked && t(`title.${asked.kind}`)}
      size={560}
      zIndex={300}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {asked && <Chooser kind={asked.kind} onChosen={asked.answer} />}
    </Modal>
  )
}

function Chooser({ kind, onChosen }: { kind: ChoiceKind; onChosen: (chosen: ChosenPlace | undefined) => void }) {
  const { t } = useTranslation('places')
  const [place, setPlace] = useState<string>()
  const [active, setActive] = useState<string>()
  const folder = useQuery(engine.places.open.queryOptions({ input: { place }, staleTime: 0 }))
  const shown = (folder.data?.entries ?? []).filter((entry) => isOffered(entry, kind))
  const picked = shown.find((entry) => entry.place === active)

  function go(to: string) {
    setPlace(to)
    setActive(undefined)
  }

  function open(entry: PlaceEntry) {
    if (entry.kind === kind && kind !== 'folder') onChosen(entry)
    else go(entry.place)
  }

  const chosenHere = kind === 'folder' ? chosenFolder(folder.data, picked) : undefined
  const choice = chosenHere ?? (picked?.kind === kind ? picked : undefined)

  return (
    <div className="chooser">
      {folder.data && <Path folder={folder.data} onGo={go} />}
      {folder.error && <ErrorLine error={folder.error} />}
      <div className="chooser-list">
        {folder.data && shown.length === 0 ? (
          <EmptyState>{t(`empty.${kind}`)}</EmptyState>
        ) : (
          <VirtualList
            key={folder.data?.place}
            items={shown}
            keyOf={(entry) => entry.place}
            label={t(`title.${kind}`)}
            selected={new Set(active ? [active] : [])}
            active={active}
            onSelect={(_, next) => setActive(next)}
            onOpen={open}
            rowHeight={30}
            autoFocus
            renderRow={(entry) => {
              const Glyph = GLYPHS[entry.kind]
              return (
                <div className="chooser-row">
                  <Glyph size={16} stroke={1.5} aria-hidden />
                  {entry.name}
                  {entry.kind !== 'folder' && <span className="tag">{t(`kind.${entry.kind}`)}</span>}
                </div>
              )
            }}
          />
        )}
      </div>
      <div className="row">
        {kind === 'folder' && folder.data?.writable && <NewFolder within={folder.data.place} onMade={go} />}
        <span className="spring" />
        <Button onClick={() => onChosen(undefined)}>{t('common:cancel')}</Button>
        <Button variant="filled" disabled={!choice} onClick={() => onChosen(choice)}>
          {choice ? t('chooseNamed', { name: choice.name }) : t('choose')}
        </Button>
      </div>
      {kind === 'folder' && folder.data && !folder.data.writable && !picked && (
        <p className="small second">{t('notWritable')}</p>
      )}
    </div>
  )
}

/** A folder that holds backups is also one to write into; inside a vault nothing else is kept. */
function isOffered({ kind, isFolder }: PlaceEntry, wanted: ChoiceKind): boolean {
  return kind === 'folder' || kind === wanted || (wanted === 'folder' && kind === 'backup' && isFolder)
}

/** A folder to write into is the one that is selected, else the one that is open. */
function chosenFolder(folder: Folder | undefined, picked: PlaceEntry | undefined): ChosenPlace | undefined {
  return picked ?? (folder?.writable ? folder : undefined)
}

function Path({ folder, onGo }: { folder: Folder; onGo: (place: string) => void }) {
  const { t } = useTranslation('places')
  return (
    <nav className="chooser-path" aria-label={t('path')}>
      {folder.above.map((above) => (
        <Fragment key={above.place}>
          <button type="button" className="link-button" onClick={() => onGo(above.place)}>
            {above.name}
          </button>
          <IconChevronRight size={12} stroke={1.6} aria-hidden />
        </Fragment>
      ))}
      <b>{folder.name}</b>
    </nav>
  )
}

function NewFolder({ within, onMade }: { within: string; onMade: (place: string) => void }) {
  const { t } = useTranslation('places')
  const [name, setName] = useState<string>()
  const make = useMutation(engine.places.makeFolder.mutationOptions({ onSuccess: ({ place }) => onMade(place) }))

  if (name === undefined) {
    return (
      <Button leftSection={<IconFolderPlus size={15} stroke={1.5} />} onClick={() => setName('')}>
        {t('newFolder')}
      </Button>
    )
  }
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        make.mutate({ in: within, name })
      }}
    >
      <TextInput
        aria-label={t('folderName')}
        placeholder={t('folderName')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
        autoFocus
      />
      <Button type="submit" disabled={name.trim() === ''}>
        {t('make')}
      </Button>
      {make.error && <ErrorLine error={make.error} />}
    </form>
  )
}
