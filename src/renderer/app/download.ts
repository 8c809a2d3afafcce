import type { Paper } from '../../shared/contract/papers.ts'
import { engineFetch } from './engine.ts'

/** Milliseconds after which the browser has surely taken the bytes over. */
const TAKEN_OVER = 60_000

/** Lets the person save bytes as a file, where the browser or the shell asks for it. */
export function saveBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), TAKEN_OVER)
}

/** Fetches a file that the engine has made, and saves it under its name. */
export async function savePaper({ ticket, name }: Paper): Promise<void> {
  const response = await engineFetch(`/papers/${encodeURIComponent(ticket)}`)
  saveBlob(await response.blob(), name)
}
