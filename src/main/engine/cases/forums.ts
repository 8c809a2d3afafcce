import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { Forum } from '../../../shared/contract/cases.ts'

let read: Forum[] | undefined

/** The shipped list of forums, read once. */
export function readForums(resources: string): Forum[] {
  const file = path.join(resources, 'forum-rules', 'forums.json')
  return (read ??= z.array(Forum).parse(JSON.parse(readFileSync(file, 'utf8'))))
}
