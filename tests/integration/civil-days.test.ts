import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const PROCESS = path.resolve(import.meta.dirname, '../fixtures/civil-days-process.ts')
/** The ends of the world's clocks: 26 hours apart, so that it is never one day in both. */
const ZONES = ['Etc/GMT+12', 'Pacific/Kiritimati'] as const

interface Said {
  everywhere: {
    words: [string, string][]
    days: [string, string][]
    typed: (string | null)[]
    current: string
    stages: string[]
    published: Record<string, string | null>
  }
  today: { day: string; reference: string; archivedOn: string }
}

const EVIDENCE: Record<string, string> = {
  'line.txt': 'A report on rifles\n\nPublished 31 December 2006\n\nThe makers went on when the licence had ended.\n',
  'page.html':
    '<title>A page</title><meta property="article:published_time" content="2012-12-27T00:30:00+14:00"><p>The makers went on when the licence had ended, and sold what they made.</p>',
  'mail.eml':
    'From: a@example.org\r\nTo: b@example.org\r\nSubject: Late\r\nDate: Sun, 31 Dec 2006 23:30:00 -1200\r\n\r\nIt was still the old year here.\r\n',
}

const dayIn = (timeZone: string) => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format()

const made: string[] = []
afterAll(() => Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true }))))

async function saidIn(zone: string): Promise<Said & { possible: string[] }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'libellus-test-'))
  made.push(folder)
  const evidence = path.join(folder, 'evidence')
  await mkdir(evidence)
  for (const [name, content] of Object.entries(EVIDENCE)) await writeFile(path.join(evidence, name), content)
  const before = dayIn(zone)
  const { stdout } = await promisify(execFile)(process.execPath, [PROCESS, folder, evidence], {
    env: { ...process.env, TZ: zone },
  })
  return { ...(JSON.parse(stdout) as Said), possible: [before, dayIn(zone)] }
}

describe('civil days under UTC−12 and UTC+14', () => {
  let west: Awaited<ReturnType<typeof saidIn>>
  let east: typeof west
  beforeAll(async () => {
    ;[west, east] = await Promise.all([saidIn(ZONES[0]), saidIn(ZONES[1])])
  })

  test('are the same days in both: dates in words, typed dates, stages and what documents say', () => {
    expect(west.everywhere).toEqual(east.everywhere)
    const { words, days, typed, current, stages, published } = west.everywhere
    expect(words[0]).toEqual(['5 December 2006', expect.stringMatching(/^5 дек\. 2006/)])
    expect(words[1]?.[0]).toBe('31 December 2006')
    expect(days.map(([english]) => english)).toEqual(['31 December 2006', '1 January 2007'])
    expect(typed.slice(0, 3)).toEqual(['2006-12-05', '2006-12-31', '2007-01-01'])
    expect({ current, stages }).toEqual({ current: '2027-01-01', stages: ['2026-12-31', '2027-01-01'] })
    expect(published).toEqual({ 'line.txt': '2006-12-31', 'page.html': '2012-12-27', 'mail.eml': '2006-12-31' })
  })

  test('today is the day where the person sits, and so are the day of archiving and the year of a number', () => {
    for (const { today, possible } of [west, east]) {
      expect(possible).toContain(today.day)
      expect(possible).toContain(today.archivedOn)
      expect(possible.map((day) => `${day.slice(2, 4)}-001`)).toContain(today.reference)
    }
    expect(west.today.day).not.toBe(east.today.day)
  })
})
