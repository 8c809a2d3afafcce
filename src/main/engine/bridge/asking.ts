import type { MessagePort } from 'node:worker_threads'
import type { Keychain } from '../keys/keychain.ts'
import type { AskMessage, ToEngine, ToShell } from './messages.ts'

/** The shell's keychain, as the engine's thread reaches it. */
export function askedKeychain(port: MessagePort): Keychain {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(failure: Error): void }>()
  let lastId = 0
  port.on('message', (message: ToEngine) => {
    if (message.type !== 'told') return
    const asked = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.failed) asked?.reject(new Error('the keychain refused'))
    else asked?.resolve(message.value)
  })

  async function ask(keychain: keyof Keychain, bytes?: Uint8Array): Promise<unknown> {
    const id = ++lastId
    const told = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
    port.postMessage({ type: 'ask', id, keychain, ...(bytes && { bytes }) } satisfies ToShell)
    return told
  }

  return {
    state: () => ask('state') as ReturnType<Keychain['state']>,
    seal: (bytes) => ask('seal', bytes) as Promise<Uint8Array>,
    unseal: (sealed) => ask('unseal', sealed) as Promise<Uint8Array>,
  }
}

/** Answers the engine with the shell's keychain; the bytes that crossed are forgotten here. */
export async function tellOf(keychain: Keychain, { id, keychain: wanted, bytes }: AskMessage): Promise<ToEngine> {
  try {
    const value = wanted === 'state' ? await keychain.state() : await keychain[wanted](bytes ?? new Uint8Array())
    return { type: 'told', id, value }
  } catch {
    return { type: 'told', id, failed: true }
  } finally {
    if (wanted === 'seal') bytes?.fill(0)
  }
}
