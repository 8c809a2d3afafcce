import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Forum } from '../../src/shared/contract/cases.ts'
import { Jurisdiction } from '../../src/shared/contract/jurisdictions.ts'
import { LANGUAGES } from '../../src/shared/domain/language.ts'

const resources = new URL('../../resources/', import.meta.url)
const jurisdictions = z.array(z.strictObject(Jurisdiction.shape)).parse(read('jurisdictions/jurisdictions.json'))
const forums = z.array(z.strictObject(Forum.shape)).parse(read('forum-rules/forums.json'))

describe('the jurisdictions', () => {
  test('hold the 249 countries of ISO 3166-1 and parts of countries that are among them', () => {
    const countries = jurisdictions.filter((row) => row.code === row.country).map((row) => row.code)
    expect(countries).toHaveLength(249)
    const parts = jurisdictions.filter((row) => row.code !== row.country)
    expect(parts.length).toBeGreaterThan(0)
    for (const part of parts) {
      expect(countries).toContain(part.country)
      expect(part.code.startsWith(`${part.country}-`)).toBe(true)
    }
  })

  test('know the legal systems inside a country', () => {
    expect(partsOf('GB')).toEqual(['GB-EAW', 'GB-NIR', 'GB-SCT'])
    expect(partsOf('US')).toHaveLength(51)
    expect(partsOf('CA')).toHaveLength(13)
    expect(partsOf('AU')).toHaveLength(8)
    expect(partsOf('BG')).toEqual([])
  })

  test('are sorted by code, each once', () => {
    const codes = jurisdictions.map((row) => row.code)
    expect(codes).toEqual([...new Set(codes)].sort())
  })

  test('have names in every language, in its own script, that tell rows apart', () => {
    for (const language of LANGUAGES) {
      const names = jurisdictions.map((row) => row.name[language])
      expect(new Set(names).size).toBe(names.length)
    }
    for (const { name } of jurisdictions) {
      expect(name.en).toMatch(/^\p{Script=Latin}[\p{Script=Latin}\p{M}\s.,'’&()-]*$/u)
      expect(name.ru).toMatch(/^\p{Script=Cyrillic}[\p{Script=Cyrillic}\s.,’«»()—-]*$/u)
    }
  })
})

describe('the forums', () => {
  test('have ids of their own and names that tell them apart', () => {
    expect(new Set(forums.map((forum) => forum.id)).size).toBe(forums.length)
    for (const language of LANGUAGES) {
      expect(new Set(forums.map((forum) => forum.name[language])).size).toBe(forums.length)
      expect(new Set(forums.map((forum) => forum.caption[language])).size).toBe(forums.length)
    }
  })

  test('name in id, name and caption the same year of edition', () => {
    for (const forum of forums) {
      const year = /-(\d{4})$/.exec(forum.id)?.[1]
      for (const language of LANGUAGES) {
        expect(yearsIn(forum.name[language]), forum.id).toEqual(year ? [year] : [])
        expect(yearsIn(forum.caption[language]), forum.id).toEqual(year ? [year] : [])
      }
    }
  })

  test('call the other side respondent in an arbitration and defendant in court', () => {
    for (const forum of forums) expect(forum.defendantIs).toBe(forum.kind === 'court' ? 'defendant' : 'respondent')
    expect(forums.some((forum) => forum.kind === 'court')).toBe(true)
  })

  test('each say on what they rest', () => {
    for (const forum of forums) expect(forum.source).not.toBe('')
  })
})

function partsOf(country: string): string[] {
  return jurisdictions.filter((row) => row.country === country && row.code !== country).map((row) => row.code)
}

function yearsIn(text: string): string[] {
  return text.match(/\b\d{4}\b/g) ?? []
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, resources), 'utf8'))
}
