import { readFileSync } from 'node:fs'
import path from 'node:path'
import { format, resolveConfig } from 'prettier'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { CaseJson } from '../../src/shared/contract/case-json.ts'
import { ROOT } from '../test-host.ts'

/** `UPDATE_SCHEMA=1` writes it anew. */
const FILE = path.join(ROOT, 'docs/case.schema.json')

describe('the published schema of a case', () => {
  test('is the one by which the program reads', async () => {
    const schema = {
      title: 'A case of Libellus, format 1',
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
})
