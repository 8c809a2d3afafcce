import type { Refusal } from '../../../shared/contract/evidence.ts'
import type { Detected } from './detect.ts'
import type { Extraction } from './extraction.ts'

/** Of a file whose format is not known or was not looked at. */
export const UNKNOWN: Detected = { format: 'other', mime: 'application/octet-stream' }

/** What stands for a file's text where none could be read: nothing but the reason. */
export function refused(refusal: Refusal, { format, mime }: Detected = UNKNOWN): Extraction {
  return {
    format,
    mime,
    encoding: null,
    readable: 'refused',
    refusal,
    language: null,
    pages: null,
    pageSizes: [],
    blocks: [],
    findings: [],
    firstSentence: null,
    html: null,
    attachments: [],
  }
}
