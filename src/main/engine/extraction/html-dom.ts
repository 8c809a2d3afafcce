import { parseHTML } from 'linkedom'

/** Elements nested deeper than this are hostile; browsers flatten them as well. */
export const DEEPEST = 512

/** Elements whose content is not text that a reader sees. */
export const UNSEEN = new Set(
  'script style noscript template svg math iframe frame frameset noframes object embed applet canvas audio video select datalist textarea input head title meta link base map area param source track portal plaintext xmp'.split(
    ' ',
  ),
)

/** What is used of the DOM here; the engine's types know no browser. */
export interface PageNode {
  readonly nodeType: number
  readonly nodeValue: string | null
  readonly childNodes: Iterable<PageNode>
  textContent: string | null
}

export interface PageText extends PageNode {
  readonly data: string
}

export interface PageElement extends PageNode {
  readonly localName: string
  readonly parentElement: PageElement | null
  readonly children: Iterable<PageElement>
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  removeAttribute(name: string): void
  hasAttribute(name: string): boolean
  closest(selector: string): PageElement | null
  append(...nodes: PageNode[]): void
  prepend(...nodes: PageNode[]): void
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement> & { readonly length: number }
}

export interface PageDocument extends PageElement {
  readonly body: PageElement
  readonly documentElement: PageElement
  createElement(name: string): PageElement
}

/** Parses HTML into a document of its own, whatever it lacks. */
export function parseDocument(html: string): PageDocument {
  const whole = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`
  const { document } = parseHTML(whole.slice(Math.max(0, whole.search(/<(?:!doctype|html)[\s>]/i))))
  const page = document as unknown as PageDocument
  if (CAPITAL_ATTRIBUTE.test(whole)) lowerAttributes(page)
  return page
}

const CAPITAL_ATTRIBUTE = /\s[a-z-]*[A-Z][\w-]*\s*=/

/** HTML knows no capitals in the names of attributes; the parser keeps them, and finds none of them again. */
function lowerAttributes(page: PageDocument): void {
  for (const element of page.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      const lower = name.toLowerCase()
      if (lower === name) continue
      element.removeAttribute(name)
      if (!element.hasAttribute(lower)) element.setAttribute(lower, value)
    }
  }
}

export const isElement = (node: PageNode): node is PageElement => node.nodeType === 1
export const isText = (node: PageNode): node is PageText => node.nodeType === 3

export function tagOf(element: PageElement): string {
  return element.localName.toLowerCase()
}

/** Whether an element is not displayed by its own attributes; style sheets are not read. */
export function isHidden(element: PageElement): boolean {
  if (element.hasAttribute('hidden')) return true
  const style = element.getAttribute('style')
  return style !== null && /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style)
}

/** How many nodes an element holds and how deep they are nested. */
export function extent(root: PageElement): { nodes: number; depth: number } {
  let nodes = 0
  let depth = 0
  for (let level: PageElement[] = [root]; level.length > 0; depth++) {
    const below: PageElement[] = []
    for (const element of level) {
      for (const node of element.childNodes) {
        nodes++
        if (isElement(node)) below.push(node)
      }
    }
    level = below
  }
  return { nodes, depth }
}
