import { Button, Select } from '@mantine/core'
import { IconBookmark, IconDownload } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SearchOrder } from '../../../shared/contract/search.ts'
import { type Command, useCommands } from '../../app/commands.ts'
import { ExportHits } from './ExportHits.tsx'
import { SavedSearches } from './SavedSearches.tsx'

const ORDERS: readonly SearchOrder[] = ['relevance', 'newest', 'oldest']

interface SearchToolsProps {
  caseId: string | undefined
  text: string
  order: SearchOrder
  /** What was found for the text; undefined while nothing is. */
  found: { blocks: number; more: boolean } | undefined
  onOrder: (order: SearchOrder) => void
  onText: (text: string) => void
}

/** What is done with a search: its order, the saved ones, its passages as a table. */
export function SearchTools({ caseId, text, order, found, onOrder, onText }: SearchToolsProps) {
  const { t } = useTranslation('search')
  const [exporting, setExporting] = useState(false)
  const [saving, setSaving] = useState(false)
  const any = found !== undefined && found.blocks > 0
  const commands = useMemo<Command[]>(
    () => [
      { id: 'search.save', title: 'search:command.save', icon: IconBookmark, run: () => setSaving(true) },
      ...(any
        ? [{ id: 'search.export', title: 'search:command.export', icon: IconDownload, run: () => setExporting(true) }]
        : []),
    ],
    [any],
  )
  useCommands(commands)
  return (
    <div className="search-tools">
      <Select
        className="search-order"
        aria-label={t('order.label')}
        data={ORDERS.map((value) => ({ value, label: t(`order.${value}`) }))}
        value={order}
        allowDeselect={false}
        comboboxProps={{ width: 170, position: 'bottom-start' }}
        onChange={(next) => next && onOrder(next)}
      />
      <SavedSearches caseId={caseId} text={text} opened={saving} onOpened={setSaving} onText={onText} />
      <Button
        variant="subtle"
        leftSection={<IconDownload size={15} stroke={1.5} />}
        disabled={!any}
        onClick={() => setExporting(true)}
      >
        {t('export.button')}
      </Button>
      {exporting && (
        <ExportHits
          question={{ text: text.trim(), ...(caseId === undefined ? {} : { caseId }) }}
          order={order}
          most={found?.more ? found.blocks : undefined}
          onClose={() => setExporting(false)}
        />
      )}
    </div>
  )
}
