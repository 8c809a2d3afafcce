import { readFileSync } from 'node:fs'
import path from 'node:path'
import { format, resolveConfig } from 'prettier'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { CASE_JSON_FORMAT, CaseJson } from '../../src/shared/contract/case-json.ts'
import { ROOT } from '../test-host.ts'

/** `UPDATE_SCHEMA=1` writes it anew. */
const FILE = path.join(ROOT, 'docs/case.schema.json')

describe('the published schema of a case', () => {
  test('is the one by which the program reads', async () => {
    const schema = {
      title: `A case of Libellus, format ${CASE_JSON_FORMAT}`,
      ...z.toJSONSchema(CaseJson, { io: 'input', target: 'draft-2020-12' }),
    }
    const options = await resolveConfig(FILE)
    const text = await format(JSON.stringify(schema), { ...options, parser: 'json' })
    if (process.env.UPDATE_SCHEMA) (await import('node:fs')).writeFileSync(FILE, text)
    expect(readFileSync(FILE, 'utf8')).toBe(text)
  })

  test('asks for nothing but the format and a title', () => {
    expect(CaseJson.safeParse({ format: 1, case: { title: 'Hinges' } }).success).toBe(true)
    expect(CaseJson.safeParse({ format: 1, case: {} }).success).toBe(false)
    expect(CaseJson.safeParse({ case: { title: 'Hinges' } }).success).toBe(false)
  })

  test('takes what is left out of a row for not told, and nothing for told that nobody said', () => {
    const reads = (registers: object) => CaseJson.safeParse({ format: 2, case: { title: 'Hinges' }, registers })
    const licence = { title: 'Licence of 1968', milestones: [{ what: 'A factory' }] }
    expect(reads({ licence: [licence] }).data?.registers.licence).toMatchObject([
      { ...licence, end: null, export: 'not-in-evidence', milestones: [{ what: 'A factory', due: null }] },
    ])
    const missing = (registers: object) => reads(registers).error?.issues.map(({ path }) => path.at(-1))
    expect(missing({ licence: [{}] })).toEqual(['title'])
    expect(missing({ act: [{ title: 'Sold' }] })).toEqual(['kind'])
    expect(missing({ 'conflict-check': [] })).toEqual(['registers'])
  })
})
