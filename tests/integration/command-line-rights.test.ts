import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { libellus } from '../e2e/command-line.ts'

const known = { LIBELLUS_PASSPHRASE: 'a quiet harbour in June' }
let home: string
let reference: string

const run = (...args: string[]) => libellus(home, args, known)

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'libellus-test-'))
  expect(await run('vault', 'create', 'vault')).toMatchObject({ exitCode: 0 })
  const made = await run('case', 'create', 'vault', '--title', 'Rifles', '--defendant', 'Trakorazh AD', '--json')
  reference = String(made.json[0]?.['reference'])
})

afterAll(() => rm(home, { recursive: true }))

describe('rights on the command line', () => {
  const table = [
    'type,title,territory,registered,expires,renewal_due,status',
    'patent,Bolt,BG,1999-03-01,2019-02-28,2026-01-31,in-force',
    'mark,Sign,Narnia,,,,',
    '',
  ].join('\n')

  test('are tried, taken in, and written to a table that changes nothing when it comes back', async () => {
    await writeFile(path.join(home, 'rights.csv'), table)
    const tried = await run('rights', 'import', 'vault', 'rights.csv', '--dry', '--json')
    expect(tried).toMatchObject({ exitCode: 3, json: [{ dry: true, lines: [{ does: 'adds' }] }] })
    const taken = await run('rights', 'import', 'vault', 'rights.csv')
    expect(taken).toMatchObject({ exitCode: 3, stdout: expect.stringContaining('1 new') })
    expect(taken.stderr).toContain('Line 3, Territory: Narnia')
    expect(await run('rights', 'export', 'vault', 'out.csv')).toMatchObject({ exitCode: 0 })
    expect(await readFile(path.join(home, 'out.csv'), 'utf8')).toContain('Bolt,BG,')
    const again = await run('rights', 'import', 'vault', 'out.csv', '--json')
    expect(again).toMatchObject({ exitCode: 0, json: [{ lines: [{ does: 'leaves' }], refused: [] }] })
  })

  test('are reported for a day, with why', async () => {
    const told = await run('report', 'rights', 'vault', '--case', reference, '--on', '2006-12-05', '--json')
    expect(told.json).toMatchObject([
      {
        on: '2006-12-05',
        rights: [
          {
            title: 'Bolt',
            state: 'in-force',
            because: [{ key: 'right.inForceWithin' }, { key: 'right.statusUndated' }],
          },
        ],
      },
    ])
    const later = await run('report', 'rights', 'vault', '--case', reference, '--on', '2020')
    expect(later.stdout).toContain(
      'not in force. The last day of protection that is entered has passed: 28 February 2019.',
    )
  })

  test('are reported where their renewal is due', async () => {
    const told = await run('report', 'renewals', 'vault', '--case', reference, '--json')
    expect(told.json).toMatchObject([{ renewals: [{ title: 'Bolt', due: '2026-01-31', urgency: 'late' }] }])
  })

  test('that are no file are wrong use', async () => {
    expect(await run('rights', 'import', 'vault', 'nowhere.csv')).toMatchObject({ exitCode: 2 })
  })
})

describe('people on the command line', () => {
  test('are found in another script, and the check is recorded with its reason', async () => {
    const found = await run('conflicts', 'check', 'vault', 'ТРАКОРАЖ АД', '--json')
    expect(found.json).toMatchObject([{ meetings: [{ name: 'Trakorazh AD', likeness: 1, reference }] }])
    const unreasoned = await run('conflicts', 'check', 'vault', 'Trakorazh', '--decision', 'waived')
    expect(unreasoned).toMatchObject({ exitCode: 2 })
    const decided = ['--decision', 'waived', '--reason', 'Both agreed.']
    expect(await run('conflicts', 'check', 'vault', 'Trakorazh', ...decided)).toMatchObject({ exitCode: 0 })
    const told = await run('report', 'conflicts', 'vault', '--case', reference, '--json')
    expect(told.json).toMatchObject([
      {
        checks: expect.arrayContaining([
          expect.objectContaining({ names: ['Trakorazh'], decision: 'waived', reason: 'Both agreed.' }),
        ]),
      },
    ])
  })

  test('of a case are told with where else they stand', async () => {
    const other = await run('case', 'create', 'vault', '--title', 'Cartridges', '--claimant', 'Тракораж', '--json')
    const told = await run('report', 'people', 'vault', '--case', reference, '--json')
    expect(told.json).toMatchObject([
      {
        people: [{ name: 'Trakorazh AD', elsewhere: [{ name: 'Тракораж', reference: other.json[0]?.['reference'] }] }],
      },
    ])
  })

  test('of a new case are looked for in every other: a check that meets nobody is recorded, else they are told', async () => {
    const create = (...args: string[]) => run('case', 'create', 'vault', '--title', 'Bolts', ...args)
    const [clear] = (await create('--claimant', 'Nobody Known', '--json')).json
    expect(clear).toMatchObject({ meetings: [] })
    const checked = async (named: unknown) =>
      (await run('report', 'conflicts', 'vault', '--case', String(named), '--json')).json
    expect(await checked(clear?.['reference'])).toMatchObject([
      {
        checks: expect.arrayContaining([
          expect.objectContaining({ names: ['Nobody Known'], decision: 'clear', found: [], forCaseId: clear?.['id'] }),
        ]),
      },
    ])
    const [met] = (await create('--defendant', 'ТРАКОРАЖ ЕАД', '--json')).json
    expect(met).toMatchObject({
      meetings: expect.arrayContaining([expect.objectContaining({ name: 'Trakorazh AD', reference })]),
    })
    expect(JSON.stringify(await checked(met?.['reference']))).not.toContain('ТРАКОРАЖ ЕАД')
    const told = await create('--defendant', 'Trakorazh')
    expect(told).toMatchObject({ exitCode: 0 })
    expect(told.stdout).toContain('Trakorazh AD')
    expect(told.stdout).toContain('conflicts check')
  })
})
