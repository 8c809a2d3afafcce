import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Command, useCommands } from '../../app/commands.ts'
import { savePaper } from '../../app/download.ts'
import { client } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import type { Asked } from './asked.ts'

interface ExportMenuProps {
  asked: Asked
  view: 'matrix' | 'map'
  treaty: string
}

/** Takes the matrix out as a table or a paper, and the map as a picture. */
export function ExportMenu({ asked, view, treaty }: ExportMenuProps) {
  const { t } = useTranslation('agreements')
  const language = useLanguage()
  const { one } = asked
  const exporting = useMutation({
    mutationFn: async (format: 'csv' | 'pdf') => {
      if (one === null) return
      const others = [...asked.others]
      await savePaper(await client.agreements.exportMatrix({ ...asked, one, others, format, language }))
    },
  })
  const saving = useMutation({
    mutationFn: async (format: 'svg' | 'png') => {
      if (one === null) return
      // The outlines of the world come with the map alone.
      const { saveMap } = await import('./saveMap.ts')
      await client.agreements.mapExported({ one, on: asked.on, treaty, format })
      await saveMap(format, `agreements-${treaty}`)
    },
  })
  const { mutate } = exporting
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'agreements.export-csv',
        title: 'agreements:command.exportCsv',
        icon: IconDownload,
        run: () => mutate('csv'),
      },
      {
        id: 'agreements.export-pdf',
        title: 'agreements:command.exportPdf',
        keys: ['mod+p'],
        icon: IconDownload,
        run: () => mutate('pdf'),
      },
    ],
    [mutate],
  )
  useCommands(commands)
  return (
    <>
      {(exporting.isError || saving.isError) && <ErrorLine error={exporting.error ?? saving.error} />}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button leftSection={<IconDownload size={15} stroke={1.5} />} disabled={one === null || exporting.isPending}>
            {t('export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => mutate('csv')}>{t('exportCsv')}</Menu.Item>
          <Menu.Item onClick={() => mutate('pdf')}>{t('exportPdf')}</Menu.Item>
          {view === 'map' && (
            <>
              <Menu.Item onClick={() => saving.mutate('svg')}>{t('exportSvg')}</Menu.Item>
              <Menu.Item onClick={() => saving.mutate('png')}>{t('exportPng')}</Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
