import { Modal } from '@mantine/core'
import { IconPackageImport } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Inspection } from '../../../shared/contract/packages.ts'
import { type Command, useCommands } from '../../app/commands.ts'
import { InspectPackage } from './InspectPackage.tsx'
import { InspectedPackage } from './InspectedPackage.tsx'

/** The command that takes a case in. */
export const TAKE_IN = 'case.take-in'

/** Makes the command known, and takes a package through its steps: choose, prove, compare, take in. */
export function TakeIn() {
  const { t } = useTranslation('packages')
  const [asked, setAsked] = useState(false)
  const [inspection, setInspection] = useState<Inspection>()
  const commands = useMemo<Command[]>(
    () => [
      {
        id: TAKE_IN,
        title: 'packages:in.command',
        words: 'packages:in.words',
        icon: IconPackageImport,
        run: () => setAsked(true),
      },
    ],
    [],
  )
  useCommands(commands)

  function close(): void {
    setAsked(false)
    setInspection(undefined)
  }

  if (!asked) return null
  return (
    <Modal
      opened
      onClose={close}
      size={(inspection?.differences ?? inspection?.otherRows)?.length ? 980 : 620}
      title={inspection ? t('in.found', { title: inspection.title }) : t('in.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {inspection ? (
        <InspectedPackage inspection={inspection} onBack={() => setInspection(undefined)} onClose={close} />
      ) : (
        <InspectPackage onFound={setInspection} onClose={close} />
      )}
    </Modal>
  )
}
