import type { Person } from '../../../shared/contract/conflicts.ts'
import type { Vault } from '../vault/vault.ts'
import { type Appearing, everybody } from './appearing.ts'
import { formOf } from './likeness.ts'

/**
 * Everybody whom the vault's cases name, by name. Two are one where a name or another name of theirs is the same but for
 * script, case, order of words and legal form.
 */
export function everyPerson(vault: Vault): Person[] {
  const people: Appearing[][] = []
  const byKey = new Map<string, Appearing[]>()
  for (const one of everybody(vault)) {
    const keys = [one.name, ...one.aliases].map(keyOf)
    const met = new Set(keys.map((key) => byKey.get(key)).filter((group) => group !== undefined))
    const [group = newGroup(people), ...others] = met
    group.push(one)
    for (const other of others) {
      group.push(...other)
      people.splice(people.indexOf(other), 1)
      for (const [key, of] of byKey) if (of === other) byKey.set(key, group)
    }
    for (const key of keys) byKey.set(key, group)
  }
  return people.map(personOf).toSorted((a, b) => a.name.localeCompare(b.name))
}

function newGroup(people: Appearing[][]): Appearing[] {
  const group: Appearing[] = []
  people.push(group)
  return group
}

/** The words of a name in one order; a name without any word is its own. */
function keyOf(name: string): string {
  const words = formOf(name).parts.map(({ latin }) => latin)
  return words.toSorted().join(' ') || name
}

function personOf(group: readonly Appearing[]): Person {
  const name = group[0]?.name ?? ''
  const names = new Set(group.flatMap((one) => [one.name, ...one.aliases]))
  names.delete(name)
  const appears = group.map(({ appearance }) => appearance)
  const countries = new Set(appears.flatMap(({ country }) => country ?? []))
  return { name, aliases: [...names], countries: [...countries], appears }
}
