import { type Cli, EXIT, type ExitCode } from '../cli.ts'
import { print, printJson } from '../output.ts'
import { withVault } from '../session.ts'

interface Options {
  doc: string
  fileName: string
  reason: string
}

/** Deletes a document for good; its file's name is typed as a confirmation. */
export async function deleteDocument(cli: Cli, [folder = '']: string[], options: Options): Promise<ExitCode> {
  return withVault(cli, folder, async ({ client }) => {
    const { doc: documentId, fileName, reason } = options
    const { heldIn } = await client.deletion.preview({ documentId })
    const deleted = await client.deletion.deleteForGood({ documentId, fileName, reason })
    if (cli.json) printJson({ ...deleted, heldIn })
    else {
      const { removedEntries: entries, removedDossiers: dossiers, lastBackupAt, rewritten } = deleted
      print(cli.t('cli:document.deleted', { entries, dossiers }))
      for (const { listedAs, documentId: id } of heldIn) print(cli.t('cli:document.heldIn', { listedAs, id }))
      if (!rewritten) print(cli.t('cli:document.notRewritten'))
      if (lastBackupAt !== null) print(cli.t('cli:document.backups', { at: lastBackupAt }))
    }
    return EXIT.done
  })
}
