import path from 'node:path'

/** The path as the caller means it: npm runs scripts in the project's folder and keeps the caller's in `INIT_CWD`. */
export function callersPath(given: string): string {
  return path.resolve(process.env.INIT_CWD || process.cwd(), given)
}
