import { inflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import { afterAll, describe, expect, test } from 'vitest'
import type { Extraction } from '../../src/main/engine/extraction/extraction.ts'
import { createPool } from '../../src/main/engine/pool.ts'

const pool = createPool(new URL('../../src/main/engine/extraction/pool-worker.ts', import.meta.url).href)
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

const render = (key: string, bytes: Uint8Array, page: number) =>
  pool.run({ key, bytes, page, pixelsWide: 40 }, { name: 'render' }) as Promise<Uint8Array | undefined>

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
    const first = await coloured('#ff0000', '#0000ff')
    const second = await coloured('#00ff00')
    expect(seen(await render('first', first, 0))).toEqual([40, 20, 255, 0, 0])
    expect(seen(await render('first', first, 1))).toEqual([40, 20, 0, 0, 255])
    expect(seen(await render('second', second, 0))).toEqual([40, 20, 0, 255, 0])
    expect(await render('second', second, 7)).toBeUndefined()
  })

  test('refuses to render what is no PDF, and goes on working', async () => {
    await expect(render('none', Buffer.from('no PDF'), 0)).rejects.toThrow('damaged')
    expect(seen(await render('third', await coloured('#ffffff'), 0))).toEqual([40, 20, 255, 255, 255])
  })
})
