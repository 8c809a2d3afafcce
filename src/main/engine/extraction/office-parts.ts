import { unzipSync } from 'fflate'
import { Unreadable } from './reading.ts'
import { attribute, readXml } from './xml.ts'

/** The most that the parts of a document may hold when unpacked, in bytes. */
const LARGEST = 256 * 1024 * 1024
/** A part that is both larger than this and packed this much tighter than text ever is was made to fill the memory. */
const LARGE_PART = 32 * 1024 * 1024
const DENSEST = 300
const MOST_PARTS = 20_000

export type Parts = ReadonlyMap<string, Uint8Array>

/**
 * Unpacks the parts of a zipped office document that are wanted, by their names. No part grows beyond the size that the
 * directory gives for it. Throws Unreadable.
 */
export function unpackParts(bytes: Uint8Array, isWanted: (name: string) => boolean): Parts {
  let unpacked = 0
  let count = 0
  const parts = unzipSync(bytes, {
    filter: ({ name, size, originalSize }) => {
      if (++count > MOST_PARTS) throw new Unreadable('too-many-parts')
      if (!isWanted(name)) return false
      if (originalSize > LARGE_PART && originalSize > size * DENSEST) throw new Unreadable('too-dense')
      unpacked += originalSize
      if (unpacked > LARGEST) throw new Unreadable('too-large')
      return true
    },
  })
  return new Map(Object.entries(parts))
}

export interface Relationship {
  /** The last word of its type: `slide`, `notesSlide`, `footnotes`. */
  readonly type: string
  /** The name of the part that it leads to. */
  readonly target: string
}

/** What a part of an Office Open XML document points at, by the ids that it uses. */
export function relationshipsOf(parts: Parts, name: string): ReadonlyMap<string, Relationship> {
  const at = name.lastIndexOf('/') + 1
  const folder = name.slice(0, at)
  const source = parts.get(`${folder}_rels/${name.slice(at)}.rels`)
  const found = new Map<string, Relationship>()
  if (!source) return found
  readXml(source, {
    open(tag, attributes) {
      if (tag !== 'Relationship' || attributes['TargetMode'] === 'External') return
      const target = attribute(attributes, 'Target') ?? ''
      const type = /[^/]*$/.exec(attribute(attributes, 'Type') ?? '')![0]
      found.set(attribute(attributes, 'Id') ?? '', { type, target: resolved(folder, target) })
    },
  })
  return found
}

function resolved(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
