import type { Keychain } from '../keys/keychain.ts'

/*
 * What crosses the message port between a shell and the engine. Bodies travel as transferred `ReadableStream`s, so that
 * a consumer's cancel reaches the producer; a JSON answer travels as its bytes, since it is whole when it is sent.
 */

export interface RequestMessage {
  type: 'request'
  id: number
  url: string
  method: string
  headers: [string, string][]
  body: ReadableStream<Uint8Array> | null
}

export interface ResponseMessage {
  type: 'response'
  id: number
  status: number
  headers: [string, string][]
  body: ReadableStream<Uint8Array> | ArrayBuffer | null
}

/** What the engine asks of its shell: a function of the keychain, which only the shell's thread reaches. */
export interface AskMessage {
  type: 'ask'
  id: number
  keychain: keyof Keychain
  bytes?: Uint8Array
}

export type ToEngine =
  | RequestMessage
  | { type: 'abort'; id: number }
  | { type: 'grant'; id: number; path: string }
  | { type: 'busy'; id: number }
  | { type: 'sleep'; id: number }
  | { type: 'close'; id: number }
  /** The answer to what was asked under this id; `failed` where it could not be had. */
  | { type: 'told'; id: number; value?: unknown; failed?: true }

export type ToShell =
  | { type: 'ready' }
  | ResponseMessage
  | AskMessage
  | { type: 'answer'; id: number; value: unknown }
  | { type: 'failed'; id: number; code: string; data: Record<string, unknown> }
  /** A vault is being locked; once it is, this engine answers what it has begun, and another one all that comes after. */
  | { type: 'locking' }
  | { type: 'locked' }
