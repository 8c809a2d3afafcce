import { useMutation } from '@tanstack/react-query'
import type { DocumentSummary } from '../../../shared/contract/evidence.ts'
import { saveBlob } from '../../app/download.ts'
import { engineFetch } from '../../app/engine.ts'

/** Hands the original out, byte for byte, under its own name; against its marks only with the reason of an exception. */
export function useOriginal(document: Pick<DocumentSummary, 'id' | 'fileName'>) {
  return useMutation({
    mutationFn: async (reason?: string) => {
      const headers: HeadersInit = reason === undefined ? {} : { 'x-libellus-exception': encodeURIComponent(reason) }
      const response = await engineFetch(`/documents/${document.id}/original`, { headers })
      saveBlob(await response.blob(), document.fileName)
    },
  })
}
