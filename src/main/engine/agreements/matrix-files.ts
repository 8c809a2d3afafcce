import type { TFunction } from 'i18next'
import type { MatrixAsked, MatrixRow, TreatyLine, TreatySource } from '../../../shared/contract/agreements.ts'
import type { Paper } from '../../../shared/contract/papers.ts'
import { edtfDate } from '../../../shared/domain/edtf.ts'
import { dateInWords } from '../../../shared/domain/edtf-words.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { becauseInWords } from '../../../shared/messages/because-words.ts'
import { territoryInWords } from '../../../shared/messages/territory-words.ts'
import { translator } from '../../../shared/messages/translate.ts'
import { lineInWords, sourceInWords } from '../../../shared/messages/treaty-words.ts'
import { offerCsv } from '../audit/csv.ts'
import { today } from '../clock.ts'
import type { EngineContext } from '../context.ts'
import type { PaperContent, PaperPart } from '../papers/content.ts'
import { makePaper } from '../papers/make-paper.ts'
import type { Vault } from '../vault/vault.ts'
import { resolveMatrix, treatiesNamed } from './resolving.ts'
import { readTreatyTables } from './tables.ts'

type Order = MatrixAsked & { format: 'csv' | 'pdf'; language: Language }

/** The matrix as a table for a table program, or as a paper that names its sources; that it was made is an entry. */
export async function exportMatrix(
  engine: Pick<EngineContext, 'pool' | 'papers' | 'host'>,
  vault: Vault,
  { format, language, ...asked }: Order,
  signal: AbortSignal,
): Promise<Paper> {
  const { resources } = engine.host
  const rows = resolveMatrix(vault, resources, asked)
  const name = `agreements-${asked.one}`
  const paper =
    format === 'csv'
      ? offerCsv(engine.papers, name, linesOf(rows, asked, language, resources))
      : await makePaper(engine, paperOf(rows, asked, language, resources), `${name}-${today()}.pdf`, signal)
  if (!vault.readOnly) {
    const after = { format, one: asked.one, others: asked.others.length, on: asked.on }
    vault.write(() => vault.audit({ caseId: null, act: 'agreements.exported', subject: vault.id, after }))
  }
  return paper
}

/** Of the machine, in every language; the words beside them are in the person's. */
const COLUMNS = [
  'one',
  'other',
  'treaty',
  'title',
  'day',
  'on',
  'state',
  'since',
  'words',
  'because',
  'coverage',
  'source',
  'as_of',
]

/** The headings, and a line for each treaty of each pair. */
function linesOf(rows: readonly MatrixRow[], { one }: MatrixAsked, language: Language, resources: string): string[][] {
  const t = translator(language)
  const titles = new Map(readTreatyTables(resources).treaties.map(({ id, title }) => [id, title[language]]))
  const lines = rows.flatMap(({ country, lines: told }) =>
    told.map((line) => [
      one,
      country,
      line.treaty,
      titles.get(line.treaty) ?? line.treaty,
      line.dayThatMatters,
      line.on,
      line.state,
      line.since ?? '',
      lineInWords(line, language, t),
      line.because.map((step) => becauseInWords(step, language, t)).join(' '),
      line.coverage.map((key) => t(`agreements:coverage.${key}`)).join(' '),
      sourcesOf(line, language, t),
      line.sources[0]?.asOf ?? '',
    ]),
  )
  return [COLUMNS, ...lines]
}

function sourcesOf({ sources, corrections }: TreatyLine, language: Language, t: TFunction): string {
  const corrected = corrections.map(({ source, note }) => `${note} (${source})`)
  return [...corrected, ...sources.map((source) => sourceInWords(source, language, t))].filter(Boolean).join('; ')
}

function paperOf(rows: readonly MatrixRow[], asked: MatrixAsked, language: Language, resources: string): PaperContent {
  const t = translator(language)
  const tables = readTreatyTables(resources)
  const treaties = treatiesNamed(tables, asked.treaties)
  const home = territoryInWords(asked.one, language)
  const title = t('agreements:paper.title', { country: home })
  const sub = t('agreements:paper.sub', { date: dateInWords(asked.on, language, 'long') })
  /** A table goes by its title; the section on sources tells it in full. */
  const inBrief = (source: TreatySource): TreatySource => {
    const table = tables.tables.get(source.table)
    const isTable = source.source === '' || (source.verified && source.source === table?.source)
    return table && isTable ? { ...source, source: table.title[language] } : source
  }
  const used = new Set(treaties.map(({ table }) => table))
  const parts: PaperPart[] = [
    { kind: 'title', text: title, sub },
    {
      kind: 'box',
      title: t('agreements:paper.reads'),
      texts: [t('agreements:notFoundIsNotNo'), t('agreements:paper.days')],
    },
    ...rows.flatMap(({ country, lines }): PaperPart[] => [
      { kind: 'section', text: territoryInWords(country, language) },
      {
        kind: 'table',
        columns: [
          { width: 46, head: t('agreements:column.treaty') },
          { width: 35, head: t('agreements:column.state') },
          { width: 70, head: t('agreements:column.why') },
        ],
        rows: lines.map((line, at) => [
          [{ text: treaties[at]?.title[language] ?? line.treaty }],
          [{ text: lineInWords(line, language, t), as: line.state === 'in-force' ? 'strong' : 'soft' }],
          [
            ...line.corrections.map(({ note, source }) => ({
              text: t('agreements:paper.correction', { note, source }),
            })),
            ...line.because.map((step) => ({ text: becauseInWords(step, language, t), as: 'soft' as const })),
            ...line.coverage.map((key) => ({ text: t(`agreements:coverage.${key}`), as: 'soft' as const })),
            ...line.sources.map((source) => ({
              text: sourceInWords(inBrief(source), language, t),
              as: 'soft' as const,
            })),
          ],
        ]),
      },
    ]),
    { kind: 'section', text: t('agreements:sources') },
    {
      kind: 'table',
      columns: [
        { width: 46, head: t('agreements:column.table') },
        { width: 25, head: t('agreements:column.asOf') },
        { width: 80, head: t('agreements:column.source') },
      ],
      rows: [...tables.tables.values()]
        .filter(({ id }) => used.has(id))
        .map((table) => [
          [{ text: table.title[language] }],
          [{ text: table.asOf === null ? '—' : dateInWords(table.asOf, language, 'short') }],
          [{ text: table.source === '' ? '—' : table.source }, { text: table.note[language], as: 'soft' }],
        ]),
    },
  ]
  return {
    language,
    title,
    subject: sub,
    madeOn: today(),
    head: { left: title, right: sub },
    foot: dateInWords(edtfDate(today()), language, 'long'),
    parts,
  }
}
