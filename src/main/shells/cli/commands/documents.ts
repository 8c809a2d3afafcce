import { type Cli, EXIT, type ExitCode } from '../cli.ts'
import { print, printJson } from '../output.ts'
import { documentPassword } from '../passphrase.ts'
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
    const { heldIn, factsThatStay, rows } = await client.deletion.preview({ documentId })
    const deleted = await client.deletion.deleteForGood({ documentId, fileName, reason })
    if (cli.json) printJson({ ...deleted, heldIn, factsThatStay, rows })
    else {
      const { removedEntries: entries, removedDossiers: dossiers, lastBackupAt, rewritten } = deleted
      print(cli.t('cli:document.deleted', { entries, dossiers }))
      for (const { listedAs, documentId: id } of heldIn) print(cli.t('cli:document.heldIn', { listedAs, id }))
      if (factsThatStay.length > 0) print(cli.t('cli:document.factsThatStay', { facts: factsThatStay.join(', ') }))
      if (rows.length > 0) print(cli.t('custody:delete.rows', { count: rows.length, rows: rows.join(', ') }))
      if (!rewritten) print(cli.t('cli:document.notRewritten'))
      if (lastBackupAt !== null) print(cli.t('cli:document.backups', { at: lastBackupAt }))
    }
    return EXIT.done
  })
}

/** Reads a document that was refused as encrypted, with its password. */
export async function unlockDocument(
  cli: Cli,
  [folder = '']: string[],
  { doc: documentId, passwordFile }: { doc: string; passwordFile?: string },
): Promise<ExitCode> {
  const password = await documentPassword(cli, passwordFile)
  return withVault(cli, folder, async ({ client }) => {
    const { title, firstSentence, fileName, format, readable, refusal, related } = await client.evidence.unlock({
      documentId,
      password,
    })
    const parts = related.filter(({ kind }) => kind === 'part' || kind === 'attachment').length
    if (cli.json) printJson({ documentId, fileName, format, readable, refusal, parts })
    else print(cli.t('cli:document.unlocked', { listedAs: title ?? firstSentence ?? fileName, parts }))
    return EXIT.done
  })
}
