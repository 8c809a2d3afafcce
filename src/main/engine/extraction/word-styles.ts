import type { Draft } from './draft.ts'
import { attribute, readXml } from './xml.ts'

export interface WordStyle extends Pick<Draft, 'kind' | 'level'> {
  /** `w:numId` and level of the list whose items are set in this style. */
  readonly list?: { readonly id: string; readonly level: number }
}

export type WordStyles = ReadonlyMap<string, WordStyle>

interface RawStyle {
  name: string
  basedOn?: string
  outline?: number
  listId?: string
  listLevel?: number
}

/** What the paragraph styles of a Word document mean, by their ids: headings by their names or outline levels. */
export function readStyles(part: Uint8Array | undefined): WordStyles {
  const raw = new Map<string, RawStyle>()
  let style: RawStyle | undefined
  if (part)
    readXml(part, {
      open(tag, attributes) {
        const value = () => attribute(attributes, 'val') ?? ''
        if (tag === 'style') raw.set(attribute(attributes, 'styleId') ?? '', (style = { name: '' }))
        else if (!style) return
        else if (tag === 'name') style.name = value()
        else if (tag === 'basedOn') style.basedOn = value()
        else if (tag === 'outlineLvl') style.outline = Number(value())
        else if (tag === 'numId') style.listId = value()
        else if (tag === 'ilvl') style.listLevel = Number(value())
      },
      close: (tag) => void (tag === 'style' && (style = undefined)),
    })
  return new Map([...raw.keys()].map((id) => [id, meaning(raw, id)]))
}

/** Styles rest on one another; a chain longer than this is a circle. */
const LONGEST_CHAIN = 12

function meaning(raw: ReadonlyMap<string, RawStyle>, id: string): WordStyle {
  const chain: RawStyle[] = []
  for (let at: string | undefined = id; at !== undefined && chain.length < LONGEST_CHAIN;) {
    const style = raw.get(at)
    if (style) chain.push(style)
    at = style?.basedOn
  }
  const numbered = chain.find(({ listId }) => listId !== undefined)
  const level = chain.find(({ listLevel }) => listLevel !== undefined)?.listLevel ?? 0
  const list = numbered?.listId && numbered.listId !== '0' ? { list: { id: numbered.listId, level } } : {}
  for (const { name, outline } of chain) {
    const heading = /^heading (\d)$/i.exec(name)?.[1]
    if (heading) return { kind: 'heading', level: Number(heading), ...list }
    if (/^title$/i.test(name)) return { kind: 'heading', level: 1, ...list }
    if (/^subtitle$/i.test(name)) return { kind: 'heading', level: 2, ...list }
    if (/quote/i.test(name)) return { kind: 'quotation', level: 0, ...list }
    if (/^caption$/i.test(name)) return { kind: 'caption', level: 0, ...list }
    if (outline !== undefined && outline < 9) return { kind: 'heading', level: outline + 1, ...list }
  }
  return { kind: 'paragraph', level: 0, ...list }
}
