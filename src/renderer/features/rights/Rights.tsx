import { Button, SegmentedControl } from '@mantine/core'
import { IconDownload, IconUpload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Command, useCommands } from '../../app/commands.ts'
import { savePaper } from '../../app/download.ts'
import { client } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { ProductsRegister } from './ProductsRegister.tsx'
import { RightsRegister } from './RightsRegister.tsx'
import { TakeInRights } from './TakeInRights.tsx'

/** What is protected, where and until when, and the products that it protects. */
export function Rights() {
  const { t } = useTranslation('rights')
  const navigate = useNavigate({ from: '/rights' })
  const { show = 'rights' } = useSearch({ from: '/rights' })
  const [taking, setTaking] = useState(false)
  const exporting = useMutation({ mutationFn: async () => savePaper(await client.rights.exportCsv()) })
  const { mutate: save } = exporting

  const commands = useMemo<Command[]>(
    () => [
      { id: 'rights.import', title: 'rights:command.import', icon: IconUpload, run: () => setTaking(true) },
      { id: 'rights.export', title: 'rights:command.export', icon: IconDownload, run: () => save() },
    ],
    [save],
  )
  useCommands(commands)

  const tools = (
    <>
      <SegmentedControl
        aria-label={t('show.label')}
        data={(['rights', 'products'] as const).map((value) => ({ value, label: t(`show.${value}`) }))}
        value={show}
        onChange={(next) => void navigate({ search: next === 'products' ? { show: 'products' } : {}, replace: true })}
      />
      {show === 'rights' && (
        <>
          <Button leftSection={<IconUpload size={15} stroke={1.5} />} onClick={() => setTaking(true)}>
            {t('import.button')}
          </Button>
          <Button
            leftSection={<IconDownload size={15} stroke={1.5} />}
            disabled={exporting.isPending}
            onClick={() => save()}
          >
            {t('export.button')}
          </Button>
        </>
      )}
    </>
  )
  return (
    <>
      {show === 'products' ? <ProductsRegister tools={tools} /> : <RightsRegister tools={tools} />}
      {exporting.isError && <ErrorLine error={exporting.error} />}
      {taking && <TakeInRights onClose={() => setTaking(false)} />}
    </>
  )
}
