import { isDeepStrictEqual } from 'node:util'
import { asc, eq } from 'drizzle-orm'
import type { Series } from '../../../shared/contract/exhibits.ts'
import { DEFAULT_SERIES } from '../../../shared/domain/exhibit-number.ts'
import { translator } from '../../../shared/messages/translate.ts'
import { changesOf } from '../audit/entries.ts'
import { requireCase, requireOpenCase } from '../cases/require.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { exhibit, retiredNumber, series } from './table.ts'

/** Side and kind of the usual series. */
const USUAL: Record<(typeof DEFAULT_SERIES)[number], Pick<Series, 'side' | 'kind'>> = {
  C: { side: 'claimant', kind: 'fact' },
  R: { side: 'defendant', kind: 'fact' },
  CL: { side: 'claimant', kind: 'law' },
  RL: { side: 'defendant', kind: 'law' },
  CWS: { side: 'claimant', kind: 'witness' },
  CER: { side: 'claimant', kind: 'expert' },
}

/** The case's series in their order; a case that has set none has the usual ones, in its language. */
export function listSeries(vault: Vault, caseId: string): Series[] {
  const columns = { prefix: series.prefix, title: series.title, side: series.side, kind: series.kind }
  const own = vault.db.select(columns).from(series).where(eq(series.caseId, caseId)).orderBy(asc(series.position)).all()
  if (own.length > 0) return own
  const t = translator(requireCase(vault, caseId).language.startsWith('ru') ? 'ru' : 'en')
  return DEFAULT_SERIES.map((prefix) => ({ prefix, title: t(`exhibits:usualSeries.${prefix}`), ...USUAL[prefix] }))
}

/** Stores the usual series as the case's own, so that exhibits can name them. Inside a transaction. */
export function keepSeries(vault: Vault, caseId: string): void {
  const own = vault.db.select({ prefix: series.prefix }).from(series).where(eq(series.caseId, caseId)).get()
  if (own) return
  const usual = listSeries(vault, caseId)
  writeSeries(vault, caseId, usual)
  vault.audit({ caseId, act: 'series.kept', subject: caseId, after: usual })
}

/**
 * Replaces the case's series. Throws STALE where they are others than were seen, SERIES_TWICE, or SERIES_IN_USE where a
 * series with exhibits would go.
 */
export function setSeries(vault: Vault, caseId: string, seen: readonly Series[], wanted: readonly Series[]): Series[] {
  return vault.write(() => {
    requireOpenCase(vault, caseId)
    const before = listSeries(vault, caseId)
    if (!isDeepStrictEqual(before, seen)) {
      throw new EngineError('STALE', { current: before, ...changesOf(vault, caseId) })
    }
    const prefixes = wanted.map(({ prefix }) => prefix)
    const twice = prefixes.find((prefix, at) => prefixes.indexOf(prefix) !== at)
    if (twice !== undefined) throw new EngineError('SERIES_TWICE', { prefix: twice })
    const used = [exhibit, retiredNumber].flatMap((table) =>
      vault.db.selectDistinct({ prefix: table.series }).from(table).where(eq(table.caseId, caseId)).all(),
    )
    const lost = used.find(({ prefix }) => !prefixes.includes(prefix))
    if (lost) throw new EngineError('SERIES_IN_USE', lost)
    writeSeries(vault, caseId, wanted)
    vault.audit({ caseId, act: 'series.changed', subject: caseId, before, after: wanted })
    return listSeries(vault, caseId)
  })
}

function writeSeries(vault: Vault, caseId: string, wanted: readonly Series[]): void {
  vault.sqlite.pragma('defer_foreign_keys = ON')
  vault.db.delete(series).where(eq(series.caseId, caseId)).run()
  vault.db
    .insert(series)
    .values(wanted.map((one, position) => ({ caseId, position, ...one })))
    .run()
}
