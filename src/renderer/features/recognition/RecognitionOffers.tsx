import { IconRefresh, IconScan } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Command, useCommands } from '../../app/commands.ts'
import { engine } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { RecogniseDialog } from './RecogniseDialog.tsx'
import './recognition.css'

/** Beneath the list of evidence, and only where there is something to say: pages without text, and outdated readings. */
export function RecognitionOffers({ caseId, documentId }: { caseId: string; documentId: string | undefined }) {
  const { t } = useTranslation('recognition')
  const [asked, setAsked] = useState(false)
  const offer = useQuery(engine.recognition.offer.queryOptions({ input: { caseId } })).data
  const outdated = useQuery(engine.evidence.outdated.queryOptions({ input: { caseId } })).data?.documents ?? 0
  const jobs = useQuery(engine.jobs.list.queryOptions({ input: { caseId } })).data ?? []
  const reread = useMutation(engine.evidence.reread.mutationOptions())
  const runs = (kind: 'recognise' | 'reread') => jobs.some((job) => job.kind === kind && job.state === 'running')
  const pages = runs('recognise') ? 0 : (offer?.pages ?? 0)
  const older = runs('reread') ? 0 : outdated
  useRecognitionCommands({
    canRecognise: pages > 0,
    recognise: () => setAsked(true),
    reread: documentId && !runs('reread') ? () => reread.mutate({ caseId, documentIds: [documentId] }) : undefined,
  })

  return (
    <>
      {pages > 0 && (
        <div className="recognition-offer">
          <IconScan size={14} stroke={1.5} aria-hidden />
          <span>{t('offer.case', { count: pages })}</span>
          <button type="button" className="link-button" onClick={() => setAsked(true)}>
            {t('offer.recognise')}
          </button>
        </div>
      )}
      {older > 0 && (
        <div className="recognition-offer" title={t('reread.hint')}>
          <IconRefresh size={14} stroke={1.5} aria-hidden />
          <span>{t('reread.offer', { count: older })}</span>
          <button
            type="button"
            className="link-button"
            disabled={reread.isPending}
            onClick={() => reread.mutate({ caseId })}
          >
            {t('reread.start')}
          </button>
        </div>
      )}
      {reread.error && <ErrorLine error={reread.error} />}
      {asked && <RecogniseDialog caseId={caseId} onClose={() => setAsked(false)} />}
    </>
  )
}

interface Acts {
  canRecognise: boolean
  recognise: () => void
  /** Undefined where no document is chosen. */
  reread: (() => void) | undefined
}

function useRecognitionCommands(acts: Acts): void {
  const latest = useRef(acts)
  useEffect(() => {
    latest.current = acts
  })
  const { canRecognise } = acts
  const canReread = acts.reread !== undefined
  const commands = useMemo<Command[]>(
    () => [
      ...(canRecognise
        ? [
            {
              id: 'evidence.recognise',
              title: 'recognition:command.recognise',
              words: 'recognition:command.words',
              icon: IconScan,
              run: () => latest.current.recognise(),
            },
          ]
        : []),
      ...(canReread
        ? [
            {
              id: 'evidence.reread',
              title: 'recognition:command.reread',
              icon: IconRefresh,
              run: () => latest.current.reread?.(),
            },
          ]
        : []),
    ],
    [canRecognise, canReread],
  )
  useCommands(commands)
}
