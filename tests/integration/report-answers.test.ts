import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { libellus } from '../e2e/command-line.ts'
import expected from '../fixtures/sample-answers.json' with { type: 'json' }

interface ToldStatement {
  says: string
  told: string
  sources: { voice: string; speaker: string; quote: string }[]
}

describe('the case in answers on the command line', () => {
  let home: string
  const known = { LIBELLUS_PASSPHRASE: 'sample' }
  const report = (name: string, ...more: string[]) =>
    libellus(home, ['report', name, 'demo/vault', '--case', '26-014', ...more], known)

  beforeAll(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'libellus-test-'))
    expect(await libellus(home, ['demo', 'demo'], known)).toMatchObject({ exitCode: 0 })
  })

  afterAll(() => rm(home, { recursive: true }))

  test('says every sentence of the sample case, with its passages and speakers', async () => {
    const { json } = await report('answers', '--json')
    const answers = json[0]?.['answers'] as { question: string; statements: ToldStatement[] }[]
    const told = Object.fromEntries(
      answers.map(({ question, statements }) => [
        question,
        statements.map(({ says, told: how, sources }) => ({ says, told: how, from: sources.length })),
      ]),
    )
    const wanted = Object.entries(expected).map(([question, statements]) => [
      question,
      statements.map(({ says, told: how, from }) => ({ says, told: how, from: from.length })),
    ])
    expect(told).toEqual(Object.fromEntries(wanted))
    for (const { voice, speaker, quote } of answers.flatMap(({ statements }) =>
      statements.flatMap((one) => one.sources),
    )) {
      expect(quote).not.toBe('')
      expect(speaker === '').toBe(voice === 'outlet')
    }
  })

  test('reads as sentences with whose word stands under each', async () => {
    const { stdout } = await report('answers')
    expect(stdout).toContain('What is the loss, and on whose word?')
    expect(stdout).toMatch(/C-1 ¶ 19, Gleb Ratmirsky, defence minister: “/)
  })

  test('tells what falls due, the earliest first', async () => {
    const { json } = await report('due', '--json')
    expect(json[0]).toMatchObject({ due: [{ on: '2026-04-17' }, { on: '2026-12-15' }] })
    expect((await report('due')).stdout).toContain('2026-12-15')
  })
})
