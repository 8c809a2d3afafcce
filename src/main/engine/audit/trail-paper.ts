import { Temporal } from 'temporal-polyfill'
import type { Entry, EntryFilter } from '../../../shared/contract/audit.ts'
import { type ChangedField, changedFields } from '../../../shared/domain/changed-fields.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { entryInWords, fieldInWords, valueInWords } from '../../../shared/messages/entry-words.ts'
import { translator } from '../../../shared/messages/translate.ts'
import { caseNames } from '../cases/require.ts'
import { today } from '../clock.ts'
import { type PaperContent, type PaperPart, type PaperRow, type PaperText, packRows } from '../papers/content.ts'
import { momentIn } from '../papers/moments.ts'
import { chainHead, type EntryRow, VAULT_CHAIN } from '../vault/audit.ts'
import type { Vault } from '../vault/vault.ts'
import { describeEntries } from './listing.ts'
import { namesNow } from './names.ts'
import { withoutValues } from './withholding.ts'

/** Characters of a value that the paper shows; the CSV has all of them. */
const LONGEST_VALUE = 400

/** The trail as a paper: what it proves, the chains with their heads, each entry with its values before and after. */
export async function trailPaper(
  vault: Vault,
  resources: string,
  pieces: AsyncIterable<EntryRow[]>,
  { language, ...filter }: EntryFilter & { language: Language },
  stays: (row: EntryRow) => boolean,
): Promise<{ content: PaperContent; entries: number }> {
  const t = translator(language)
  const zone = Temporal.Now.timeZoneId()
  const names = namesNow(vault, resources, language, zone)
  const packed: Uint8Array[] = []
  let entries = 0
  const chains = new Map<string, number>()
  for await (const piece of pieces) {
    packed.push(packRows(describeEntries(vault, piece).map((entry, at) => rowOf(entry, stays(piece[at] as EntryRow)))))
    for (const { chain } of piece) chains.set(chain, (chains.get(chain) ?? 0) + 1)
    entries += piece.length
  }
  const cases = caseNames(vault)
  const nameOf = (chain: string) =>
    chain === VAULT_CHAIN ? t('papers:trail.vaultChain', { name: vault.name }) : (cases.get(chain) ?? chain)
  const numbers = new Intl.NumberFormat(language)

  function rowOf(whole: Entry, withheld: boolean): PaperRow {
    const entry = withheld ? withoutValues(whole, t) : whole
    const { seq, at, operator, account, hash, removed } = entry
    const act = entryInWords(entry, { language }, t)
    const gone = removed ? 'removed' : withheld ? 'withheld' : undefined
    const values = gone
      ? [{ text: t(`papers:trail.${gone}`), as: 'soft' as const }]
      : changedFields(entry).map((change): PaperText => ({ text: changeInText(change), as: 'soft' }))
    return [
      [{ text: String(seq) }],
      [{ text: momentIn(at, language, zone) }],
      [{ text: operator }, { text: account, as: 'soft' }],
      [
        { text: act, as: 'strong' },
        ...(entry.about && !act.includes(entry.about) ? [{ text: entry.about }] : []),
        ...values,
        { text: hash.match(/.{32}/g)!.join(' '), as: 'hash' },
      ],
    ]
  }

  function changeInText({ field, before, after }: ChangedField): string {
    const [was = '', is = ''] = [before, after].map((value) => cut(valueInWords(field, value, names, t)))
    const key = was === '' ? 'added' : is === '' ? 'takenAway' : 'changed'
    return t(`papers:trail.${key}`, { field: fieldInWords(field, t), before: was, after: is })
  }

  function headRows(): PaperRow[] {
    return [...chains].map(([chain, shown]) => {
      const last = chainHead(vault.sqlite, chain)
      return [
        [{ text: nameOf(chain) }, { text: chain, as: 'soft' }],
        [{ text: t('papers:trail.shownOf', { shown: numbers.format(shown), count: last?.seq ?? 0 }) }],
        [{ text: last?.hash ?? '', as: 'hash' }],
      ]
    })
  }

  const made = momentIn(new Date().toISOString(), language, zone)
  const title = t('papers:trail.title')
  const parts: PaperPart[] = [
    { kind: 'title', text: title, sub: t('papers:trail.sub', { vault: vault.name, made, by: vault.operator }) },
    { kind: 'facts', rows: filterRows() },
    { kind: 'box', title: t('papers:trail.proves.title'), texts: provesTexts() },
    { kind: 'section', text: t('papers:trail.heads') },
    { kind: 'lead', text: t('papers:trail.headsLead') },
    {
      kind: 'table',
      columns: columnsOf([
        ['chain', 72],
        ['entries', 35],
        ['head', 44],
      ]),
      rows: headRows(),
    },
    { kind: 'section', text: t('papers:trail.entries') },
    { kind: 'lead', text: t('papers:trail.entriesLead', { zone }) },
    {
      kind: 'long-table',
      columns: columnsOf([
        ['seq', 13],
        ['at', 27],
        ['who', 30],
        ['what', 81],
      ]),
      packed,
    },
    { kind: 'section', text: t('papers:trail.recipe.title') },
    ...['entry', 'payload', 'link', 'gone'].map((step): PaperPart => ({
      kind: 'text',
      text: t(`papers:trail.recipe.${step}`),
    })),
  ]

  function columnsOf(columns: readonly (readonly [string, number])[]) {
    return columns.map(([head, width]) => ({ width, head: t(`papers:trail.column.${head}`) }))
  }

  function filterRows() {
    const { chain, documentId, operator, of, from, to } = filter
    const facts = [
      ['chain', chain === undefined ? t('papers:trail.allChains') : nameOf(chain)],
      ['document', documentId],
      ['operator', operator],
      ['of', of],
      ['from', from],
      ['to', to],
      ['zone', t('papers:trail.zone', { zone })],
    ] as const
    return facts.flatMap(([name, value]) => (value ? [{ name: t(`papers:trail.filter.${name}`), value }] : []))
  }

  function provesTexts(): string[] {
    return ['order', 'declared', 'not'].map((text) => t(`papers:trail.proves.${text}`))
  }

  const content: PaperContent = {
    language,
    title,
    subject: vault.name,
    madeOn: today(),
    head: { left: vault.name, right: title },
    foot: made,
    parts,
  }
  return { content, entries }
}

function cut(value: string): string {
  const flat = value.replaceAll('\n', '; ').replaceAll(/\s+/g, ' ')
  return flat.length > LONGEST_VALUE ? `${flat.slice(0, LONGEST_VALUE)}…` : flat
}
