import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { gatherChanges } from '../../src/renderer/features/audit/gatherChanges.ts'
import type { Entry } from '../../src/shared/contract/audit.ts'
import { entryInWords } from '../../src/shared/messages/entry-words.ts'
import { translator } from '../../src/shared/messages/translate.ts'

const NAMES = { exhibit: () => 'C-5', language: 'en' as const }

describe('the latest changes of a case', () => {
  test('say a stage with its date as far as it is known', () => {
    const recorded = entry({ act: 'stage.recorded', after: { stage: 'filed', on: '2006-12' } })
    expect(entryInWords(recorded, NAMES, translator('en'))).toBe('Stage entered: Filed, Dec 2006')
    expect(entryInWords(recorded, { ...NAMES, language: 'ru' }, translator('ru'))).toContain('Внесена стадия: Подано')
  })

  test('name the fields that were changed, and an exhibit by its number', () => {
    const changed = entry({ act: 'case.changed', after: { seat: 'Geneva', governingLaw: '' } })
    expect(entryInWords(changed, NAMES, translator('en'))).toBe('Changed: seat, governing law')
    expect(entryInWords(entry({ act: 'exhibit.served' }), NAMES, translator('en'))).toBe('Served: C-5')
  })

  test.each(['en', 'ru'] as const)('have words in %s for every act that the engine enters in the trail', (language) => {
    const acts = actsOfTheEngine()
    expect(acts.length).toBeGreaterThan(25)
    const t = translator(language)
    const inWords = (act: string) => entryInWords(entry({ act }), { ...NAMES, language }, t)
    const unsaid = (act: string) => [t('cases:change.other', { act }), ''].includes(inWords(act))
    expect(acts.filter(unsaid)).toEqual([])
  })

  test('never leave an act that has no sentence unsaid', () => {
    expect(entryInWords(entry({ act: 'case.teleported' }), NAMES, translator('en'))).toBe('Changed (case.teleported)')
  })

  test('gather what was done to many at once, and nothing else', () => {
    const imported = (at: string) => entry({ act: 'document.imported', at })
    const gathered = gatherChanges([
      imported('2026-06-22T10:00:30.000Z'),
      imported('2026-06-22T10:00:00.000Z'),
      entry({ act: 'case.changed', at: '2026-06-22T09:00:01.000Z' }),
      entry({ act: 'case.changed', at: '2026-06-22T09:00:00.000Z' }),
      imported('2026-06-22T08:00:00.000Z'),
    ])
    expect(gathered.map(({ count }) => count)).toEqual([2, 1, 1, 1])
  })
})

/** Every act of the trail that stands in the engine's sources. */
function actsOfTheEngine(): string[] {
  const engine = path.resolve(import.meta.dirname, '../../src/main/engine')
  const sources = readdirSync(engine, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const acts = sources.flatMap((file) =>
    [...readFileSync(path.join(engine, file), 'utf8').matchAll(/\bact: (.+)/g)].flatMap(([, said = '']) =>
      [...said.matchAll(/'([a-z]+\.[a-z-]+)'/g)].map(([, act = '']) => act),
    ),
  )
  return [...new Set(acts)].toSorted()
}

function entry(fields: Partial<Entry>): Entry {
  return {
    chain: '',
    seq: 1,
    at: '2026-06-22T10:00:00.000Z',
    operator: '',
    account: '',
    act: '',
    subject: '',
    before: null,
    after: null,
    removed: false,
    about: null,
    hash: '',
    ...fields,
  }
}
