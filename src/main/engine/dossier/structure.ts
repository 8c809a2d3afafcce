import type { Element } from './sheets.ts'

/** The document's structure, written as the pages are drawn: a part ends with its last mark. */
export interface Structure {
  begin(part: Element): void
  end(part: Element, marks: number): void
  link(part: Element, annotate: (structParent: PDFKit.PDFStructureElement) => void): void
}

export function createStructure(document: PDFKit.PDFDocument): Structure {
  const open = new Map<Element, PDFKit.PDFStructureElement>()
  const opened = (part: Element): PDFKit.PDFStructureElement => {
    const found = open.get(part)
    if (found) return found
    const options = (part.scope ? { scope: part.scope } : {}) as PDFKit.Mixins.StructureElementOptions
    const made = document.struct(part.type, options)
    open.set(part, made)
    if (part.parent) opened(part.parent).add(made)
    else document.addStructure(made)
    return made
  }
  const end = (part: Element, marks: number): void => {
    part.pending -= marks
    if (part.pending > 0) return
    open.get(part)?.end()
    open.delete(part)
    if (part.parent) end(part.parent, 1)
  }
  return {
    begin(part) {
      const made = opened(part)
      made.add(document.markStructureContent(part.type))
    },
    end,
    link: (part, annotate) => annotate(opened(part)),
  }
}
