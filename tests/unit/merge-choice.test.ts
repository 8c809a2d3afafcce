import { describe, expect, test } from 'vitest'
import { byRow, chosen, comesIn, newerThere } from '../../src/renderer/features/packages/mergeChoice.ts'
import { packageName } from '../../src/renderer/features/packages/packageForms.ts'
import type { Difference } from '../../src/shared/contract/packages.ts'

describe('what is offered to be taken over from a package', () => {
  const differences = [
    difference('case 1 seat', 'case', 'Arsenal', 'seat', 'theirs'),
    difference('case 1 notes', 'case', 'Arsenal', 'notes', 'ours'),
    difference('case 1 tags', 'case', 'Arsenal', 'tags', null),
    difference('party', 'party', 'Neutron', null, null),
  ]

  test('is what the package has newer; nothing else is overwritten unasked', () => {
    expect([...newerThere(differences)]).toEqual(['case 1 seat'])
  })

  test('leaves what only the package has no choice, but for a row that was taken out here', () => {
    const removed = { ...difference('gone', 'party', 'Arsenal', null, null), ours: { removed: true } }
    expect([...differences, removed].filter(comesIn).map(({ id }) => id)).toEqual(['party'])
    expect([...chosen(new Set(), [...differences, removed], true)]).toEqual([
      'case 1 seat',
      'case 1 notes',
      'case 1 tags',
      'gone',
    ])
  })

  test('stands by its own row, also where another is called the same', () => {
    const rights = ['1', '2'].map((id) => difference(`right ${id} expires`, 'right', 'Rifle, BG', 'expires', null))
    expect(byRow(rights)).toHaveLength(2)
  })

  test('stands by the row it belongs to, and is chosen for one or for all of them', () => {
    const [ofCase, party] = byRow(differences)
    expect(ofCase?.fields.map(({ id }) => id)).toEqual(['case 1 seat', 'case 1 notes', 'case 1 tags'])
    expect(party?.fields).toHaveLength(1)
    const all = chosen(newerThere(differences), ofCase?.fields ?? [], true)
    expect(all.size).toBe(3)
    expect([...chosen(all, ofCase?.fields ?? [], false)]).toEqual([])
  })
})

test('a package is named so that every file system takes the name', () => {
  expect(packageName({ reference: '26/014', title: 'A: "B" <C>\n?' })).toBe('26 014 A B C')
  expect(packageName({ reference: '26-014', title: 'х'.repeat(200) }).length).toBeLessThanOrEqual(80)
  expect(packageName({ reference: '26-014', title: 'Izhmash et al.' })).toBe('26-014 Izhmash et al')
})

function difference(
  id: string,
  part: Difference['part'],
  of: string,
  field: string | null,
  newer: Difference['newer'],
): Difference {
  return { id, part, of, field, ours: field === null ? null : 'a', theirs: 'b', newer }
}
