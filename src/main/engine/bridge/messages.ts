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

export type ToEngine =
  | RequestMessage
  | { type: 'abort'; id: number }
  | { type: 'grant'; id: number; path: string }
  | { type: 'busy'; id: number }
  | { type: 'close'; id: number }

export type ToShell =
  | { type: 'ready' }
  | ResponseMessage
  | { type: 'answer'; id: number; value: unknown }
  | { type: 'failed'; id: number; code: string; data: Record<string, unknown> }
