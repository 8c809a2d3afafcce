import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import type { Cli } from '../../src/main/shells/cli/cli.ts'
import { peopleReport } from '../../src/main/shells/cli/commands/reports/people.ts'
import { draftOf } from '../../src/shared/domain/blank-rows.ts'
import { edtfDate } from '../../src/shared/domain/edtf.ts'
import { speakerInWords } from '../../src/shared/messages/speaker-words.ts'
import { translator } from '../../src/shared/messages/translate.ts'
import { libellus } from '../e2e/command-line.ts'
import { benchWithVault, PASSPHRASE } from '../engine-under-test.ts'

const t = translator('en')

/** A case of which something is entered in each list, and the command line on its vault. */
async function listedCase() {
  const { client, folder } = await benchWithVault()
  const { id: caseId, reference } = await client.cases.create({ title: 'Rifles' })
  const add = { caseId, row: draftOf('proceeding', { title: 'Bankruptcy', forum: 'Sofia', state: 'pending' }) }
  await client.registers.proceeding.add(add)
  for (const [title, due] of [
    ['Reply', '2027-03-01'],
    ['Renewal', '2027-01-31'],
  ] as const) {
    await client.registers.deadline.add({ caseId, row: draftOf('deadline', { title, due }) })
  }
  const withdrawn = await client.registers.section.add({ caseId, row: draftOf('section', { heading: 'Gone' }) })
  await client.registers.section.withdraw(withdrawn)
  await client.registers.section.add({ caseId, row: draftOf('section', { heading: 'Facts', position: 1 }) })
  await client.registers.section.add({ caseId, row: draftOf('section', { heading: 'Parties', position: 0 }) })
  const correction = draftOf('correction', { treaty: 'new-york', country: 'RU', state: 'not-in-force' })
  await client.registers.correction.add({
    caseId: null,
    row: { ...correction, from: edtfDate('2005'), source: 'Gazette', note: 'Left it' },
  })
  await client.vault.lock()
  const run = (...args: string[]) => libellus(folder, args, { LIBELLUS_PASSPHRASE: PASSPHRASE })
  const vault = path.join(folder, 'vault')
  return {
    report: (name: string, ...options: string[]) => run('report', name, vault, '--case', reference, ...options),
    pair: (...args: string[]) => run('agreements', 'pair', vault, ...args),
  }
}

describe('the lists of what was entered', () => {
  test('tell proceedings and deadlines, the next first', async () => {
    const { report } = await listedCase()
    const { json } = await report('proceedings', '--json')
    expect(json).toMatchObject([
      { proceedings: [{ title: 'Bankruptcy', state: 'pending', grounds: [] }], deadlines: [{ title: 'Renewal' }, {}] },
    ])
    const { stdout } = await report('proceedings')
    expect(stdout).toContain('Bankruptcy, Sofia: pending')
    expect(stdout).toMatch(/2027-01-31 +Renewal\n2027-03-01 +Reply/)
  })

  test('tell the sections in reading order, without those withdrawn', async () => {
    const { report } = await listedCase()
    expect((await report('sections', '--json')).json).toMatchObject([
      { sections: [{ heading: 'Parties' }, { heading: 'Facts' }] },
    ])
    expect((await report('sections')).stdout).toMatch(/1\. Parties .*\n2\. Facts /)
  })

  test('tell rules and causes with their sources and which are not verified', async () => {
    const { report } = await listedCase()
    const [{ rules }] = (await report('rules', '--json')).json as unknown as [{ rules: { ruleId: string }[] }]
    expect(rules.length).toBeGreaterThan(5)
    const told = await report('rules')
    expect(told.stdout).toContain('GB-EAW-tort: England and Wales: tort, as for infringement\n  6 years;')
    expect(told.stdout).toContain('Limitation Act 1980 s.2, s.32(1).')
    const [{ causes }] = (await report('causes', '--json')).json as unknown as [{ causes: { id: string }[] }]
    const { stdout } = await report('causes')
    for (const { id } of causes) expect(stdout).toContain(`${id}: `)
    expect(stdout).not.toMatch(/reports:|\{\{/)
  })

  test('tell corrections with the treaties', async () => {
    const { report } = await listedCase()
    expect((await report('treaties', '--json')).json).toMatchObject([
      { corrections: [{ country: 'RU', note: 'Left it' }] },
    ])
    const { stdout } = await report('treaties')
    expect(stdout).toMatch(/1958, Russia: Not bound \(2005 – …\)\n {2}Correction: Left it \(Gazette\)/)
  })

  test('tell of each treaty its table, its day, and what is from memory', async () => {
    const { pair } = await listedCase()
    const { stdout } = await pair('RU', 'MV', '--on', '2020-01-01')
    expect(stdout).toContain('New York Convention: UN Treaty Collection')
    expect(stdout).toContain(`New York Convention: as of Jan 2023, ${t('agreements:notVerified')}`)
    const [{ lines }] = (await pair('RU', 'MV', '--json')).json as unknown as [{ lines: { because: object[] }[] }]
    expect(lines.flatMap(({ because }) => because)[0]).toHaveProperty('says')
  })
})

test('agreements are tried and taken in with the words for each, and for what is refused', async () => {
  const { client, folder } = await benchWithVault()
  await client.vault.lock()
  const csv = 'country_one,country_two,state,as_of\nRU,LV,none,2006\nRU,BG,none,someday\n'
  await writeFile(path.join(folder, 'pairs.csv'), csv)
  const take = (...dry: string[]) =>
    libellus(folder, ['agreements', 'import', 'vault', 'pairs.csv', ...dry], { LIBELLUS_PASSPHRASE: PASSPHRASE })
  const tried = await take('--dry')
  expect(tried).toMatchObject({
    exitCode: 3,
    stdout: expect.stringMatching(/^Agreements that would be taken in: 1 new/),
  })
  expect(tried.stderr).toContain(`Line 3: ${t('registers:field.asOf')} cannot be read: “someday”.`)
  expect((await take()).stdout).toMatch(/^Agreements taken in: 1 new/)
})

describe('a day after --on', () => {
  test('is refused by a report that takes none, with those that do', async () => {
    const { report } = await listedCase()
    const { exitCode, stderr } = await report('facts', '--on', '2006-12-05')
    expect(exitCode).toBe(2)
    expect(stderr).toContain('The report “facts” takes no day.')
    expect(stderr).toContain('agreements, claims, licences, rights')
  })

  test('is a whole one for claims', async () => {
    const { report } = await listedCase()
    const { exitCode, stderr } = await report('claims', '--on', '2006')
    expect(exitCode).toBe(2)
    expect(stderr).toContain('“2006” is none')
    expect((await report('claims', '--on', '5 December 2006', '--json')).json).toMatchObject([{ asOf: '2006-12-05' }])
  })

  test('or today stands in what depends on it', async () => {
    const { report } = await listedCase()
    for (const name of ['acts', 'agreements', 'answers', 'claims', 'due', 'renewals']) {
      const [json] = (await report(name, '--json')).json
      expect(json?.['asOf'], name).toMatch(/^\d{4}-\d\d-\d\d$/)
    }
  })
})

test('who speaks is said in one way, named or not', () => {
  expect(speakerInWords({ voice: 'speaker', speaker: 'the minister' }, t)).toBe('the minister')
  expect(speakerInWords({ voice: 'speaker', speaker: '' }, t)).toBe(t('facts:citation.unnamed'))
  expect(speakerInWords({ voice: 'outlet', speaker: '' }, t)).toBe(t('answers:ownVoice'))
})

test('the people of a case are asked for at once where nobody was met', async () => {
  const { client } = await benchWithVault()
  const party = (name: string) => ({
    ...{ role: 'defendant' as const, name, aliases: [], country: null, address: '', representative: '' },
  })
  const parties = [party('Trakorazh AD'), party('Meridian EOOD')]
  const { id: caseId } = await client.cases.create({ title: 'Rifles', parties })
  const cli = { t, language: 'en', json: true } as Cli
  const check = vi.fn(client.conflicts.check)
  const asking = { cases: client.cases, conflicts: { check } } as unknown as typeof client
  const run = () => peopleReport.run(cli, { client: asking, caseId, on: undefined })
  expect((await run()).json).toMatchObject({ people: [{ elsewhere: [] }, { elsewhere: [] }] })
  expect(check).toHaveBeenCalledTimes(1)
  await client.cases.create({ title: 'Cartridges', parties: [party('Тракораж')] })
  expect((await run()).json).toMatchObject({ people: [{ elsewhere: [{ name: 'Тракораж' }] }, { elsewhere: [] }] })
})
