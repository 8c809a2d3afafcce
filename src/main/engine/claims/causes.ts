import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { Cause } from '../../../shared/domain/claim-cause.ts'

let read: Cause[] | undefined

/** The causes of action that ship, read once. */
export function readCauses(resources: string): Cause[] {
  const file = path.join(resources, 'causes', 'causes.json')
  return (read ??= z.array(Cause).parse(JSON.parse(readFileSync(file, 'utf8'))))
}
