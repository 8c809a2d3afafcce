import type { Vault } from '../vault/vault.ts'

/** How many cases the vault holds, archived ones included, and how many of them are samples. */
export function countCases(vault: Vault): { cases: number; samples: number } {
  const select = vault.sqlite.prepare<[], { cases: number; samples: number }>(
    'SELECT count(*) AS cases, count(*) FILTER (WHERE sample) AS samples FROM case_file',
  )
  return select.get()!
}
