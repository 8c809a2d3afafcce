import type { Finding } from '../../../shared/domain/article.ts'
import { readArticleText } from './article-text.ts'
import { civilDate } from './dates.ts'
import type { Draft } from './draft.ts'
import type { Reading } from './reading.ts'

/** Programs fill the title with a template's name or a file's. */
export function isTitle(text: string): boolean {
  return text.length > 2 && !FILLED_IN.test(text) && !FILE_NAME.test(text)
}

const FILLED_IN = /^(?:untitled|no title|без имени|(?:document|документ|slide|слайд)\s?\d*|microsoft word\b.*)$/iu
const FILE_NAME = /^\S*_\S*$|\.[a-z]\w{1,7}$/iu

/** Programs fill the author with an account's name that names nobody. */
export function isAuthor(text: string): boolean {
  return (
    text !== '' &&
    !/^(?:admin(?:istrator)?|user|owner|author|unknown|администратор|пользователь|автор|apache poi)$/iu.test(text)
  )
}

export interface Properties {
  readonly title?: string | undefined
  readonly author?: string | undefined
  /** Days or moments as the file writes them. */
  readonly created?: string | undefined
  readonly modified?: string | undefined
}

/**
 * What a file's own properties say: title and author as they stand; the days of making and changing only offered as
 * that of publication.
 * @param where where each was read
 */
export function propertyFindings(properties: Properties, where: (property: keyof Properties) => string): Finding[] {
  const [title, author] = [plain(properties.title), plain(properties.author)]
  const [created, modified] = [civilDate(plain(properties.created)), civilDate(plain(properties.modified))]
  const found: (Finding | false)[] = [
    isTitle(title) && { field: 'title', role: 'main', value: title, basis: 'file', where: where('title') },
    isAuthor(author) && { field: 'author', role: 'main', value: author, basis: 'file', where: where('author') },
    created !== undefined && {
      field: 'published',
      role: 'main',
      value: created,
      basis: 'offered',
      where: where('created'),
    },
    modified !== undefined && {
      field: 'published',
      role: 'modified',
      value: modified,
      basis: 'offered',
      where: where('modified'),
    },
  ]
  return found.filter((finding) => finding !== false)
}

const plain = (text = '') => text.replace(/[\s\0]+/g, ' ').trim()

/** A reading of an office document: its properties, and what its text says beside them. */
export function officeReading(drafts: Draft[], properties: readonly Finding[], more: Partial<Reading> = {}): Reading {
  const title = properties.find(({ field, basis }) => field === 'title' && basis === 'file')?.value
  const inText = readArticleText(drafts, title)
  const findings = [...properties, ...inText].sort(
    (a, b) => Number(a.basis === 'offered') - Number(b.basis === 'offered'),
  )
  return { drafts, findings, ...more }
}
