import type { Finding } from '../../../shared/domain/article.ts'
import type { CompoundFile } from './compound-file.ts'
import { encodingOf } from './code-pages.ts'
import { propertyFindings } from './document-properties.ts'

/** Properties of `\x05SummaryInformation` ([MS-OLEPS]), by their numbers. */
const PROPERTIES = { title: 2, author: 4, created: 12, modified: 13 } as const
const CODE_PAGE = 1

const SHORT = 2
const ANSI = 30
const WIDE = 31
const MOMENT = 64

/** What an Office document of before 2007 says of itself. */
export function summaryFindings(file: CompoundFile): Finding[] {
  const stream = file.stream('\x05summaryinformation')
  if (!stream) return []
  const values = propertiesOf(Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength))
  const text = (property: keyof typeof PROPERTIES) => values.get(PROPERTIES[property])
  const properties = {
    title: text('title'),
    author: text('author'),
    created: text('created'),
    modified: text('modified'),
  }
  return propertyFindings(properties, (property) => `document property "${property}"`)
}

function propertiesOf(data: Buffer): Map<number, string> {
  const values = new Map<number, string>()
  try {
    const section = data.readUInt32LE(44)
    const places = new Map<number, number>()
    const count = Math.min(data.readUInt32LE(section + 4), 200)
    for (let at = 0; at < count; at++) {
      const entry = section + 8 + at * 8
      places.set(data.readUInt32LE(entry), section + data.readUInt32LE(entry + 4))
    }
    const codePage = places.has(CODE_PAGE) ? data.readUInt16LE(places.get(CODE_PAGE)! + 4) : 1252
    for (const [property, place] of places) {
      const value = valueAt(data, place, codePage)
      if (value !== undefined) values.set(property, value)
    }
  } catch (error) {
    // A set that was cut short says what it still says.
    if (!(error instanceof RangeError)) throw error
  }
  return values
}

function valueAt(data: Buffer, at: number, codePage: number): string | undefined {
  const type = data.readUInt32LE(at)
  if (type === ANSI) {
    const bytes = data.subarray(at + 8, at + 8 + data.readUInt32LE(at + 4))
    return new TextDecoder(encodingOf(codePage)).decode(bytes).replace(/\0.*$/s, '')
  }
  if (type === WIDE)
    return data.toString('utf16le', at + 8, at + 8 + data.readUInt32LE(at + 4) * 2).replace(/\0.*$/s, '')
  if (type === MOMENT) return moment(data.readBigUInt64LE(at + 4))
  return type === SHORT ? String(data.readUInt16LE(at + 4)) : undefined
}

/** A FILETIME, 100 nanoseconds since 1601, as an ISO moment; undefined where it is not set. */
function moment(ticks: bigint): string | undefined {
  const since1970 = Number(ticks / 10_000n) - 11_644_473_600_000
  return since1970 > 0 && since1970 < 8.64e15 ? new Date(since1970).toISOString() : undefined
}
