import type { Vault } from './vault.ts'

/** An object of the vault as an answer to be kept as a file, streamed as it is decrypted. */
export function storedFile(vault: Vault, { sha256, size }: { sha256: string; size: number }, type: string): Response {
  return new Response(vault.objects.stream(sha256) as unknown as ReadableStream, {
    headers: { 'content-type': type, 'content-length': String(size), 'content-disposition': 'attachment' },
  })
}
