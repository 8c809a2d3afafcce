import { setTimeout } from 'node:timers/promises'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { composeInPool, type Composing } from '../../src/main/engine/dossier/composing.ts'
import type { ComposeTask } from '../../src/main/engine/dossier/compose-task.ts'
import type { DossierInput } from '../../src/main/engine/dossier/input.ts'
import { EngineError } from '../../src/main/engine/fault.ts'
import { createPool, type Pool } from '../../src/main/engine/pool.ts'
import { compose, dossierInput, exhibit, FONTS, paragraph, pdfExhibit, sha256 } from '../fixtures/dossier-inputs.ts'
import { madePdf } from '../fixtures/made-pdfs.ts'
import { readPdf } from '../fixtures/read-pdf.ts'
import { stuckPdf } from '../fixtures/stuck-pdf.ts'

const WORKER = new URL('../../src/main/engine/extraction/pool-worker.ts', import.meta.url).href
const pool = createPool(WORKER)
afterAll(() => pool.destroy())

function composeThere(
  input: DossierInput,
  originals: readonly Uint8Array[],
  over: Partial<Composing> = {},
  within: Pool = pool,
) {
  const byHash = new Map(originals.map((bytes) => [sha256(bytes), bytes]))
  return composeInPool(within, input, {
    fonts: FONTS,
    signal: new AbortController().signal,
    progress: () => {},
    original: (hash) => Promise.resolve(byHash.get(hash) as Uint8Array),
    ...over,
  })
}

/** The longest time, in milliseconds, that this thread could not do anything else. */
function watchThread(): () => number {
  let longest = 0
  let last = performance.now()
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 5)
  onTestFinished(() => clearInterval(timer))
  return () => longest
}

describe('a dossier made in the pool', () => {
  test('is the one that is made here, with the sizes of its pages', async () => {
    const contract = await madePdf([{ text: 'First page' }, { text: 'A plan', size: [1684, 1191] }])
    const input = dossierInput({ exhibits: [exhibit('C-1'), pdfExhibit('C-2', contract)] })
    const steps: number[] = []
    const there = await composeThere(input, [contract], { progress: (done) => steps.push(done) })
    const here = await compose(input, [contract])
    expect(sha256(there.pdf)).toBe(sha256(here.pdf))
    const { pages } = await readPdf(there.pdf)
    const whole = (sizes: readonly { width: number; height: number }[]) =>
      sizes.map(({ width, height }) => [Math.round(width), Math.round(height)])
    expect(whole(there.pageSizes)).toEqual(whole(pages))
    expect(steps.at(-1)).toBe(4)
  })

  test('leaves an exhibit that does not end with its sheet only, and the thread free meanwhile', async () => {
    const [stuck, sound] = [stuckPdf(), await madePdf([{ text: 'The page that is to stand' }])]
    const input = dossierInput({ exhibits: [pdfExhibit('C-1', stuck), pdfExhibit('C-2', sound)] })
    const patience: Composing['patience'] = (_exhibits, inHand) => (inHand ? 3000 : 60_000)
    const longest = watchThread()
    const { pdf, unset } = await composeThere(input, [stuck, sound], { patience })
    expect(longest()).toBeLessThan(1000)
    expect(unset).toEqual(['C-1'])
    const { pages } = await readPdf(pdf)
    expect(pages.map(({ text }) => text).join('\n')).toContain('The page that is to stand')
  })

  test('leaves an exhibit that ends the worker with its sheet only', async () => {
    const contract = await madePdf([{ text: 'First page' }])
    const input = dossierInput({ exhibits: [exhibit('C-1'), pdfExhibit('C-2', contract)] })
    let dying = true
    const mortal: Pool = {
      ...pool,
      async run(task, options) {
        if (!dying) return pool.run(task, options)
        dying = false
        const { port } = task as ComposeTask
        port.postMessage({ type: 'in-hand', label: 'C-2' })
        await setTimeout(50)
        throw Object.assign(new Error('Worker terminated'), { code: 'ERR_WORKER_OUT_OF_MEMORY' })
      },
    }
    const { unset, pages } = await composeThere(input, [contract], {}, mortal)
    expect([unset, pages > 3]).toEqual([['C-2'], true])
  })

  test('ends its worker as soon as it is cancelled', async () => {
    const stuck = stuckPdf()
    const controller = new AbortController()
    const input = dossierInput({ exhibits: [pdfExhibit('C-1', stuck)] })
    const making = composeThere(input, [stuck], {
      signal: controller.signal,
      progress: () => void setTimeout(200).then(() => controller.abort(new Error('not wanted any more'))),
    })
    await expect(making).rejects.toThrow('not wanted any more')
  })

  test('fails with what hearing of its progress fails with', async () => {
    const away = new EngineError('VAULT_AWAY', { name: 'vault' })
    const progress = () => {
      throw away
    }
    await expect(composeThere(dossierInput({ exhibits: [exhibit('C-1')] }), [], { progress })).rejects.toBe(away)
  })

  test('says that it was not made where its own pages take no end, and what is missing where an original is', async () => {
    const blocks = Array.from({ length: 20_000 }, (_, at) => paragraph('A long text. '.repeat(30), at + 1))
    const long = dossierInput({ exhibits: [exhibit('C-1', { content: { kind: 'text', blocks } })] })
    await expect(composeThere(long, [], { patience: () => 50 })).rejects.toMatchObject({ code: 'DOSSIER_NOT_MADE' })
    const contract = await madePdf([{ text: 'First page' }])
    const original = () => Promise.reject(new EngineError('OBJECT_MISSING', { sha256: sha256(contract) }))
    const lacking = composeThere(dossierInput({ exhibits: [pdfExhibit('C-1', contract)] }), [], { original })
    await expect(lacking).rejects.toMatchObject({ code: 'OBJECT_MISSING' })
  })
})
