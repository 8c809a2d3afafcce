import { shell, token } from './shell.ts'

/*
 * A browser's window outlives a shell that was killed, and another program may take its port. Nothing is said to whoever
 * answers there, neither the token nor what a person types, before it has proved to be the one that gave the token.
 * Electron's window has no port.
 */
let doubted = false

/** A connection broke: who answers from now on must prove itself. */
export function doubtWhoAnswers(): void {
  doubted = shell === undefined
}

/** The window's only way out: the platform's `fetch`, once it is known who answers. */
export async function provedFetch(input: Request | URL, init?: RequestInit): Promise<Response> {
  if (doubted) await proveWhoAnswers()
  try {
    return await fetch(input, init)
  } catch (failure) {
    if (failure instanceof TypeError) doubtWhoAnswers()
    throw failure
  }
}

async function proveWhoAnswers(): Promise<void> {
  const question = hexOf(crypto.getRandomValues(new Uint8Array(32)))
  const response = await fetch(new URL(`/proof?of=${question}`, location.href))
  const key = await crypto.subtle.importKey('raw', bytesOf(token), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const expected = hexOf(new Uint8Array(await crypto.subtle.sign('HMAC', key, bytesOf(question))))
  if ((await response.text()) !== expected) throw new TypeError('another program answers at this address')
  doubted = false
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
