/** Milliseconds without a byte from the window after which the import waits for the files to be sent again. */
const PATIENCE = 20_000

interface Awaited {
  resolve(): void
  reject(reason: unknown): void
}

/** The uploads that an import still expects from the window. */
export interface Uploads {
  /** Resolves when the input's bytes lie in the vault; rejects where nothing comes any more. */
  arrival(inputId: string): Promise<void>
  expects(inputId: string): boolean
  begun(): void
  arrived(inputId: string): void
  /** The connection broke in the middle of a file: it stays listed and may be sent again. */
  cutOff(): void
  end(): void
}

export function createUploads(inputIds: readonly string[]): Uploads {
  const missing = new Set(inputIds)
  const waiting = new Map<string, Awaited>()
  let inFlight = 0
  let over = false
  let timer = setTimeout(giveUp, PATIENCE)

  function giveUp(): void {
    if (inFlight > 0) return heard()
    over = true
    for (const { reject } of waiting.values()) reject(new UploadsCeased())
  }

  function heard(): void {
    clearTimeout(timer)
    if (!over) timer = setTimeout(giveUp, PATIENCE)
  }

  return {
    arrival: (inputId) =>
      new Promise((resolve, reject) => {
        if (!missing.has(inputId)) resolve()
        else if (over) reject(new UploadsCeased())
        else waiting.set(inputId, { resolve, reject })
      }),
    expects: (inputId) => !over && missing.has(inputId),
    begun() {
      inFlight += 1
      heard()
    },
    arrived(inputId) {
      inFlight -= 1
      missing.delete(inputId)
      waiting.get(inputId)?.resolve()
      heard()
    },
    cutOff() {
      inFlight -= 1
      heard()
    },
    end() {
      over = true
      clearTimeout(timer)
      for (const { reject } of waiting.values()) reject(new UploadsCeased())
    },
  }
}

/** The window sends nothing any more; the inputs stay listed. */
export class UploadsCeased extends Error {}
