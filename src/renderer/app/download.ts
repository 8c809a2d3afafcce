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
