import { useMutation } from '@tanstack/react-query'
import { client } from '../../app/engine.ts'
import { shell } from '../../app/shell.ts'
import { askForFiles, droppedFiles, type PickedFile } from './pickedFiles.ts'
import { uploadFiles } from './upload.ts'

/**
 * Takes files and folders into a case: by the shell's picker or the browser's, or by a drop. `error` is what kept the
 * last import from beginning.
 */
export function useImport(caseId: string) {
  const begin = useMutation({ mutationFn: (start: () => Promise<unknown>) => start() })

  const send = async (files: readonly PickedFile[]) => {
    if (files.length > 0) await uploadFiles(caseId, files)
  }
  const take = async (places: readonly string[]) => {
    if (places.length > 0) await client.imports.start({ caseId, places: [...places] })
  }

  return {
    pick: (kind: 'files' | 'folder') =>
      begin.mutate(async () => (shell ? take(await shell.pick(kind)) : send(await askForFiles(kind)))),
    drop: (transfer: DataTransfer) => {
      // The list of what was dropped is empty once the event is over.
      const files = [...transfer.files]
      const found = shell ? undefined : droppedFiles(transfer)
      begin.mutate(async () => (shell ? take(await shell.grantDropped(files)) : send((await found) ?? [])))
    },
    error: begin.error,
    isBeginning: begin.isPending,
    forgetError: begin.reset,
  }
}
