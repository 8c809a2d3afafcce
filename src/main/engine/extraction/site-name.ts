import type { PageDocument } from './html-dom.ts'

/** Where site programs put the site's own name. */
const SITE_NAME =
  '.site-title, #site-title, #site-name, .site-name, .blog-title, #blog-title, #blog-name, .blogname, header .logo, #logo, a[rel~="home"], .header h1.title, #header h1.title'

const FRONT_PAGE = /^(?:https?:\/\/[^/]+)?\/?(?:index\.\w+)?$/i

/** Words on a link to the front page that are no name. */
const GENERIC =
  /^(?:home|homepage|front page|logo|startseite|accueil|portada|inicio|главная|начало|strona główna|начална страница|почетна|首页|menu|blog|news)$/iu

const MOST_WORDS = 7

export interface SiteName {
  readonly value: string
  readonly where: string
  /** Whether the page shows it elsewhere too; otherwise it may be a section's name and is only to be offered. */
  readonly confirmed: boolean
}

/**
 * The site's name: from the element in which the page shows it, or beside the article's title in `<title>`
 * ("Title - Site", "Site: Title").
 * @param titles what is known to be the article's title
 */
export function siteName(document: PageDocument, titles: readonly string[]): SiteName | undefined {
  const links = [...document.querySelectorAll('h1 a[href], h2 a[href]')].filter((link) =>
    FRONT_PAGE.test(link.getAttribute('href') ?? ''),
  )
  const shown = [...document.querySelectorAll(SITE_NAME), ...links].map(
    (element) =>
      squeezed(element.textContent ?? '') || squeezed(element.querySelector('img')?.getAttribute('alt') ?? ''),
  )
  const names = shown.filter(isName)
  const isSite = (text: string) => names.some((name) => same(name, text))
  const ofArticle = titles.filter((title) => !isSite(title))
  const beside = besideTitle(squeezed(document.querySelector('head > title')?.textContent ?? ''), ofArticle)
  if (beside !== undefined)
    return { value: beside, where: 'title', confirmed: isSite(beside) || isEchoed(beside, document) }
  const value = names.find((name) => !titles.slice(0, 1).some((title) => same(title, name)))
  return value === undefined ? undefined : { value, where: 'site name', confirmed: true }
}

function besideTitle(whole: string, titles: readonly string[]): string | undefined {
  for (const title of titles.map(squeezed)) {
    if (title === '' || whole.length <= title.length) continue
    const after = whole.startsWith(title)
      ? /^\s*[-–—|·•:«»‹›/_]+\s*(\S.*)$/u.exec(whole.slice(title.length))?.[1]
      : undefined
    const before = whole.endsWith(title)
      ? /^(.*\S)\s*[-–—|·•:«»‹›/_]+\s*$/u.exec(whole.slice(0, -title.length))?.[1]
      : undefined
    const name = after?.split(/\s[-–—|·•«»‹›/]\s/u).at(-1) ?? before?.split(/\s[-–—|·•«»‹›/]\s/u)[0]
    if (name !== undefined && isName(name)) return name
  }
  return undefined
}

/** Whether the page shows the name a second time: in its head or foot, on a picture, in its address. */
function isEchoed(name: string, document: PageDocument): boolean {
  const address = document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? ''
  const host = /^https?:\/\/([^/]+)/.exec(address)?.[1] ?? ''
  const key = letters(name)
  if (key.length >= 5 && letters(host).includes(key)) return true
  const pictures = [...document.querySelectorAll('img[alt]')].map((image) => image.getAttribute('alt') ?? '')
  const texts = [...document.querySelectorAll('a, header, footer, h1, h2, h3, p, div, span, td, font')]
    .map((element) => element.textContent ?? '')
    .filter((text) => text.length <= name.length + 60)
  return [...pictures, ...texts].some((text) => letters(text).includes(key))
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim()
const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
const same = (a: string, b: string) => letters(a) === letters(b)

function isName(text: string): boolean {
  return (
    text.length >= 2 &&
    text.length <= 80 &&
    text.split(/\s+/).length <= MOST_WORDS &&
    /^[\p{Lu}\p{Lo}\d]/u.test(text) &&
    /\p{L}{2}/u.test(text) &&
    !/[.:!?]\s/.test(text) &&
    !GENERIC.test(text)
  )
}
