import { DocumentText } from '../../../../shared/contract/case-json.ts'
import { jsonText } from '../json-bytes.ts'

/** A document's text; undefined where it does not keep to the schema, or its blocks do not count from 1. */
export function readText(bytes: Buffer): DocumentText | undefined {
  try {
    const text = DocumentText.safeParse(JSON.parse(jsonText(bytes))).data
    return text?.blocks.every(({ ordinal }, at) => ordinal === at + 1) ? text : undefined
  } catch {
    return undefined
  }
}
