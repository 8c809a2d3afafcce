import { EngineError } from '../fault.ts'
import { keepObject } from '../vault/kept-objects.ts'
import type { Vault } from '../vault/vault.ts'
import { changeInput, getInput } from './inputs.ts'
import { createUploads, type Uploads } from './uploads.ts'

/** Uploads of the imports that run now, by job. */
const expected = new Map<string, Uploads>()

/** Lets the window send the bytes of these inputs, until the uploads are ended. */
export function expectUploads(jobId: string, inputIds: readonly string[]): Uploads {
  const uploads = createUploads(inputIds)
  expected.set(jobId, uploads)
  return {
    ...uploads,
    end() {
      uploads.end()
      expected.delete(jobId)
    },
  }
}

/**
 * Stores the bytes that the window sends for an input. Throws UPLOAD_NOT_EXPECTED, or UPLOAD_CUT_OFF where they are
 * not as many as were listed; the input may then be sent again.
 */
export async function receiveUpload(
  vault: Vault,
  jobId: string,
  inputId: string,
  bytes: AsyncIterable<Uint8Array> | Uint8Array,
): Promise<void> {
  const uploads = expected.get(jobId)
  const input = getInput(vault, inputId)
  if (!uploads?.expects(inputId) || input?.jobId !== jobId) throw new EngineError('UPLOAD_NOT_EXPECTED')
  uploads.begun()
  try {
    const stored = await vault.objects.put(bytes)
    if (stored.size !== input.size) throw new EngineError('UPLOAD_CUT_OFF')
    vault.write(() => {
      keepObject(vault, stored)
      changeInput(vault, inputId, { sha256: stored.sha256, outcome: 'stored' })
    })
    uploads.arrived(inputId)
  } catch (error) {
    uploads.cutOff()
    throw error
  }
}
