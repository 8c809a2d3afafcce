import type { Meeting } from '../../../shared/contract/conflicts.ts'
import { ALIKE } from '../../../shared/domain/name-likeness.ts'
import type { Vault } from '../vault/vault.ts'
import { everybody } from './appearing.ts'
import { formOf, likenessOfForms } from './likeness.ts'

/** Whom the vault's cases name that one of these may be, each once by the name that is likest; the likest first. */
export function meetings(vault: Vault, names: readonly string[], exceptCaseId?: string): Meeting[] {
  const asked = names.map((name) => ({ name, form: formOf(name) }))
  return everybody(vault)
    .filter(({ appearance }) => appearance.caseId !== exceptCaseId)
    .flatMap(({ name, aliases, appearance }): Meeting[] => {
      const known = [name, ...aliases].map((one) => ({ one, form: formOf(one) }))
      const pairs = asked.flatMap((question) =>
        known.map(({ one, form }) => ({ asked: question.name, one, alike: likenessOfForms(question.form, form) })),
      )
      const likest = pairs.reduce((best, pair) => (pair.alike > best.alike ? pair : best))
      if (likest.alike < ALIKE) return []
      const alias = likest.one === name ? null : likest.one
      return [{ ...appearance, asked: likest.asked, name, alias, likeness: likest.alike }]
    })
    .toSorted((a, b) => b.likeness - a.likeness)
}
