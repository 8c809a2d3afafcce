import { type Draft, draft } from './draft.ts'
import { DEEPEST, isElement, isHidden, isText, type PageElement, type PageNode, tagOf, UNSEEN } from './html-dom.ts'
import { textDrafts } from './paragraphs.ts'

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
 * Text in the page's own parts (navigation, footer, forms) comes as noise.
 */
export function htmlDrafts(root: PageElement): Draft[] {
  const drafts: Draft[] = []
  let run = ''
  let afterBreak = false
  let place: Place = { kind: 'paragraph', level: 0, noise: false, depth: 0, keepsLines: false }

  function flush() {
    if (place.keepsLines) drafts.push(...textDrafts(run).map((line) => ({ ...line, noise: place.noise })))
    const text = place.keepsLines ? '' : collapse(run)
    run = ''
    afterBreak = false
    if (text !== '') drafts.push(draft(text, { kind: place.kind, level: place.level, noise: place.noise }))
  }

  function pushRow(row: PageElement) {
    const cells = [...row.children].map((cell) => collapse(seenText(cell)))
    if (cells.some(Boolean)) drafts.push(draft(cells.join('\t'), { kind: place.kind, noise: place.noise }))
  }

  function walk(element: PageElement) {
    for (const node of element.childNodes) {
      if (isText(node)) addText(node.data)
      else if (isElement(node)) enter(node)
    }
  }

  function addText(text: string) {
    run += text
    if (/\S/.test(text)) afterBreak = false
  }

  /** Two in a row end a paragraph. */
  function breakLine() {
    if (afterBreak && !place.keepsLines) flush()
    else run += place.keepsLines ? '\n' : ' '
    afterBreak = true
  }

  function enter(element: PageElement) {
    const tag = tagOf(element)
    if (UNSEEN.has(tag) || isHidden(element)) return
    if (tag === 'br') return breakLine()
    if (place.depth >= DEEPEST) return addText(seenText(element))
    const outer = place
    if (!BLOCKS.has(tag)) {
      place = { ...outer, depth: outer.depth + 1 }
      walk(element)
      place = outer
      return
    }
    flush()
    place = inside(element, tag, outer)
    if (tag === 'tr' && [...element.children].length > 1 && !element.querySelector(PROSE_PARTS)) pushRow(element)
    else walk(element)
    flush()
    place = outer
  }

  walk(root)
  flush()
  return drafts
}

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

/** The text of an element at any depth, in its order. */
function seenText(element: PageElement): string {
  const texts: string[] = []
  const ahead: PageNode[] = [element]
  for (let node = ahead.pop(); node; node = ahead.pop()) {
    if (isText(node)) texts.push(node.data)
    else if (isElement(node) && tagOf(node) === 'br') texts.push(' ')
    else if (isElement(node) && !UNSEEN.has(tagOf(node)) && !isHidden(node))
      ahead.push(...[...node.childNodes].reverse())
  }
  return texts.join('')
}
