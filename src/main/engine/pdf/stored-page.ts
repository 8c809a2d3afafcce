import type { EngineContext } from '../context.ts'
import { EngineError } from '../fault.ts'
import type { Turns } from './render.ts'

/** nginx's status for a request whose sender has gone: nobody reads it, and it is no failure. */
const GONE = 499

/** Pixels: a page on a large screen at twice its density, and no picture that would fill the memory. */
const WIDEST = 4096

/** The PDF of which a page is wanted; `bytes` is asked where it is not open yet. */
interface Stored {
  /** Names its bytes. */
  readonly key: string
  bytes(): Promise<Uint8Array>
}

/**
 * A page of a PDF that lies in the vault or is made of what does, as a PNG answer. `page` counts from 1; `width` is in pixels; `turns` in quarters
 * clockwise; `signal` is the request's. Throws PAGE_NOT_FOUND, PAGE_TOO_SLOW, PAGE_NOT_SHOWN.
 */
export async function renderStoredPage(
  { pool }: Pick<EngineContext, 'pool'>,
  stored: Stored,
  page: string,
  { width = '1000', turns = '0' }: { width?: string | undefined; turns?: string | undefined },
  signal?: AbortSignal,
): Promise<Response> {
  const index = Number(page) - 1
  const pixelsWide = Math.min(WIDEST, Math.max(16, Math.round(Number(width) || 1000)))
  if (!Number.isInteger(index) || index < 0) throw new EngineError('PAGE_NOT_FOUND')
  let png: Uint8Array<ArrayBuffer> | undefined
  try {
    png = await pool.pages.render({ ...stored, page: index, pixelsWide, turns: turnsOf(turns) }, signal)
  } catch (error) {
    if (signal?.aborted) return new Response(null, { status: GONE })
    throw error
  }
  if (!png) throw new EngineError('PAGE_NOT_FOUND')
  return new Response(png, { headers: { 'content-type': 'image/png' } })
}

function turnsOf(asked: string): Turns {
  const turns = [0, 1, 2, 3] as const
  return turns[Number(asked)] ?? 0
}
