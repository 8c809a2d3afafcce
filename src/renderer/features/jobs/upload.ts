import type { Job } from '../../../shared/contract/jobs.ts'
import { client, engineFetch } from '../../app/engine.ts'
import type { PickedFile } from './pickedFiles.ts'

/** Files on their way at once; the engine reads them as they come. */
const AT_ONCE = 4

/** The uploads of this window that are under way, by job. */
const underWay = new Map<string, AbortController>()

/**
 * Sends files to the engine as one import, and returns its job as soon as it is listed. An import of the same files
 * that was cut off goes on. What does not arrive stays listed in the job's report.
 */
export async function uploadFiles(caseId: string, files: readonly PickedFile[]): Promise<Job> {
  const { job, inputs } = await client.imports.begin({
    caseId,
    files: files.map(({ path, file }) => ({ path, size: file.size })),
  })
  const bySource = Map.groupBy(files, ({ path, file }) => `${file.size} ${path}`)
  const sending = inputs.map(({ id, path, size }) => ({ id, file: bySource.get(`${size} ${path}`)?.shift()?.file }))
  const abort = new AbortController()
  underWay.set(job.id, abort)
  void sendAll(job.id, sending, abort.signal).finally(() => underWay.delete(job.id))
  return job
}

/** Stops sending the files of a job that the person stops. */
export function stopUpload(jobId: string): void {
  underWay.get(jobId)?.abort()
}

interface Sending {
  id: string
  file: File | undefined
}

async function sendAll(jobId: string, sending: readonly Sending[], signal: AbortSignal): Promise<void> {
  const queue = sending.values()
  const lane = async () => {
    for (const { id, file } of queue) {
      if (signal.aborted) return
      if (file) await send(jobId, id, file, signal)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
}

/** A file that cannot be sent stays listed: the engine then waits, and the report asks for it again. */
async function send(jobId: string, inputId: string, file: File, signal: AbortSignal): Promise<void> {
  try {
    await engineFetch(`/imports/${jobId}/inputs/${inputId}`, { method: 'PUT', body: file, signal })
  } catch {
    return
  }
}
