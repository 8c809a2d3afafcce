import type { EngineContext } from '../context.ts'
import type { RenderTask } from '../extraction/pool-worker.ts'
import { EngineError } from '../fault.ts'

/** Pixels: a page on a large screen at twice its density, and no picture that would fill the memory. */
const WIDEST = 4096

/** A page of a PDF that lies in the vault, as a PNG answer. `page` counts from 1; `width` is in pixels. */
export async function renderStoredPage(
  { session, pool }: EngineContext,
  sha256: string,
  page: string,
  width = '1000',
): Promise<Response> {
  const index = Number(page) - 1
  const pixels = Math.min(WIDEST, Math.max(16, Math.round(Number(width) || 1000)))
  if (!Number.isInteger(index) || index < 0) throw new EngineError('PAGE_NOT_FOUND')
  const bytes = await session.vault().objects.readAll(sha256)
  const task: RenderTask = { key: sha256, bytes, page: index, pixelsWide: pixels }
  const png = (await pool.run(task, { name: 'render' })) as Uint8Array<ArrayBuffer> | undefined
  if (!png) throw new EngineError('PAGE_NOT_FOUND')
  return new Response(png, { headers: { 'content-type': 'image/png' } })
}
