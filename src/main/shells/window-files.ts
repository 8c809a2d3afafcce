import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { CONTENT_SECURITY_POLICY, SECURITY_HEADERS } from './window-policy.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

/** The files of the window's page, listed once: what is not in the list cannot be asked for, whatever the path says. */
export interface WindowFiles {
  has(pathname: string): boolean
  answer(pathname: string): Promise<Response>
}

export function windowFiles(folder: string): WindowFiles {
  const files = new Map<string, string>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name)
    if (entry.isFile()) files.set(`/${path.relative(folder, file).split(path.sep).join('/')}`, file)
  }
  const index = files.get('/index.html')
  if (index !== undefined) files.set('/', index)
  return {
    has: (pathname) => files.has(pathname),
    async answer(pathname) {
      const file = files.get(pathname)
      if (file === undefined) return new Response(null, { status: 404, headers: SECURITY_HEADERS })
      const type = TYPES[path.extname(file)] ?? 'application/octet-stream'
      const headers = new Headers({ ...SECURITY_HEADERS, 'content-type': type })
      if (type.startsWith('text/html')) headers.set('content-security-policy', CONTENT_SECURITY_POLICY)
      return new Response(new Uint8Array(await readFile(file)), { headers })
    },
  }
}
