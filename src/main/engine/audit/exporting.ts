import type { EntryFilter } from '../../../shared/contract/audit.ts'
import type { Paper } from '../../../shared/contract/papers.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { today } from '../clock.ts'
import type { EngineContext } from '../context.ts'
import { makePaper } from '../papers/make-paper.ts'
import { VAULT_CHAIN } from '../vault/audit.ts'
import type { Vault } from '../vault/vault.ts'
import { csvOf } from './csv.ts'
import { entriesOldestFirst } from './rows.ts'
import { trailPaper } from './trail-paper.ts'

type Order = EntryFilter & { format: 'csv' | 'pdf'; language: Language }

/** Makes a file of the entries that the filter lets through. That it was made is an entry of its own. */
export async function exportTrail(
  engine: Pick<EngineContext, 'pool' | 'papers' | 'host'>,
  vault: Vault,
  { format, language, ...filter }: Order,
  signal: AbortSignal,
): Promise<Paper> {
  const name = `audit-${today()}.${format}`
  const pieces = entriesOldestFirst(vault, filter, signal)
  if (format === 'csv') {
    const { bytes, entries } = await csvOf(vault, pieces, language)
    enterExport(vault, filter, format, entries)
    return engine.papers.offer({ name, mime: 'text/csv; charset=utf-8', bytes })
  }
  const { content, entries } = await trailPaper(vault, engine.host.resources, pieces, { ...filter, language })
  const paper = await makePaper(engine, content, name, signal)
  enterExport(vault, filter, format, entries)
  return paper
}

function enterExport(vault: Vault, { chain }: EntryFilter, format: string, entries: number): void {
  if (vault.readOnly) return
  const caseId = chain === undefined || chain === VAULT_CHAIN ? null : chain
  vault.write(() =>
    vault.audit({ caseId, act: 'audit.exported', subject: caseId ?? vault.id, after: { format, entries } }),
  )
}
