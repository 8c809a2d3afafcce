import { inflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import { afterAll, describe, expect, test } from 'vitest'
import type { Extraction } from '../../src/main/engine/extraction/extraction.ts'
import { createPool } from '../../src/main/engine/pool.ts'
import { stuckPdf } from '../fixtures/stuck-pdf.ts'

const WORKER = new URL('../../src/main/engine/extraction/pool-worker.ts', import.meta.url).href
/** Milliseconds a page may take here: room for a cold worker on a busy machine. */
const LIMIT = 6000
const pool = createPool(WORKER, LIMIT)
afterAll(() => pool.destroy())

/** A PDF with a page for each colour, filled with it. */
function coloured(...colours: string[]): Promise<Buffer> {
  return new Promise((resolve) => {
    const document = new PDFDocument({ size: [200, 100], autoFirstPage: false })
    const chunks: Buffer[] = []
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    for (const colour of colours) document.addPage().rect(0, 0, 200, 100).fill(colour)
    document.end()
  })
}

/** Renders a page of a document, counting how often its bytes were asked for. */
function reading(key: string, pdf: Uint8Array) {
  let sent = 0
  const bytes = () => {
    sent += 1
    return Promise.resolve(pdf)
  }
  const render = (page: number, signal?: AbortSignal) => pool.pages.render({ key, bytes, page, pixelsWide: 40 }, signal)
  return { render, sent: () => sent }
}

/** Width, height and the first pixel's red, green and blue of a PNG that this house wrote. */
function seen(png: Uint8Array | undefined): number[] {
  const data = Buffer.from(png ?? [])
  const [width, height] = [data.readUInt32BE(16), data.readUInt32BE(20)]
  const start = data.indexOf('IDAT') + 4
  const rows = inflateSync(data.subarray(start, start + data.readUInt32BE(start - 8)))
  return [width, height, ...rows.subarray(1, 4)]
}

describe('the pool’s worker', () => {
  test('extracts', async () => {
    const task = { bytes: Buffer.from('The licence ended in spring, the company said on Monday.'), fileName: 'a.txt' }
    const extraction = (await pool.run(task, { name: 'extract' })) as Extraction
    expect(extraction).toMatchObject({ format: 'txt', readable: 'text', language: 'en' })
  })

  test('renders pages as PNG in their proportions, of one document and then of another', async () => {
    const first = reading('first', await coloured('#ff0000', '#0000ff'))
    const second = reading('second', await coloured('#00ff00'))
    expect(seen(await first.render(0))).toEqual([40, 20, 255, 0, 0])
    expect(seen(await first.render(1))).toEqual([40, 20, 0, 0, 255])
    expect(seen(await second.render(0))).toEqual([40, 20, 0, 255, 0])
    expect(await second.render(7)).toBeUndefined()
  })

  test('is sent a document once, however many of its pages are turned', async () => {
    const { render, sent } = reading('turned', await coloured('#ff0000', '#00ff00', '#0000ff'))
    await Promise.all([render(0), render(1), render(2), render(1)])
    expect(sent()).toBe(1)
  })

  test('holds nothing of a document once it is to forget, and renders on', async () => {
    const { render, sent } = reading('forgotten', await coloured('#ff0000'))
    await render(0)
    await pool.forget()
    expect(seen(await render(0))).toEqual([40, 20, 255, 0, 0])
    expect(sent()).toBe(2)
  })

  test('refuses to render what is no PDF, and goes on working', async () => {
    const none = reading('none', Buffer.from('no PDF'))
    await expect(none.render(0)).rejects.toMatchObject({ code: 'PAGE_NOT_SHOWN' })
    expect(seen(await reading('third', await coloured('#ffffff')).render(0))).toEqual([40, 20, 255, 255, 255])
  })

  test('gives up a page that does not end, and renders the next one', async () => {
    const stuck = reading('stuck', stuckPdf()).render(0)
    const next = reading('fourth', await coloured('#ffffff')).render(0)
    await expect(stuck).rejects.toMatchObject({ code: 'PAGE_TOO_SLOW' })
    expect(seen(await next)).toEqual([40, 20, 255, 255, 255])
  })

  test('is free soon after nobody waits for a page any more, and passes over those that are not begun', async () => {
    await reading('warm', await coloured('#ffffff')).render(0)
    const left = new AbortController()
    const begun = reading('left', stuckPdf())
    const waiting = reading('waiting', stuckPdf())
    const both = [begun.render(0, left.signal), waiting.render(0, left.signal)]
    const next = reading('fifth', await coloured('#ffffff')).render(0)
    const began = performance.now()
    setTimeout(() => left.abort(), 200)
    await expect(Promise.allSettled(both)).resolves.toMatchObject([{ status: 'rejected' }, { status: 'rejected' }])
    expect(performance.now() - began).toBeLessThan(LIMIT - 1000)
    expect(waiting.sent()).toBe(0)
    expect(seen(await next)).toEqual([40, 20, 255, 255, 255])
  })
})
