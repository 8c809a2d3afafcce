import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { startBench } from '../engine-under-test.ts'
import { libellus, startLauncher } from '../e2e/command-line.ts'

const PASSPHRASE = 'a quiet harbour in June'
const known = { LIBELLUS_PASSPHRASE: PASSPHRASE }
let home: string

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'libellus-test-'))
  await mkdir(path.join(home, 'papers'))
  await writeFile(path.join(home, 'papers', 'article.txt'), 'Copies in Bulgaria\n\nThe licence ended long ago.\n')
  await writeFile(path.join(home, 'papers', 'empty.txt'), '')
  await writeFile(
    path.join(home, 'papers', 'hostile.txt'),
    'Red \u001b[31malert\u001b[0m \u202egnp.exe\n\nNothing else.\n',
  )
  const made = await libellus(home, ['vault', 'create', 'vault'], known)
  expect(made).toMatchObject({ exitCode: 0, stderr: '' })
})

afterAll(() => rm(home, { recursive: true }))

async function newCase(title: string): Promise<string> {
  const { json } = await libellus(home, ['case', 'create', 'vault', '--title', title, '--json'], known)
  return String(json[0]?.reference)
}

describe('the command line', () => {
  test('prints one object for a new case, with id and reference number', async () => {
    const args = [
      '--claimant',
      'First Ltd',
      '--claimant',
      'Second Ltd',
      '--defendant',
      'Third AD',
      '--jurisdiction',
      'bg',
    ]
    const made = await libellus(home, ['case', 'create', 'vault', '--title', 'Copies', ...args, '--json'], known)
    expect(made.exitCode).toBe(0)
    expect(made.json).toHaveLength(1)
    const { meetings, ...one } = made.json[0]!
    expect(meetings).toEqual([])
    expect(one).toMatchObject({
      title: 'Copies',
      jurisdiction: 'BG',
      parties: [
        { role: 'claimant', name: 'First Ltd' },
        { role: 'claimant', name: 'Second Ltd' },
        { role: 'defendant', name: 'Third AD' },
      ],
    })
    for (const name of [one['id'], one['reference']]) {
      const shown = await libellus(home, ['case', 'show', 'vault', '--case', String(name), '--json'], known)
      expect(shown.json).toEqual([one])
    }
  })

  test('takes the passphrase from a file, and refuses a wrong one', async () => {
    await writeFile(path.join(home, 'right.txt'), `${PASSPHRASE}\r\nnot this\n`)
    await writeFile(path.join(home, 'wrong.txt'), 'guess')
    const right = await libellus(home, ['case', 'list', 'vault', '--passphrase-file', 'right.txt'])
    expect(right.exitCode).toBe(0)
    const wrong = await libellus(home, ['case', 'list', 'vault', '--passphrase-file', 'wrong.txt', '--json'])
    expect(wrong.exitCode).toBe(1)
    expect(wrong.json).toMatchObject([{ type: 'result', error: { code: 'WRONG_PASSPHRASE' } }])
    expect(wrong.stderr).not.toMatch(/\bat .*\.js|Error:/)
  })

  test.each([
    [['case', 'list', 'vault'], {}, /LIBELLUS_PASSPHRASE/],
    [['case', 'list', 'vault', '--passphrase-file', 'absent.txt'], {}, /absent\.txt/],
    [['case', 'create', 'vault'], known, /--title/],
    [['case', 'create', 'vault', '--title', 'T', '--jurisdiction', 'ZZ'], known, /ZZ/],
    [['case', 'create', 'vault', '--title', ''], known, /title/],
    [['export', 'vault', '--case', '1', '--out', 'a.pdf', '--profile', 'archive'], known, /profile.*bundle/],
    [['search', 'vault', 'words', '--limit', '0'], known, /500/],
    [['import', 'vault', '--case', '1', 'absent'], known, /absent/],
    [['exhibits', 'vault', '--case', '1', '--all', '--doc', 'x'], known, /--all/],
    [['exhibits', 'vault', '--case', '1', '--reviewed'], known, /--reviewed/],
    [['nonsense'], known, /nonsense/],
    [[], known, /Usage: libellus/],
  ])('%j is wrong use', async (args, env, said) => {
    const run = await libellus(home, args, { LIBELLUS_PASSPHRASE: '', ...env })
    expect(run.exitCode).toBe(2)
    expect(run.stderr).toMatch(said)
    expect(run.stderr).not.toMatch(/\bat .*\.js/)
  })

  test.each([[['nonsense', '--json']], [['case', 'create', 'vault', '--json']], [['vault', '--json']]])(
    '%j answers a script with one object',
    async (args) => {
      const run = await libellus(home, args, known)
      expect(run.exitCode).toBe(2)
      expect(run.json).toMatchObject([{ type: 'result', error: { code: 'WRONG_USE' } }])
      expect(run.stderr).toContain(String((run.json[0]?.error as { message: string }).message))
    },
  )

  test('says what is wrong with a query, and where, in both languages', async () => {
    const ask = (query: string, language: string) =>
      libellus(home, ['search', 'vault', query], { ...known, LIBELLUS_LANGUAGE: language })
    const english = await ask('(Bulgaria', 'en')
    expect(english.exitCode).toBe(1)
    expect(english.stderr).toBe(
      'The query is not understood at character 1. This bracket is not closed. Close it, or take it away.\n',
    )
    const russian = await ask('😀 Болгария ИЛИ', 'ru')
    expect(russian.stderr).toMatch(/^Запрос непонятен: знак 12\. Это слово ничего не соединяет\./)
  })

  test('lists the archived cases where they are asked for', async () => {
    const archived = await newCase('Laid aside')
    const { engine, client } = await startBench()
    await client.vault.open({ place: engine.grant(path.join(home, 'vault')), passphrase: PASSPHRASE })
    const { id } = await client.cases.get({ case: archived })
    await client.cases.archive({ caseId: id })
    await client.vault.lock()
    const listed = await libellus(home, ['case', 'list', 'vault', '--archived', '--json'], known)
    expect(listed.json).toMatchObject([[{ id, title: 'Laid aside' }]])
    const others = await libellus(home, ['case', 'list', 'vault', '--json'], known)
    expect(JSON.stringify(others.json)).not.toContain(id)
  })

  test.each(['Etc/GMT+12', 'Pacific/Kiritimati'])('tells days as they are in %s', async (TZ) => {
    const { json } = await libellus(home, ['vault', 'info', 'vault', '--json'], known)
    const { stdout } = await libellus(home, ['vault', 'info', 'vault'], { ...known, TZ })
    const made = new Date(json[0]?.createdAt as string)
    expect(stdout).toContain(new Intl.DateTimeFormat('sv-SE', { timeZone: TZ, dateStyle: 'short' }).format(made))
  })

  test('speaks the person’s language', async () => {
    const run = await libellus(home, ['nonsense'], { LIBELLUS_LANGUAGE: 'ru' })
    expect(run.stderr).toContain('Команды «nonsense» нет.')
    await mkdir(path.join(home, 'settings'), { recursive: true })
    await writeFile(path.join(home, 'settings', 'settings.json'), JSON.stringify({ language: 'ru' }))
    const set = await libellus(home, ['nonsense'], { LIBELLUS_LANGUAGE: '' })
    expect(set.stderr).toContain('Команды «nonsense» нет.')
    await rm(path.join(home, 'settings', 'settings.json'))
  })

  test('imports a folder a line of progress at a time, and names what is refused', async () => {
    const reference = await newCase('Import')
    const run = await libellus(home, ['import', 'vault', '--case', reference, 'papers', '--json'], known)
    expect(run.exitCode).toBe(3)
    expect(run.json.slice(0, -1).every(({ type }) => type === 'progress')).toBe(true)
    const result = run.json.at(-1) as { inputs: { path: string; refusal: string | null }[] }
    expect(result).toMatchObject({ type: 'result', total: 3, counts: { duplicate: 0, notRead: 1 } })
    expect(result.inputs.filter(({ refusal }) => refusal !== null)).toMatchObject([
      { path: 'papers/empty.txt', refusal: 'empty', reason: 'The file is empty.' },
    ])
    const again = await libellus(home, ['import', 'vault', '--case', reference, 'papers/article.txt'], known)
    expect(again.exitCode).toBe(0)
    expect(again.stdout).toContain('“Copies in Bulgaria”')
    const nothing = await libellus(home, ['import', 'vault', '--case', reference, '--resume'], known)
    expect(nothing.exitCode).toBe(2)
  })

  test('numbers only what has been reviewed, and exports the dossier', async () => {
    const reference = await newCase('Exhibits')
    await libellus(home, ['import', 'vault', '--case', reference, 'papers/article.txt'], known)
    const unreviewed = await libellus(home, ['exhibits', 'vault', '--case', reference, '--all'], known)
    expect(unreviewed.exitCode).toBe(3)
    expect(unreviewed.stderr).toContain('Copies in Bulgaria')
    const numbered = await libellus(
      home,
      ['exhibits', 'vault', '--case', reference, '--all', '--reviewed', '--json'],
      known,
    )
    expect(numbered.exitCode).toBe(0)
    expect(numbered.json).toMatchObject([{ exhibits: [{ label: 'C-1', state: 'draft' }], refused: [] }])
    await writeFile(path.join(home, 'dossier.pdf'), 'an earlier dossier')
    const exported = await libellus(
      home,
      ['export', 'vault', '--case', reference, '--out', 'dossier.pdf', '--json'],
      known,
    )
    expect(exported.exitCode).toBe(0)
    expect(exported.json.at(-1)).toMatchObject({ type: 'result', pdf: path.join(home, 'dossier.pdf') })
    const pdf = await readFile(path.join(home, 'dossier.pdf'))
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await readdir(home)).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('shows no control characters of a document', async () => {
    const reference = await newCase('Hostile')
    await libellus(home, ['import', 'vault', '--case', reference, 'papers/hostile.txt'], known)
    const { stdout } = await libellus(home, ['search', 'vault', 'alert', '--case', reference], known)
    expect(stdout).toMatch(/alert/)
    expect(stdout).not.toMatch(/[\u001b\u202e]/)
  })

  test('leaves a folder alone in which a demonstration would replace what it has not made', async () => {
    await mkdir(path.join(home, 'mine', 'vault'), { recursive: true })
    await writeFile(path.join(home, 'mine', 'vault', 'note.txt'), 'mine')
    const run = await libellus(home, ['demo', 'mine'])
    expect(run.exitCode).toBe(2)
    expect(run.stderr).toContain('mine')
    expect(await readFile(path.join(home, 'mine', 'vault', 'note.txt'), 'utf8')).toBe('mine')
  })

  test('builds the sample case and its dossier, twice in the same folder', async () => {
    for (const turn of [1, 2]) {
      const run = await libellus(home, ['demo', 'demo', '--json'])
      expect(run.exitCode, `turn ${turn}: ${run.stderr}`).toBe(0)
      const { vault, pdf } = run.json.at(-1) as { vault: string; pdf: string }
      expect((await readFile(pdf)).subarray(0, 5).toString()).toBe('%PDF-')
      const cases = await libellus(home, ['case', 'list', vault, '--json'], { LIBELLUS_PASSPHRASE: 'sample' })
      expect(cases.json).toMatchObject([[{ sample: true }]])
    }
  }, 240_000)
})

describe('the launcher', () => {
  test('refuses a Node that is too old in a sentence', async () => {
    const pretend = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.20.2'}})`
    const run = await startLauncher(home, ['--import', pretend], ['case', 'list', 'vault'])
    expect(run).toMatchObject({ exitCode: 1, stdout: '' })
    expect(run.stderr).toMatch(/^Libellus needs Node 22\.14 or newer; this is 20\.20\.2\..*\n$/)
  })
})
