import { likeness, type NameForm, nameForm } from '../../../shared/domain/name-likeness.ts'
import { damerau } from '../search/edit-distance.ts'
import { fold } from '../search/fold.ts'
import { nameKeys } from '../search/name-key.ts'

const SPELLING = {
  fold,
  keys: nameKeys,
  distance: (one: string, other: string, most: number) => damerau(one).to(other, most),
}

export function formOf(name: string): NameForm {
  return nameForm(name, SPELLING)
}

export function likenessOfForms(one: NameForm, other: NameForm): number {
  return likeness(one, other, SPELLING)
}

/** How alike two names are, 0 to 1: 1 where they are the same but for script, case, order and legal form. */
export function likenessOf(one: string, other: string): number {
  return likenessOfForms(formOf(one), formOf(other))
}
