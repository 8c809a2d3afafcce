import { isContractProcedure, type AnyContractRouter } from '@orpc/contract'
import { describe, expect, test } from 'vitest'
import { contract } from '../../src/shared/contract/index.ts'
import { LANGUAGES } from '../../src/shared/domain/language.ts'
import { catalogues } from '../../src/shared/messages/catalogues.ts'

/** Plural forms that each language needs (CLDR); `_other` also serves fractions. */
const PLURALS = { en: ['one', 'other'], ru: ['one', 'few', 'many', 'other'] } as const
const PLURAL = /_(zero|one|two|few|many|other)$/

function sentences(tree: object, path = ''): [key: string, sentence: string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    const at = path === '' ? key : `${path}.${key}`
    return typeof value === 'string' ? [[at, value]] : sentences(value as object, at)
  })
}

function variables(sentence: string): string[] {
  return [...sentence.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name as string).sort()
}

const all = Object.fromEntries(LANGUAGES.map((language) => [language, new Map(sentences(catalogues[language]))]))

describe.each(LANGUAGES)('the %s catalogue', (language) => {
  const own = all[language]!
  const plain = (keys: Iterable<string>) => [...new Set([...keys].map((key) => key.replace(PLURAL, '')))].sort()

  test('has every message', () => {
    for (const other of LANGUAGES) expect(plain(own.keys())).toEqual(plain(all[other]!.keys()))
  })

  test('has every plural form of its language', () => {
    const counted = plain([...own.keys()].filter((key) => PLURAL.test(key)))
    const lacking = counted.flatMap((key) =>
      PLURALS[language].map((form) => `${key}_${form}`).filter((form) => !own.has(form)),
    )
    expect(lacking).toEqual([])
  })

  test('leaves no message empty', () => {
    expect([...own].filter(([, sentence]) => sentence.trim() === '')).toEqual([])
  })

  test('uses the same variables as the English one', () => {
    const english = all['en']!
    const differing = [...own].filter(([key, sentence]) => {
      const original = english.get(key) ?? english.get(key.replace(PLURAL, '_other'))
      if (original === undefined || /_one$/.test(key)) return false
      return variables(sentence).join() !== variables(original).join()
    })
    expect(differing.map(([key]) => key)).toEqual([])
  })
})

test('the Russian catalogue is in Russian', () => {
  const english = [...all['ru']!].filter(
    ([, text]) => /[a-z]{4,}/i.test(text.replace(/\{\{.*?\}\}/g, '')) && !/[а-яё]/i.test(text),
  )
  const same = english.filter(([key, text]) => all['en']!.get(key) === text && text.split(' ').length > 3)
  expect(same).toEqual([])
})

function codesOf(router: AnyContractRouter): string[] {
  if (isContractProcedure(router)) return Object.keys(router['~orpc'].errorMap)
  return Object.values(router).flatMap((part) => codesOf(part as AnyContractRouter))
}

test.each([...new Set(codesOf(contract))])('%s has a sentence for the person', (code) => {
  expect(Object.keys(catalogues.en.errors)).toContain(code)
})
