import { expect, test, vi } from 'vitest'
import { createChangeBoard } from '../../src/main/engine/events/board.ts'
import { createJobBoard } from '../../src/main/engine/jobs/jobs.ts'
import { makeVault } from '../fixtures/vaults.ts'

const JOB = { kind: 'verify', caseId: null } as const

test('a job whose end the vault cannot keep is told as failed, and holds nothing up', async () => {
  const { vault } = await makeVault()
  const unforeseen = vi.fn<(kind: string, failure: unknown) => void>()
  const board = createJobBoard(createChangeBoard(), unforeseen)
  const { id } = board.start(vault(), JOB, async () => {
    await new Promise(setImmediate)
    vault().sqlite.exec('DROP TABLE job')
    return { clean: true }
  })
  const states: string[] = []
  for await (const { state } of board.watch(vault(), id, undefined)) states.push(state)
  expect(states).toEqual(['running', 'failed'])
  expect(board.running()).toBe(false)
  expect(unforeseen).toHaveBeenCalledExactlyOnceWith('verify', expect.objectContaining({ code: 'SQLITE_ERROR' }))
})

test('whoever asks for it afterwards is told so, too, and waits for nothing: its row says still that it runs', async () => {
  const { vault } = await makeVault()
  const board = createJobBoard(createChangeBoard())
  const { id } = board.start(vault(), { ...JOB, kind: 'dossier' }, async () => {
    await new Promise(setImmediate)
    vault().sqlite.exec(
      "CREATE TRIGGER full BEFORE UPDATE ON job BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END",
    )
    return {}
  })
  await board.settle(false)
  const states: string[] = []
  for await (const { state } of board.watch(vault(), id, undefined)) states.push(state)
  expect(states).toEqual(['failed'])
  expect(board.list(vault()).map(({ state }) => state)).toEqual(['failed'])
})

test('a job whose beginning the vault cannot keep does not begin', async () => {
  const { vault } = await makeVault()
  vault().sqlite.exec('DROP TABLE job')
  const board = createJobBoard(createChangeBoard())
  const work = vi.fn<() => Promise<undefined>>()
  expect(() => board.start(vault(), JOB, work)).toThrow(/no such table/)
  expect(work).not.toHaveBeenCalled()
  expect(board.running()).toBe(false)
})
