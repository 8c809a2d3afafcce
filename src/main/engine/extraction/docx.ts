import { unzipSync } from 'fflate'
import mammoth from 'mammoth'
import type { Finding } from '../../../shared/domain/article.ts'
import { readArticleText } from './article-text.ts'
import { civilDate } from './dates.ts'
import { isAuthor, isTitle } from './document-properties.ts'
import { htmlDrafts } from './html-blocks.ts'
import { parseDocument } from './html-dom.ts'
import { type Reading, Unreadable } from './reading.ts'

/** The most that a document's parts may hold when unpacked, in bytes; pictures, which are not read, do not count. */
const LARGEST_PARTS = 256 * 1024 * 1024

/** Reads a Word document: its paragraphs, and title, author and days from its core properties. Throws Unreadable. */
export async function readDocx(bytes: Uint8Array): Promise<Reading> {
  const properties = coreProperties(bytes)
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { value } = await mammoth.convertToHtml(
    { buffer: source },
    {
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      styleMap: STYLES,
      externalFileAccess: false,
    },
  )
  const drafts = htmlDrafts(parseDocument(value).body)
  const title = properties.find(({ field, basis }) => field === 'title' && basis === 'file')?.value
  const inText = readArticleText(drafts, title)
  return {
    drafts,
    findings: [...properties, ...inText].sort((a, b) => Number(a.basis === 'offered') - Number(b.basis === 'offered')),
  }
}

const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='Quote'] => blockquote:fresh",
]

function coreProperties(bytes: Uint8Array): Finding[] {
  let unpacked = 0
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!name.startsWith('word/media/')) unpacked += originalSize
      if (unpacked > LARGEST_PARTS) throw new Unreadable('too-large')
      return name.toLowerCase() === 'docprops/core.xml' && originalSize < 1024 * 1024
    },
  })
  const xml = Buffer.from(Object.values(parts)[0] ?? []).toString('utf8')
  const read = (tag: string) =>
    decoded(new RegExp(`<(?:\\w+:)?${tag}(?:\\s[^>]*)?>([^<]*)<`).exec(xml)?.[1] ?? '').trim()
  const created = civilDate(read('created'))
  const modified = civilDate(read('modified'))
  const found: (Finding | false)[] = [
    isTitle(read('title')) && {
      field: 'title',
      role: 'main',
      value: read('title'),
      basis: 'file',
      where: 'core property "title"',
    },
    isAuthor(read('creator')) && {
      field: 'author',
      role: 'main',
      value: read('creator'),
      basis: 'file',
      where: 'core property "creator"',
    },
    created !== undefined && {
      field: 'published',
      role: 'main',
      value: created,
      basis: 'offered',
      where: 'core property "created"',
    },
    modified !== undefined && {
      field: 'published',
      role: 'modified',
      value: modified,
      basis: 'offered',
      where: 'core property "modified"',
    },
  ]
  return found.filter((finding) => finding !== false)
}

const decoded = (text: string) =>
  text
    .replace(/&(lt|gt|quot|apos);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'" })[name] ?? '')
    .replace(/&amp;/g, '&')
