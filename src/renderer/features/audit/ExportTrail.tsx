import { Button, Checkbox, Menu } from '@mantine/core'
import { IconDownload, IconFileTypeCsv, IconFileTypePdf } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntryFilter } from '../../../shared/contract/audit.ts'
import { savePaper } from '../../app/download.ts'
import { client } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'

/** Saves the entries that are shown as a table or as pages, with what is needed to check their chain. */
export function ExportTrail({ filter, disabled }: { filter: EntryFilter; disabled: boolean }) {
  const { t } = useTranslation('audit')
  const language = useLanguage()
  const [whole, setWhole] = useState(false)
  const exporting = useMutation({
    mutationFn: async (order: { format: 'csv' | 'pdf'; whole: boolean }) =>
      savePaper(await client.audit.export({ ...filter, ...order, language })),
  })
  return (
    <>
      {exporting.isError && <ErrorLine error={exporting.error} />}
      <Menu position="bottom-end" width={320} onClose={() => setWhole(false)}>
        <Menu.Target>
          <Button leftSection={<IconDownload size={15} stroke={1.5} />} disabled={disabled || exporting.isPending}>
            {t(exporting.isPending ? 'export.making' : 'export.button')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('export.what')}</Menu.Label>
          <Menu.Item
            leftSection={<IconFileTypePdf size={16} stroke={1.5} />}
            onClick={() => exporting.mutate({ format: 'pdf', whole })}
          >
            {t('export.pdf')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconFileTypeCsv size={16} stroke={1.5} />}
            onClick={() => exporting.mutate({ format: 'csv', whole })}
          >
            {t('export.csv')}
          </Menu.Item>
          <Menu.Divider />
          <Checkbox
            className="trail-whole"
            size="xs"
            label={t('export.whole')}
            description={t('export.wholeHint')}
            checked={whole}
            onChange={(event) => setWhole(event.currentTarget.checked)}
          />
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
