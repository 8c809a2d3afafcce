import type { Vault } from './vault.ts'

interface Derived {
  readonly state: string
  readonly values: Map<string, unknown>
}

const derivedOf = new WeakMap<Vault['sqlite'], Derived>()

/**
 * What follows from the vault alone, kept until a row of it changes: an overview, a sidebar and a view ask for the same at
 * once. What is answered is shared and must not be changed. Inside a transaction nothing is kept, since that may yet be
 * taken back.
 */
export function derived<T>({ sqlite }: Pick<Vault, 'sqlite'>, key: string, derive: () => T): T {
  if (sqlite.inTransaction) return derive()
  const state = stateOf(sqlite)
  let kept = derivedOf.get(sqlite)
  if (kept?.state !== state) derivedOf.set(sqlite, (kept = { state, values: new Map() }))
  if (!kept.values.has(key)) kept.values.set(key, derive())
  return kept.values.get(key) as T
}

/** Changes with every row that this connection or another writes. */
function stateOf(sqlite: Vault['sqlite']): string {
  const own = sqlite.prepare<[], number>('SELECT total_changes()').pluck().get()
  return `${own} ${sqlite.pragma('data_version', { simple: true })}`
}
