import type { ComboboxItem, OptionsFilter } from '@mantine/core'

/** Keeps the choices that hold what was typed, those that begin with it first. */
export const choiceFilter: OptionsFilter = ({ options, search, limit }) => {
  const typed = search.trim().toLocaleLowerCase()
  const holding = (options as ComboboxItem[]).filter(({ label }) => label.toLocaleLowerCase().includes(typed))
  const [first, rest] = [true, false].map((begins) =>
    holding.filter(({ label }) => label.toLocaleLowerCase().startsWith(typed) === begins),
  ) as [ComboboxItem[], ComboboxItem[]]
  return [...first, ...rest].slice(0, limit)
}
