import type { z } from 'zod'
import type { JsonFault } from '../../../../shared/contract/packages.ts'
import { jsonPath } from '../json-path.ts'

/** What the schema says against a value, each with its place and what its sentence names. */
export function faultsOf(issues: readonly z.core.$ZodIssue[], json: unknown): JsonFault[] {
  return issues.map((issue) => {
    const path = jsonPath(issue.path)
    if (issue.code === 'unrecognized_keys') return { path, why: 'unknown-field', what: issue.keys.join(', ') }
    if (valueAt(json, issue.path) === undefined) return { path, why: 'missing', what: '' }
    switch (issue.code) {
      case 'invalid_type':
        return { path, why: 'wrong-type', what: issue.expected }
      case 'invalid_value':
        return { path, why: 'not-one-of', what: issue.values.map(String).join(', ') }
      case 'too_big':
        return { path, why: 'too-long', what: String(issue.maximum) }
      case 'too_small':
        return { path, why: 'too-short', what: String(issue.minimum) }
      case 'invalid_format':
        return { path, why: 'wrong-form', what: FORMS[issue.format] ?? issue.format }
      default:
        return { path, why: 'not-accepted', what: '' }
    }
  })
}

/** An example of what a value is to look like. */
const FORMS: Record<string, string> = {
  date: '2006-12-05',
  datetime: '2006-12-05T10:00:00.000Z',
  uuid: '019bd0a0-0000-7000-8000-000000000000',
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    json,
  )
}
