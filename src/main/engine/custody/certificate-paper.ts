import type { CustodyRecord } from '../../../shared/contract/custody.ts'
import { matched } from '../../../shared/messages/custody-words.ts'
import { translator } from '../../../shared/messages/translate.ts'
import { today } from '../clock.ts'
import type { PaperContent, PaperPart, PaperRow } from '../papers/content.ts'
import { momentIn } from '../papers/moments.ts'
import { type CertificateForm, filled, readCertificateForm } from './fre-902.ts'
import type { CustodyMatter } from './reporting.ts'

/**
 * A draft certification under FRE 902(13) or (14): English, since it is for a court of the United States, with a note in
 * the person's own language. It is not signed, and what only the declarant knows is left blank.
 */
export function certificatePaper(matter: CustodyMatter, kind: '902-13' | '902-14', resources: string): PaperContent {
  const form = readCertificateForm(resources)
  const { title, sub, running, opening, process, declarant } = form.kinds[kind]
  const { heading, words } = form
  const made = momentIn(matter.madeAt, 'en')
  const about = filled(words['case'], { reference: matter.reference, title: matter.title })
  const section = (name: string): PaperPart => ({ kind: 'section', text: filled(heading[name]) })
  const parts: PaperPart[] = [
    { kind: 'title', text: title, sub },
    { kind: 'box', title: form.draft, texts: [filled(words['lead']), ...noteIn(matter.language)] },
    { kind: 'note', text: `${about}. ${filled(words['made'], { at: made, tool: matter.tool })}.` },
    ...blanks(form, ['court', 'number']),
    section('declarant'),
    ...blanks(form, ['name', 'position']),
    blank(form, 'qualifications', 3),
    { kind: 'text', text: opening },
    section('records'),
    {
      kind: 'table',
      columns: columnsOf(form, [
        ['exhibit', 18],
        ['record', 89],
        ['hash', 44],
      ]),
      rows: recordRows(matter, form),
    },
    section('process'),
    ...process.map((text, at): PaperPart => ({
      kind: 'numbered',
      number: `3.${at + 1}`,
      text: filled(text, { tool: toolsOf(matter, form), seq: matter.head.seq, head: grouped(matter.head.hash) }),
    })),
    section('comparisons'),
    {
      kind: 'table',
      columns: columnsOf(form, [
        ['exhibit', 18],
        ['record', 58],
        ['compared', 55],
        ['outcome', 20],
      ]),
      rows: comparisonRows(matter, form),
    },
    section('facts'),
    ...declarant.map(([label, lines]): PaperPart => ({ kind: 'blank', label, lines })),
    section('limits'),
    ...form.limits.map((text, at): PaperPart => ({ kind: 'numbered', number: `6.${at + 1}`, text })),
    section('notice'),
    { kind: 'text', text: form.notice },
    blank(form, 'given', 2),
    section('signature'),
    { kind: 'text', text: form.declaration },
    ...blanks(form, ['signature', 'name', 'position', 'date', 'place']),
    section('rules'),
    ...form.rules
      .filter(({ id }) => !id.startsWith('902-1') || id === kind || id === '902-11')
      .map(({ title: rule, says, source, verified }): PaperPart => ({
        kind: 'note',
        text: `${rule}. ${says} Source: ${source}. ${filled(words[verified ? 'verified' : 'notVerified'])}`,
      })),
  ]
  return {
    language: 'en',
    title,
    subject: about,
    madeOn: today(),
    head: { left: `${matter.reference}. ${matter.title}`, right: running },
    foot: `Draft of ${made}`,
    parts,
  }
}

function noteIn(language: CustodyMatter['language']): string[] {
  return language === 'en' ? [] : [translator(language)('papers:custody.englishForm')]
}

function blank({ blanks: labels }: CertificateForm, name: string, lines = 1): PaperPart {
  return { kind: 'blank', label: filled(labels[name]), lines }
}

function blanks(form: CertificateForm, names: readonly string[]): PaperPart[] {
  return names.map((name) => blank(form, name))
}

function columnsOf({ column }: CertificateForm, columns: readonly (readonly [string, number])[]) {
  return columns.map(([name, width]) => ({ width, head: filled(column[name]) }))
}

function recordRows({ records }: CustodyMatter, form: CertificateForm): PaperRow[] {
  const { words } = form
  return records.map((record) => {
    const { fileName: file, size, origin, at, by, account, tool, sha256 } = record.acquired
    const taken = { at: momentIn(at, 'en'), by, account, tool: tool ?? filled(words['tool']) }
    return [
      exhibitCell(record, form),
      [
        { text: record.listedAs },
        { text: filled(words['file'], { file, size: size.toLocaleString('en'), origin }), as: 'soft' },
        { text: filled(words['taken'], taken), as: 'soft' },
      ],
      [{ text: sha256, as: 'hash' }],
    ]
  })
}

/** Of each document the first comparison, the latest and every one that did not match; then how many others there are. */
function comparisonRows({ records }: CustodyMatter, form: CertificateForm): PaperRow[] {
  const { words } = form
  return records.flatMap((record) => {
    const compared = record.events.filter(({ act }) => act === 'verified')
    const shown = compared.filter((event, at) => at === 0 || at === compared.length - 1 || matched(event) !== true)
    const others = compared.length - shown.length
    const rows = shown.map((event): PaperRow => [
      exhibitCell(record, form),
      [{ text: record.listedAs }],
      [{ text: momentIn(event.at, 'en') }],
      [matched(event) === true ? { text: filled(words['match']) } : { text: filled(words['mismatch']), as: 'strong' }],
    ])
    if (others === 0) return rows
    const rest = [{ text: filled(words['others'], { count: others }) }]
    return [...rows, [exhibitCell(record, form), [{ text: record.listedAs }], rest, [{ text: filled(words['match']) }]]]
  })
}

function exhibitCell({ exhibit }: CustodyRecord, { words }: CertificateForm) {
  return [exhibit ? { text: exhibit, as: 'strong' as const } : { text: filled(words['none']), as: 'soft' as const }]
}

/** The programs that took the documents in, each once. */
function toolsOf({ records }: CustodyMatter, { words }: CertificateForm): string {
  return [...new Set(records.map(({ acquired }) => acquired.tool ?? filled(words['tool'])))].join('; ')
}

function grouped(hash: string): string {
  return hash.replaceAll(/(.{8})(?=.)/g, '$1 ')
}
