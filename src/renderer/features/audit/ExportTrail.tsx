import { Button, Menu } from '@mantine/core'
import { IconDownload, IconFileTypeCsv, IconFileTypePdf } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
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
  const exporting = useMutation({
    mutationFn: async (format: 'csv' | 'pdf') => savePaper(await client.audit.export({ ...filter, format, language })),
  })
  return (
    <>
      {exporting.isError && <ErrorLine error={exporting.error} />}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button leftSection={<IconDownload size={15} stroke={1.5} />} disabled={disabled || exporting.isPending}>
            {t(exporting.isPending ? 'export.making' : 'export.button')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('export.what')}</Menu.Label>
          <Menu.Item leftSection={<IconFileTypePdf size={16} stroke={1.5} />} onClick={() => exporting.mutate('pdf')}>
            {t('export.pdf')}
          </Menu.Item>
          <Menu.Item leftSection={<IconFileTypeCsv size={16} stroke={1.5} />} onClick={() => exporting.mutate('csv')}>
            {t('export.csv')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
