import type { TFunction } from 'i18next'
import { Temporal } from 'temporal-polyfill'
import type { Collection, CustodyRecord } from '../../../shared/contract/custody.ts'
import type { CustodyEvent } from '../../../shared/contract/evidence.ts'
import { EdtfDate } from '../../../shared/domain/edtf.ts'
import { dateInWords } from '../../../shared/domain/edtf-words.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { eventInWords, matched } from '../../../shared/messages/custody-words.ts'
import { translator } from '../../../shared/messages/translate.ts'
import { today } from '../clock.ts'
import type { FactRow, PaperContent, PaperPart, PaperRow } from '../papers/content.ts'
import { momentIn } from '../papers/moments.ts'
import { NOTHING_DECLARED } from './record.ts'
import type { CustodyMatter } from './reporting.ts'

/** The custody report: what the vault saw, what the file says and what a person declared, never mixed. */
export function reportPaper(matter: CustodyMatter): PaperContent {
  const { language, records, reference, title, head } = matter
  const t = translator(language)
  const made = momentIn(matter.madeAt, language)
  const parts: PaperPart[] = [
    { kind: 'title', text: t('papers:custody.title'), sub: `${reference}. ${title}` },
    {
      kind: 'facts',
      rows: [
        { name: t('papers:custody.made'), value: made },
        { name: t('papers:custody.madeBy'), value: t('papers:custody.declaredName', { name: matter.madeBy }) },
        { name: t('papers:custody.madeWith'), value: matter.tool },
        { name: t('papers:custody.zone'), value: t('papers:custody.times', { zone: Temporal.Now.timeZoneId() }) },
        { name: t('papers:custody.head', { seq: head.seq }), value: head.hash, hash: true },
      ],
    },
    {
      kind: 'box',
      title: t('papers:custody.shows.title'),
      texts: ['integrity', 'apart', 'declared'].map((text) => t(`papers:custody.shows.${text}`)),
    },
    { kind: 'section', text: t('papers:custody.documents') },
    {
      kind: 'table',
      columns: [
        { width: 20, head: t('papers:custody.column.exhibit') },
        { width: 66, head: t('papers:custody.column.document') },
        { width: 42, head: t('papers:custody.column.hash') },
        { width: 23, head: t('papers:custody.column.now') },
      ],
      rows: records.map((record) => overviewRow(record, t)),
    },
    ...records.flatMap((record) => recordParts(record, language, t)),
  ]
  return {
    language,
    title: t('papers:custody.title'),
    subject: `${reference}. ${title}`,
    madeOn: today(),
    head: { left: `${reference}. ${title}`, right: t('papers:custody.title') },
    foot: made,
    parts,
  }
}

/** Whether the latest comparison found the stored bytes to be those that came in. */
export function latestMatches(events: CustodyRecord['events']): boolean {
  const last = events.findLast(({ act }) => act === 'verified')
  return last !== undefined && matched(last) === true
}

function overviewRow({ exhibit, listedAs, acquired, events }: CustodyRecord, t: TFunction): PaperRow {
  const equal = latestMatches(events)
  return [
    [{ text: exhibit ?? t('papers:custody.noNumber'), as: exhibit ? 'strong' : 'soft' }],
    [{ text: listedAs }, { text: acquired.fileName, as: 'soft' }],
    [{ text: acquired.sha256, as: 'hash' }],
    [{ text: t(equal ? 'papers:custody.equal' : 'papers:custody.notEqual'), as: equal ? 'soft' : 'strong' }],
  ]
}

function recordParts(record: CustodyRecord, language: Language, t: TFunction): PaperPart[] {
  const { exhibit, listedAs, acquired, read, declared, declaredBy, events } = record
  const name = listedAs.length > 160 ? `${listedAs.slice(0, 160).trimEnd()}…` : listedAs
  const sinceRows = events.map((event): PaperRow => eventRow(event, language, t))
  return [
    { kind: 'section', text: exhibit ? `${exhibit}  ${name}` : name, fresh: true },
    { kind: 'heading', text: t('papers:custody.acquired') },
    { kind: 'facts', rows: acquiredFacts(acquired, language, t) },
    { kind: 'heading', text: t('papers:custody.read') },
    read.length === 0
      ? { kind: 'note', text: t('custody:read.nothing') }
      : { kind: 'facts', rows: read.map((finding) => readFact(finding, language, t)) },
    { kind: 'heading', text: t('papers:custody.declared') },
    ...declaredParts(declared, declaredBy, language, t),
    { kind: 'heading', text: t('papers:custody.since') },
    sinceRows.length === 0
      ? { kind: 'note', text: t('custody:events.none') }
      : {
          kind: 'table',
          columns: [
            { width: 55, head: t('papers:custody.column.when') },
            { width: 36, head: t('papers:custody.column.by') },
            { width: 60, head: t('papers:custody.column.what') },
          ],
          rows: sinceRows,
        },
  ]
}

function acquiredFacts(acquired: CustodyRecord['acquired'], language: Language, t: TFunction): FactRow[] {
  const { at, by, account, origin, place, computer, came, holder, modified, fileName, size, sha256, tool } = acquired
  const how = came === null ? t('custody:acquired.notRecorded') : t(`custody:acquired.came.${came}`)
  const bytes = t('custody:acquired.bytes', { count: size, bytes: new Intl.NumberFormat(language).format(size) })
  return [
    { name: t('custody:acquired.at'), value: momentIn(at, language), remark: at },
    {
      name: t('custody:acquired.by'),
      value: t('papers:custody.declaredName', { name: by }),
      remark: account === '' ? t('papers:custody.noAccount') : t('custody:acquired.account', { account }),
    },
    { name: t('custody:acquired.fileName'), value: fileName },
    { name: t('custody:acquired.origin'), value: origin },
    ...(place === null
      ? []
      : [
          {
            name: t('custody:acquired.place'),
            value: place,
            ...(computer !== null && { remark: t('custody:acquired.computer', { computer }) }),
          },
        ]),
    { name: t('custody:acquired.how'), value: holder === null ? how : t('papers:custody.inHolder', { how, holder }) },
    ...(modified === null
      ? []
      : [
          {
            name: t('custody:acquired.modified'),
            value: momentIn(modified, language),
            remark: t('custody:acquired.byFileSystem'),
          },
        ]),
    { name: t('custody:acquired.size'), value: bytes },
    { name: t('custody:acquired.sha'), value: sha256, hash: true },
    { name: t('custody:acquired.tool'), value: tool ?? t('papers:custody.noTool') },
  ]
}

function readFact(finding: CustodyRecord['read'][number], language: Language, t: TFunction): FactRow {
  const { field, role, value, basis, where } = finding
  const date = field === 'published' ? EdtfDate.safeParse(value).data : undefined
  const name = t(`evidence:about.field.${field}`)
  return {
    name: field === 'published' && role !== 'main' ? `${name}, ${t(`evidence:about.role.${role}`)}` : name,
    value: date ? dateInWords(date, language, 'long') : value,
    remark: `${t(`dossier:pdf.basis.${basis}`)}: ${where}`,
  }
}

function declaredParts(
  declared: Collection,
  declaredBy: CustodyRecord['declaredBy'],
  language: Language,
  t: TFunction,
): PaperPart[] {
  const fields = (Object.keys(NOTHING_DECLARED) as (keyof Collection)[]).filter((field) => declared[field] !== '')
  if (fields.length === 0) return [{ kind: 'note', text: t('custody:declared.nothing') }]
  const rows = fields.map((field) => ({
    name: t(`custody:declared.field.${field}`),
    value: field === 'collectedAt' ? collectedInWords(declared[field], language) : declared[field],
  }))
  const by = declaredBy && { by: declaredBy.by, at: momentIn(declaredBy.at, language) }
  return [{ kind: 'facts', rows }, ...(by ? [{ kind: 'note' as const, text: t('custody:declared.by', by) }] : [])]
}

/** An EDTF date with or without a time; as it was declared where it is neither. */
function collectedInWords(declared: string, language: Language): string {
  const [day = '', time] = declared.split('T')
  const date = EdtfDate.safeParse(day).data
  return date ? [dateInWords(date, language, 'long'), time].filter(Boolean).join(', ') : declared
}

function eventRow(event: CustodyEvent, language: Language, t: TFunction): PaperRow {
  const match = matched(event)
  const hashed = event.act !== 'verified' && match !== undefined
  return [
    [{ text: momentIn(event.at, language) }],
    [{ text: event.by }],
    [
      { text: eventInWords(event, t), as: match === false ? ('strong' as const) : undefined },
      ...(hashed ? [{ text: t(match ? 'papers:custody.equal' : 'papers:custody.notEqual'), as: 'soft' as const }] : []),
    ].map(({ text, as }) => (as ? { text, as } : { text })),
  ]
}
