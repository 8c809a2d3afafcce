import type { Job } from '../../../shared/contract/jobs.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { type RecognitionEngine, startRecognition, usualLanguages } from './recognising.ts'

/**
 * Recognises by itself what an import has brought, where the settings say so; also what came while the case was being
 * recognised. What cannot be begun, as without the data of a language, stays offered.
 */
export async function recogniseAfter(engine: RecognitionEngine, vault: Vault, ended: Job): Promise<void> {
  const { kind, state, caseId, counts } = ended
  if (engine.settings.read().recognition !== 'automatic' || vault.readOnly) return
  const brought = kind === 'import' || (kind === 'recognise' && !counts['failed'])
  if (!brought || state !== 'done' || caseId === null) return
  try {
    await startRecognition(engine, vault, caseId, { languages: usualLanguages(engine, vault, caseId), anew: false })
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
  }
}
