import type { EntryFilter } from '../../../shared/contract/audit.ts'
import type { Paper } from '../../../shared/contract/papers.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { today } from '../clock.ts'
import type { EngineContext } from '../context.ts'
import { makePaper } from '../papers/make-paper.ts'
import { type EntryRow, VAULT_CHAIN } from '../vault/audit.ts'
import type { Vault } from '../vault/vault.ts'
import { CSV_MIME, entriesAsCsv } from './csv.ts'
import { entriesOldestFirst } from './rows.ts'
import { trailPaper } from './trail-paper.ts'
import { allLeaves, withholding } from './withholding.ts'

type Order = EntryFilter & { format: 'csv' | 'pdf'; language: Language; whole?: boolean | undefined }

/**
 * Makes a file of the entries that the filter lets through, without the values of those on documents that may not leave
 * unless the `whole` trail is wished. That it was made is an entry of its own.
 */
export async function exportTrail(
  engine: Pick<EngineContext, 'pool' | 'papers' | 'host'>,
  vault: Vault,
  { format, language, whole = false, ...filter }: Order,
  signal: AbortSignal,
): Promise<Paper> {
  const name = `audit-${today()}.${format}`
  const stays = whole ? allLeaves : await withholding(vault, filter.chain, signal)
  let withheld = 0
  const count = (row: EntryRow) => {
    const does = stays(row)
    if (does) withheld++
    return does
  }
  const enter = (entries: number) => enterExport(vault, filter, { format, entries, withheld, whole })
  const pieces = entriesOldestFirst(vault, filter, signal)
  if (format === 'csv') {
    const { bytes, entries } = await entriesAsCsv(vault, pieces, language, count)
    enter(entries)
    return engine.papers.offer({ name, mime: CSV_MIME, bytes })
  }
  const { content, entries } = await trailPaper(vault, engine.host.resources, pieces, { ...filter, language }, count)
  const paper = await makePaper(engine, content, name, signal)
  enter(entries)
  return paper
}

function enterExport(vault: Vault, { chain }: EntryFilter, after: Record<string, unknown>): void {
  if (vault.readOnly) return
  const caseId = chain === undefined || chain === VAULT_CHAIN ? null : chain
  vault.write(() => vault.audit({ caseId, act: 'audit.exported', subject: caseId ?? vault.id, after }))
}
