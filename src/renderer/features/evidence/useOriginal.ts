import { useMutation } from '@tanstack/react-query'
import type { DocumentSummary } from '../../../shared/contract/evidence.ts'
import { saveBlob } from '../../app/download.ts'
import { engineFetch } from '../../app/engine.ts'

/** Hands the original out, byte for byte, under its own name. */
export function useOriginal(document: Pick<DocumentSummary, 'id' | 'fileName'>) {
  return useMutation({
    mutationFn: async () => {
      const response = await engineFetch(`/documents/${document.id}/original`)
      saveBlob(await response.blob(), document.fileName)
    },
  })
}
