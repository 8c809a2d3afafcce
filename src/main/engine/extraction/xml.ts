import { Parser } from 'htmlparser2'
import { decodeText, known } from './encoding.ts'
import { Unreadable } from './reading.ts'

/** Elements nested deeper than this are hostile: no program writes them. */
const DEEPEST = 2000

export type Attributes = Readonly<Record<string, string>>

/** What a reader of XML is told, in the file's order. Names of elements come without their prefix. */
export interface XmlReader {
  open?(name: string, attributes: Attributes): void
  text?(text: string): void
  close?(name: string): void
}

/**
 * Reads XML piece by piece; entities that the file declares itself stay as they are written, so that none can grow.
 * What is not well formed is read as far as it goes. Throws Unreadable.
 */
export function readXml(bytes: Uint8Array, { open, text, close }: XmlReader): void {
  let depth = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > DEEPEST) throw new Unreadable('too-deep')
        open?.(local(name), attributes)
      },
      ontext: (piece) => text?.(piece),
      onclosetag(name) {
        depth--
        close?.(local(name))
      },
    },
    { xmlMode: true },
  )
  parser.end(decodeXml(bytes))
}

/** An attribute by its name, whatever its prefix. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  const direct = attributes[name]
  if (direct !== undefined) return direct
  for (const key in attributes) if (key.endsWith(name) && key.at(-name.length - 1) === ':') return attributes[key]
  return undefined
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

function decodeXml(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const declared = /<\?xml[^>]+encoding\s*=\s*["']([\w:.-]+)/i.exec(head)?.[1]
  const decoded = decodeText(bytes, known(declared ?? 'utf-8'))
  if (!decoded) throw new Unreadable('damaged')
  return decoded.text
}
