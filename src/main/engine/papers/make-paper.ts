import path from 'node:path'
import type { Paper } from '../../../shared/contract/papers.ts'
import type { EngineContext } from '../context.ts'
import type { PaperContent } from './content.ts'

/** Sets the paper in a worker of the pool and offers it. The signal ends the worker; throws its reason. */
export async function makePaper(
  { pool, papers, host }: Pick<EngineContext, 'pool' | 'papers' | 'host'>,
  content: PaperContent,
  name: string,
  signal: AbortSignal,
): Promise<Paper> {
  const task = { content, fonts: path.join(host.resources, 'fonts') }
  const bytes = (await pool.run(task, { name: 'setPaper', signal })) as Uint8Array
  signal.throwIfAborted()
  return papers.offer({ name, mime: 'application/pdf', bytes })
}
