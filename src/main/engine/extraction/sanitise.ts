import type { PictureSource } from './pictures.ts'
import { DEEPEST, isElement, isHidden, isText, type PageElement, tagOf, UNSEEN } from './html-dom.ts'

/** Elements that are written anew; of all others only the content is. */
const KEPT = new Set(
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark nav ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr font'.split(
    ' ',
  ),
)
const VOID = new Set(['br', 'hr', 'img', 'col', 'wbr'])
const ATTRIBUTES =
  /^(?:id|lang|dir|title|alt|width|height|colspan|rowspan|span|start|value|reversed|align|valign|datetime|cite|headers|scope|open|border|cellpadding|cellspacing|color|size|face|bgcolor)$/
const PROPERTIES =
  /^(?:text-align|text-indent|text-decoration|font-weight|font-style|font-variant|vertical-align|white-space|list-style-type|direction|color|background-color|border(?:-\w+)*|padding(?:-\w+)?|margin(?:-\w+)?|width)$/
const PICTURE = /^data:image\/(?:png|jpeg|jpg|gif|webp|bmp);base64,[a-z0-9+/=\s]+$/i

const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"

/**
 * Writes a page anew from the elements and attributes that are known to be harmless, every text escaped. What it
 * yields holds no script, form, frame or style sheet and loads nothing: links keep their address as a hint only.
 * @param pictures a mail's own pictures by Content-ID, a saved page's by address or path
 */
export function sanitised(body: PageElement, { pictures, ...head }: SanitiseOptions): string {
  return headed(sanitisedBody(body, pictures), head)
}

/** What `sanitised` writes of the page itself, without its head. */
export function sanitisedBody(body: PageElement, pictures: PictureSource = new Map()): string {
  const html: string[] = []
  write(body, html, pictures, 0)
  return html.join('')
}

/** A sanitised body as a document that loads nothing. */
export function headed(body: string, { title, language }: Omit<SanitiseOptions, 'pictures'>): string {
  const lang = language ? ` lang="${escape(language)}"` : ''
  const policy = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`
  const head = `<head><meta charset="utf-8">${policy}<title>${escape(title ?? '')}</title></head>`
  return `<!doctype html><html${lang}>${head}<body>${body}</body></html>`
}

export interface SanitiseOptions {
  readonly title?: string | undefined
  readonly language?: string | undefined
  readonly pictures?: PictureSource
}

function write(parent: PageElement, html: string[], pictures: PictureSource, depth: number): void {
  if (depth > DEEPEST) return void html.push(escape(parent.textContent ?? ''))
  for (const node of parent.childNodes) {
    if (isText(node)) html.push(escape(node.data))
    else if (isElement(node)) writeElement(node, html, pictures, depth)
  }
}

function writeElement(element: PageElement, html: string[], pictures: PictureSource, depth: number): void {
  const tag = tagOf(element)
  if (UNSEEN.has(tag) || isHidden(element)) return
  if (!KEPT.has(tag)) return write(element, html, pictures, depth + 1)
  if (tag === 'img') return writePicture(element, html, pictures)
  html.push(`<${tag}${attributes(element, tag)}>`)
  if (VOID.has(tag)) return
  write(element, html, pictures, depth + 1)
  html.push(`</${tag}>`)
}

/** A picture stays where the file holds it; else what it shows stands in its place. */
function writePicture(element: PageElement, html: string[], pictures: PictureSource): void {
  const source = element.getAttribute('src') ?? ''
  const data = PICTURE.test(source) ? source : pictures.get(source.replace(/^cid:/i, ''))
  if (data) html.push(`<img src="${escape(data)}"${attributes(element, 'img')}>`)
  else if (element.getAttribute('alt')?.trim()) html.push(`<em>[${escape(element.getAttribute('alt') ?? '')}]</em>`)
}

function attributes(element: PageElement, tag: string): string {
  let written = ''
  for (const { name, value } of element.attributes) {
    if (ATTRIBUTES.test(name) && !(tag === 'a' && name === 'title')) written += ` ${name}="${escape(value)}"`
    else if (name === 'style' && harmlessStyle(value)) written += ` style="${escape(harmlessStyle(value))}"`
  }
  return tag === 'a' ? written + linkHint(element) : written
}

/** Links within the page work; others would leave the house and only show where they led. */
function linkHint(link: PageElement): string {
  const address = link.getAttribute('href')?.trim() ?? ''
  if (/^#[\w:.-]+$/.test(address)) return ` href="${escape(address)}"`
  return /^(?:https?|mailto|ftp):/i.test(address) ? ` title="${escape(address.slice(0, 2000))}"` : ''
}

/** The declarations of a style that only set a known property to words, lengths and colours. */
function harmlessStyle(style: string): string {
  return style
    .slice(0, 4000)
    .split(';')
    .map((declaration) => declaration.split(':'))
    .filter(
      ([property = '', value = '', more]) =>
        more === undefined && PROPERTIES.test(property.trim().toLowerCase()) && /^[\w\s.,%#-]+$/.test(value),
    )
    .map(([property = '', value = '']) => `${property.trim()}:${value.trim()}`)
    .join(';')
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}
const escape = (text: string) => text.replace(/\0/g, '').replace(/[&<>"'`]/g, (sign) => ESCAPES[sign] ?? sign)
