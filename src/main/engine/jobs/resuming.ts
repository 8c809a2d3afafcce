import type { Job } from '../../../shared/contract/jobs.ts'
import { goOnWithRereading } from '../evidence/rereading.ts'
import { goOnWithImport } from '../imports/import-job.ts'
import { goOnWithRecognition, type RecognitionEngine } from '../recognition/recognising.ts'
import type { Vault } from '../vault/vault.ts'

/** Goes on with a job where it stopped. Throws JOB_NOT_RESUMABLE, FILES_NEEDED, RECOGNITION_OFF, RECOGNITION_RUNNING. */
export function resumeJob(engine: RecognitionEngine, vault: Vault, jobId: string): Job {
  const { kind } = engine.jobs.get(vault, jobId)
  if (kind === 'recognise') return goOnWithRecognition(engine, vault, jobId)
  if (kind === 'reread') return goOnWithRereading(engine, vault, jobId)
  return goOnWithImport(engine, vault, jobId)
}
