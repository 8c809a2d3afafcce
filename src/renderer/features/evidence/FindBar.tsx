import { ActionIcon, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import type { Find } from './useFind.ts'

/** Find in the document that is open: Enter goes on, Shift Enter back, Escape closes. */
export function FindBar({ find }: { find: Find }) {
  const { t } = useTranslation('evidence')
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => {
    if (find.shown) field.current?.select()
  }, [find.shown])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    if (event.key === 'Escape') find.close()
    else find.step(event.shiftKey ? -1 : 1)
  }

  if (!find.shown) return null
  const nothing = find.text.trim() !== '' && find.places.length === 0
  return (
    <div className="find-bar" role="search" aria-label={t('find.label')}>
      <TextInput
        ref={field}
        className="find-field"
        aria-label={t('find.label')}
        placeholder={t('find.placeholder')}
        value={find.text}
        maxLength={200}
        onChange={(event) => find.type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span className="numbers second" role="status">
        {find.at === undefined
          ? nothing && t('find.none')
          : t('find.count', { at: find.at + 1, all: find.places.length })}
      </span>
      <ActionIcon aria-label={t('find.previous')} disabled={find.at === undefined} onClick={() => find.step(-1)}>
        <IconChevronUp size={17} stroke={1.5} />
      </ActionIcon>
      <ActionIcon aria-label={t('find.next')} disabled={find.at === undefined} onClick={() => find.step(1)}>
        <IconChevronDown size={17} stroke={1.5} />
      </ActionIcon>
      <ActionIcon aria-label={t('find.close')} onClick={find.close}>
        <IconX size={17} stroke={1.5} />
      </ActionIcon>
      {find.error ? <ErrorLine error={find.error} /> : null}
    </div>
  )
}
