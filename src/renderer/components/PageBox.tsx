import { ActionIcon, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** The page that is shown, of how many; a typed number and Enter go to that page. */
export function PageBox({ page, pages, onGo }: { page: number; pages: number; onGo: (page: number) => void }) {
  const { t } = useTranslation('evidence')
  const [typed, setTyped] = useState<string>()

  function go(): void {
    const asked = Number(typed)
    setTyped(undefined)
    if (Number.isInteger(asked) && asked > 0) onGo(Math.min(pages, asked))
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') go()
    if (event.key === 'Escape') setTyped(undefined)
  }

  return (
    <span className="row page-box">
      <ActionIcon aria-label={t('reader.pageBack')} disabled={page <= 1} onClick={() => onGo(page - 1)}>
        <IconChevronUp size={17} stroke={1.5} />
      </ActionIcon>
      <TextInput
        aria-label={t('reader.pageNumber')}
        data-page-field
        inputMode="numeric"
        value={typed ?? String(page)}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={go}
        onKeyDown={onKeyDown}
      />
      <span className="numbers second">{t('reader.of', { pages })}</span>
      <ActionIcon aria-label={t('reader.pageOn')} disabled={page >= pages} onClick={() => onGo(page + 1)}>
        <IconChevronDown size={17} stroke={1.5} />
      </ActionIcon>
    </span>
  )
}
