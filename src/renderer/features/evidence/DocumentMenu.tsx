import { ActionIcon, Menu } from '@mantine/core'
import {
  IconCertificate,
  IconDotsVertical,
  IconHistory,
  IconPrinter,
  IconRectangleFilled,
  IconTrashX,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { type Command, useCommands, useRegisteredCommands } from '../../app/commands.ts'
import { CustodyReport } from '../custody/CustodyReport.tsx'
import { DeleteForGood } from '../deletion/DeleteForGood.tsx'
import { redact } from '../redaction/redactionMode.ts'
import { RedactTextOnly } from '../redaction/RedactTextOnly.tsx'

interface DocumentMenuProps {
  document: EvidenceDocument
  onDeleted: () => void
  /** Shows the document's pages. */
  onPages: () => void
}

/** What is seldom done with a document: its print, its redaction, its trail, its custody report, its deletion for good. */
export function DocumentMenu({ document, onDeleted, onPages }: DocumentMenuProps) {
  const { t } = useTranslation('evidence')
  const navigate = useNavigate()
  const [asked, setAsked] = useState<'report' | 'deletion' | 'text-only'>()
  const { id, caseId } = document
  const hasPages = document.views.includes('pages')
  const toPages = useRef(onPages)
  useEffect(() => {
    toPages.current = onPages
  })
  const close = () => setAsked(undefined)

  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'evidence.redact',
        title: 'redaction:command',
        icon: IconRectangleFilled,
        run: () => {
          if (!hasPages) return setAsked('text-only')
          toPages.current()
          redact(id)
        },
      },
      {
        id: 'evidence.trail',
        title: 'evidence:command.trail',
        icon: IconHistory,
        run: () => void navigate({ to: '/case/$caseId/trail', params: { caseId }, search: { doc: id } }),
      },
      {
        id: 'evidence.report',
        title: 'custody:report.command',
        icon: IconCertificate,
        run: () => setAsked('report'),
      },
      { id: 'evidence.delete', title: 'custody:delete.command', icon: IconTrashX, run: () => setAsked('deletion') },
    ],
    [navigate, caseId, id, hasPages],
  )
  useCommands(commands)
  const print = useRegisteredCommands().find(({ id: key }) => key === 'evidence.print')

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('reader.menu')}>
            <IconDotsVertical size={17} stroke={1.5} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {print && (
            <Menu.Item leftSection={<IconPrinter size={16} stroke={1.5} aria-hidden />} onClick={print.run}>
              {t('reader.print')}
            </Menu.Item>
          )}
          {commands.map(({ id: key, title, icon: Glyph, run }) => (
            <Menu.Item key={key} leftSection={Glyph && <Glyph size={16} stroke={1.5} aria-hidden />} onClick={run}>
              {t(title)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {asked === 'report' && <CustodyReport caseId={caseId} documentIds={[id]} onClose={close} />}
      {asked === 'text-only' && <RedactTextOnly onClose={close} />}
      {asked === 'deletion' && (
        <DeleteForGood
          caseId={caseId}
          documentId={id}
          onClose={close}
          onDeleted={() => {
            close()
            onDeleted()
          }}
        />
      )}
    </>
  )
}
