import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { TreatyLine } from '../../src/shared/contract/agreements.ts'
import { edtfDate } from '../../src/shared/domain/edtf.ts'
import { TREATY_STATES } from '../../src/shared/domain/treaty.ts'
import { benchWithVault } from '../engine-under-test.ts'

const Expected = z.object({
  state: z.enum(TREATY_STATES),
  since: z.string().optional(),
  through: z.string().optional(),
  reservations: z.record(z.string(), z.string()).optional(),
})
const Label = z.object({
  one: z.string(),
  other: z.string(),
  on: z.string(),
  why: z.string(),
  source: z.url().optional(),
  expect: z.record(z.string(), Expected),
})
const file = fileURLToPath(new URL('../fixtures/treaty-pairs.json', import.meta.url))
const { fromTables, fromElsewhere } = z
  .object({ fromTables: z.array(Label), fromElsewhere: z.array(Label.required({ source: true })) })
  .parse(JSON.parse(readFileSync(file, 'utf8')))

describe('a pair of countries on a day', () => {
  test('is labelled by hand at least 40 times from the tables and 20 times from elsewhere', () => {
    expect(fromTables.length).toBeGreaterThanOrEqual(40)
    expect(fromElsewhere.length).toBeGreaterThanOrEqual(20)
  })

  test.each([
    ['the tables', fromTables],
    ['elsewhere', fromElsewhere],
  ])('is told as it was looked up in %s', async (_where, labels) => {
    const { client } = await benchWithVault()
    for (const { one, other, on: day, expect: expected } of labels) {
      const on = edtfDate(day)
      const lines = await client.agreements.resolve({ one, other, on })
      const told = Object.entries(expected).map(([treaty, label]) => [
        treaty,
        asLabelled(lineFor(lines, treaty), label),
      ])
      expect.soft(Object.fromEntries(told), `${one} and ${other}, ${day}`).toEqual(expected)
      const turned = await client.agreements.resolve({ one: other, other: one, on })
      expect(turned.map(({ state, since }) => [state, since])).toEqual(lines.map(({ state, since }) => [state, since]))
    }
  })
})

function lineFor(lines: readonly TreatyLine[], treaty: string): TreatyLine {
  const found = lines.find((line) => line.treaty === treaty)
  if (!found) throw new Error(`no line for ${treaty}`)
  return found
}

/** The line by the names of the label, as far as the label tells them. */
function asLabelled(line: TreatyLine, expected: z.infer<typeof Expected>): z.infer<typeof Expected> {
  const through = line.each.find((side) => side.through !== null)?.through
  return {
    state: line.state,
    ...(expected.since !== undefined && { since: line.since ?? 'not told' }),
    ...((expected.through !== undefined || through) && line.state === 'in-force' && { through: through ?? 'none' }),
    ...(expected.reservations && {
      reservations: Object.fromEntries(
        line.each.map(({ country, reservations }) => [country, (reservations ?? 'not read').replaceAll(' ', ',')]),
      ),
    }),
  }
}
