import type { EngineServer } from '../../src/main/engine/server.ts'

/** A handler that does nothing of its own, so that only the way to it is measured. */
export function createProbe(): EngineServer {
  const cancelled = new Set<string>()
  const chunk = () => new Uint8Array(1 << 20)

  function stream(bytes: number, turn: string): Response {
    let left = bytes
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (left <= 0) return controller.close()
        controller.enqueue(chunk())
        left -= 1 << 20
      },
      cancel: () => void cancelled.add(turn),
    })
    return new Response(body, { headers: { 'content-type': 'application/octet-stream' } })
  }

  return {
    async fetch(request) {
      const { pathname, searchParams } = new URL(request.url)
      const turn = searchParams.get('turn') ?? ''
      if (pathname === '/echo') return Response.json(await request.json())
      if (pathname === '/stream') return stream(Number(searchParams.get('bytes')), turn)
      if (pathname === '/endless') return stream(Number.MAX_SAFE_INTEGER, turn)
      if (pathname === '/cancelled') return Response.json(cancelled.has(turn))
      for await (const part of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) void part
      return new Response(null, { status: 204 })
    },
    grant: (path) => path,
    busy: () => false,
    sleep: async () => undefined,
    onLock: () => undefined,
    close: async () => undefined,
  }
}
