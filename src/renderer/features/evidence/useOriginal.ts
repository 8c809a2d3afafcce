import { useMutation } from '@tanstack/react-query'
import type { DocumentSummary } from '../../../shared/contract/evidence.ts'
import type { Exception } from '../../../shared/contract/leaving.ts'
import { saveBlob } from '../../app/download.ts'
import { client, engineFetch } from '../../app/engine.ts'

/** Hands the original out, byte for byte, under its own name; against marks only with an exception for each document. */
export function useOriginal(document: Pick<DocumentSummary, 'id' | 'fileName'>) {
  return useMutation({
    mutationFn: async (exceptions: readonly Exception[]) => {
      const { ticket } = await client.evidence.handOut({ documentId: document.id, exceptions: [...exceptions] })
      const response = await engineFetch(`/documents/${document.id}/original?ticket=${encodeURIComponent(ticket)}`)
      saveBlob(await response.blob(), document.fileName)
    },
  })
}
