import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readTreatyTables, tablesInOrder } from '../../src/main/engine/agreements/tables.ts'
import { CountryCode } from '../../src/shared/domain/jurisdiction.ts'
import { LANGUAGES } from '../../src/shared/domain/language.ts'

const resources = fileURLToPath(new URL('../../resources', import.meta.url))
const read = readTreatyTables(resources)

describe('the tables of treaties', () => {
  test('hold as many rows as their sources', () => {
    const rows = Object.fromEntries(tablesInOrder(resources).tables.map((table) => [table.id, table.rows]))
    expect(rows).toEqual({
      ...{ agreements: 0, wipo: 2461, wto: 166, 'new-york': 172, hcch: 39, 'hcch-2019': 38, unctad: 3434 },
    })
  })

  test('name each treaty once, by a table that is there, in every language', () => {
    const ids = read.treaties.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect([...read.parties.keys()].filter((id) => !ids.includes(id))).toEqual([])
    for (const { table, title, short } of read.treaties) {
      expect(read.tables.has(table), table).toBe(true)
      for (const language of LANGUAGES) expect(title[language] && short[language]).toBeTruthy()
    }
  })

  test('name countries and organisations by two letters, and say of each row whence it is', () => {
    const codes = [...read.parties.values()].flatMap((rows) => [...rows.keys()])
    const parties = read.investment.flatMap((treaty) => treaty.parties)
    for (const code of [...codes, ...parties]) expect(CountryCode.safeParse(code).success, code).toBe(true)
    expect([...(read.parties.get('new-york')?.values() ?? [])].filter((row) => !row.read)).toHaveLength(8)
    for (const { id, source } of read.tables.values()) expect(source !== '' || id === 'agreements').toBe(true)
    for (const { source } of read.states.values()) expect(source).not.toBe('')
  })

  test('have no day of entry into force for the seven successors of which only the deposit was read', () => {
    const without = [...(read.parties.get('new-york')?.values() ?? [])].filter(({ since }) => since === null)
    expect(without.map(({ party }) => party)).toEqual(['CZ', 'HR', 'ME', 'MK', 'RS', 'SI', 'SK'])
    expect(without.every(({ deposited, succession }) => deposited !== null && succession)).toBe(true)
  })
})
