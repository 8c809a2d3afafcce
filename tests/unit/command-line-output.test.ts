import { describe, expect, test } from 'vitest'
import type { Job } from '../../src/shared/contract/jobs.ts'
import { sourceOf } from '../../src/main/shells/cli/commands/facts.ts'
import { displayWidth } from '../../src/main/shells/cli/display-width.ts'
import { inert } from '../../src/shared/domain/inert.ts'
import { progressLine, secondsLeft } from '../../src/main/shells/cli/progress.ts'
import { translator } from '../../src/shared/messages/translate.ts'

const JOB: Job = {
  id: '01a1ffc1-72ab-76ae-9a3b-b89472406d77',
  kind: 'import',
  caseId: null,
  state: 'running',
  done: 112,
  total: 224,
  counts: { added: 109, duplicate: 0, refused: 3 },
  error: null,
  result: null,
  startedAt: '2026-11-21T09:00:00.000Z',
  endedAt: null,
}

test('a citation says how surely its text was recognised', () => {
  const cited = { exhibit: 'C-1', listedAs: 'A scan', stance: 'supports' } as const
  const told = (recognised: number | null) =>
    sourceOf(translator('en'), { ...cited, passage: { firstBlock: 2, placed: true, recognised } })
  expect(told(71)).toBe(`${told(null)} (recognised 71 %)`)
})

describe('the progress line', () => {
  test('counts what is done, what came of it, and the time left', () => {
    expect(progressLine(translator('en'), JOB, 41)).toBe(
      'Importing  ████████████░░░░░░░░░░░░  112 of 224 · added 109 · refused 3 · 0:41 left',
    )
    expect(progressLine(translator('ru'), JOB, 3661)).toContain(
      '112 из 224 · добавлено 109 · отклонено 3 · осталось 61:01',
    )
  })

  test('draws no bar while the total is not counted', () => {
    expect(progressLine(translator('en'), { ...JOB, total: null, done: 7, counts: {} }, undefined)).toBe(
      'Importing  ░░░░░░░░░░░░░░░░░░░░░░░░  7 so far',
    )
  })

  test('tells the time left by the pace of this run alone', () => {
    expect(secondsLeft(JOB, 0, 10)).toBe(10)
    expect(secondsLeft(JOB, 100, 6)).toBe(56)
    expect(secondsLeft(JOB, 112, 60)).toBeUndefined()
    expect(secondsLeft(JOB, 0, 1)).toBeUndefined()
  })
})

describe('text from documents', () => {
  test('cannot speak to the terminal or turn its direction', () => {
    expect(inert('a\u001b]0;title\u0007b')).toBe('a\ufffd]0;title\ufffdb')
    expect(inert('invoice\u202efdp.exe')).toBe('invoice\ufffdfdp.exe')
    expect(inert('\u009b31m')).toBe('\ufffd31m')
    expect(inert('строка\tи\nещё')).toBe('строка\tи\nещё')
  })

  test('takes the columns that a terminal gives it', () => {
    expect(displayWidth('Дело № 26-001')).toBe(13)
    expect(displayWidth('案件')).toBe(4)
    expect(displayWidth('e\u0301')).toBe(1)
  })
})
