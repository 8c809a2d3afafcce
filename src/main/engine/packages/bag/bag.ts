import { LONGEST_PATH } from './limits.ts'

/*
 * The parts of a bag that are text: BagIt 1.0, RFC 8493. Paths have `/` and begin in the bag's own folder.
 */

export const BAG_DECLARATION = 'bagit.txt'
export const BAG_INFO = 'bag-info.txt'
export const MANIFEST = 'manifest-sha256.txt'
export const TAG_MANIFEST = 'tagmanifest-sha256.txt'
export const READ_ME = 'README.txt'
export const CASE_FILE = 'data/case.json'
export const TRAIL_FILE = 'data/trail.jsonl'
/** Entries of other vaults that stand beside the case's chain; there only where there are some. */
export const MERGED_FILE = 'data/merged.jsonl'

/** What `bagit.txt` holds, to the letter (section 2.1.1). */
export const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'

export function manifestOf(hashes: ReadonlyMap<string, string>): string {
  return [...hashes].map(([path, sha256]) => `${sha256}  ${encodePath(path)}\n`).join('')
}

/** Undefined where a line is none of a manifest (section 2.1.3). Paths are as they are written, safe or not. */
export function readManifest(text: string): Map<string, string> | undefined {
  const hashes = new Map<string, string>()
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    if (line === '') continue
    const match = /^([0-9a-fA-F]{64})[ \t]+\*?(.+)$/.exec(line)
    const path = match && decodePath(match[2] as string)
    if (!match || path == null || hashes.has(path)) return undefined
    hashes.set(path, (match[1] as string).toLowerCase())
  }
  return hashes
}

/** The value of a label of `bag-info.txt`; lines that go on are not read. */
export function bagInfo(text: string, label: string): string | undefined {
  return new RegExp(`^${label}\\s*:\\s*(.*?)\\s*$`, 'im').exec(text)?.[1]
}

function encodePath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('\r', '%0D')
}

function decodePath(path: string): string {
  return path.replace(/%0a/gi, '\n').replace(/%0d/gi, '\r').replaceAll('%25', '%')
}

/**
 * Whether the path stays in the bag's folder on every system: no root, no drive, no way up, no name that a system keeps
 * for itself.
 */
export function staysInside(path: string): boolean {
  if (path === '' || path.length > LONGEST_PATH || path.includes('\\') || /[\p{Cc}:]/u.test(path)) return false
  return path.split('/').every((name) => name !== '' && name !== '.' && name !== '..')
}

/** A name for the bag's folder made of the case's number, which may hold what names of files may not. */
export function bagName(reference: string): string {
  const safe = reference.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replaceAll(/^[-.]+|[-.]+$/g, '')
  return `case-${safe === '' ? 'package' : safe.slice(0, 60)}`
}
