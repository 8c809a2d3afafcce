import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { engineBlobUrl } from '../../app/engine.ts'
import { queryClient } from '../../app/queries.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { ProgressBar } from '../../components/ProgressBar.tsx'
import { allBlocks } from './blocks.ts'
import { readPageRange } from './pageRange.ts'
import { turnsOf } from './pagesKept.ts'

/** Pages printed at once: their pictures are all in memory. */
const MOST = 100
/** Pixels: A4 at 200 dots an inch. */
const WIDTH = 1654

interface PrintDialogProps {
  document: EvidenceDocument
  /** @param pictures URLs of the pages; without them the text is printed. */
  onPrint: (pictures?: readonly string[]) => void
  onClose: () => void
}

/** What of a document is printed: its text, or some of its pages. */
export function PrintDialog({ document: { id, blocks, pages }, onPrint, onClose }: PrintDialogProps) {
  const { t } = useTranslation('evidence')
  const all = pages ?? 1
  const [what, setWhat] = useState<'pages' | 'text'>('pages')
  const [range, setRange] = useState(all === 1 ? '1' : `1–${Math.min(all, MOST)}`)
  const [drawn, setDrawn] = useState(0)
  const stop = useRef(new AbortController())
  useEffect(() => () => stop.current.abort(), [])
  const chosen = readPageRange(range, all)
  const tooMany = chosen !== undefined && chosen.length > MOST

  const prepare = useMutation({
    mutationFn: async () => {
      if (what === 'text') {
        await queryClient.ensureQueryData(allBlocks(id))
        return onPrint()
      }
      const { signal } = stop.current
      const urls: string[] = []
      try {
        for (const page of chosen ?? []) {
          urls.push(await engineBlobUrl(`/documents/${id}/pages/${page}?width=${WIDTH}&turns=${turnsOf(id)}`, signal))
          setDrawn(urls.length)
        }
        signal.throwIfAborted()
      } catch (failure) {
        for (const url of urls) URL.revokeObjectURL(url)
        throw failure
      }
      onPrint(urls)
    },
  })

  return (
    <Modal opened onClose={onClose} title={t('print.title')} closeButtonProps={{ 'aria-label': t('print.cancel') }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          prepare.mutate()
        }}
      >
        {blocks > 0 && (
          <SegmentedControl
            aria-label={t('print.what')}
            data={(['pages', 'text'] as const).map((value) => ({ value, label: t(`print.${value}`) }))}
            value={what}
            onChange={(next) => setWhat(next as typeof what)}
          />
        )}
        {what === 'pages' && (
          <TextInput
            data-autofocus
            label={t('print.range', { pages: all })}
            description={t('print.example')}
            value={range}
            error={chosen ? tooMany && t('print.tooMany', { most: MOST }) : t('print.notARange', { pages: all })}
            onChange={(event) => setRange(event.currentTarget.value)}
          />
        )}
        {prepare.isPending && what === 'pages' && (
          <ProgressBar label={t('print.drawing')} done={drawn} total={chosen?.length ?? 0} />
        )}
        {prepare.isError && <ErrorLine error={prepare.error} />}
        <div className="row dialog-acts">
          <Button onClick={onClose}>{t('print.cancel')}</Button>
          <Button
            type="submit"
            variant="filled"
            disabled={prepare.isPending || (what === 'pages' && (!chosen || tooMany))}
          >
            {t('print.do')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
