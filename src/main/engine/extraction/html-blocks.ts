import { type Draft, draft } from './draft.ts'
import { DEEPEST, isElement, isHidden, isText, type PageElement, tagOf, UNSEEN } from './html-dom.ts'

/** Elements that begin and end a paragraph. */
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul button'.split(
    ' ',
  ),
)
const SITE_PARTS = new Set(['nav', 'footer', 'aside', 'form', 'button', 'dialog', 'menu', 'search'])
const SITE_ROLES = /^(?:navigation|banner|complementary|contentinfo|search|dialog|alertdialog|menu|menubar|toolbar)$/
const PROSE_PARTS = 'p,div,table,ul,ol,dl,h1,h2,h3,h4,h5,h6,blockquote,section,article'

interface Place {
  readonly kind: Draft['kind']
  readonly level: number
  readonly noise: boolean
  readonly depth: number
  readonly keepsLines: boolean
}

/**
 * The paragraphs of an element in the order of the page. Cells of a table's row are parted by tabs.
 * Text in the page's own parts (navigation, footer, forms) comes as noise. Throws RangeError at absurd depth.
 */
export function htmlDrafts(root: PageElement): Draft[] {
  const drafts: Draft[] = []
  let run = ''
  let place: Place = { kind: 'paragraph', level: 0, noise: false, depth: 0, keepsLines: false }

  function flush() {
    const text = place.keepsLines ? run.replace(/\r\n?/g, '\n').replace(/^\n+|\s+$/g, '') : collapse(run)
    run = ''
    if (text !== '') drafts.push(draft(text, { kind: place.kind, level: place.level, noise: place.noise }))
  }

  function pushRow(row: PageElement) {
    const cells = [...row.children].map((cell) => collapse(seenText(cell)))
    if (cells.some(Boolean)) drafts.push(draft(cells.join('\t'), { kind: place.kind, noise: place.noise }))
  }

  function walk(element: PageElement) {
    for (const node of element.childNodes) {
      if (isText(node)) run += node.data
      else if (isElement(node)) enter(node)
    }
  }

  function enter(element: PageElement) {
    const tag = tagOf(element)
    if (UNSEEN.has(tag) || isHidden(element)) return
    if (tag === 'br') {
      if (/\n\s*$/.test(run.slice(-40)) && !place.keepsLines) flush()
      else run += place.keepsLines ? '\n' : LINE_BREAK
      return
    }
    if (!BLOCKS.has(tag)) {
      if (place.depth >= DEEPEST) return
      const outer = place
      place = { ...place, depth: place.depth + 1 }
      walk(element)
      place = { ...outer }
      return
    }
    flush()
    const outer = place
    if (outer.depth >= DEEPEST) throw new RangeError('HTML nested too deeply')
    place = inside(element, tag, outer)
    if (tag === 'tr' && !element.querySelector(PROSE_PARTS)) pushRow(element)
    else walk(element)
    flush()
    place = outer
  }

  walk(root)
  flush()
  return drafts
}

/** Stands for one `<br>` until the paragraph ends. */
const LINE_BREAK = ' \n'

function collapse(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ').trim()
}

function inside(element: PageElement, tag: string, outer: Place): Place {
  const noise = outer.noise || SITE_PARTS.has(tag) || SITE_ROLES.test(element.getAttribute('role') ?? '')
  const next = { ...outer, noise, depth: outer.depth + 1, level: 0, keepsLines: outer.keepsLines || tag === 'pre' }
  const heading = /^h([1-6])$/.exec(tag)
  if (heading) return { ...next, kind: 'heading', level: Number(heading[1]) }
  if (tag === 'li' || tag === 'dd' || tag === 'dt') return { ...next, kind: 'list-item' }
  if (tag === 'tr') return { ...next, kind: 'table-row' }
  if (tag === 'td' || tag === 'th') return { ...next, kind: 'paragraph' }
  if (tag === 'blockquote') return { ...next, kind: 'quotation' }
  if (tag === 'figcaption' || tag === 'caption') return { ...next, kind: 'caption' }
  return next
}

function seenText(element: PageElement): string {
  let text = ''
  for (const node of element.childNodes) {
    if (isText(node)) text += node.data
    else if (isElement(node) && !UNSEEN.has(tagOf(node)) && !isHidden(node))
      text += tagOf(node) === 'br' ? ' ' : seenText(node)
  }
  return text
}
