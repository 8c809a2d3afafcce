import { canBeAccepted, type Fault, isHarm, type Verification } from '../../../shared/contract/vault.ts'
import { subjectOf, tableInWords } from '../../../shared/messages/vault-words.ts'
import type { EngineClient } from '../engine-client.ts'
import type { Cli } from './cli.ts'
import { listedAs } from './commands/exhibits.ts'
import { print } from './output.ts'

/** Documents by the SHA-256 of their original, each with the number of its case. */
export type Named = ReadonlyMap<string, readonly string[]>

/** The documents of the open vault whose originals are damaged or missing. */
export async function documentsOf(client: EngineClient, faults: readonly Fault[]): Promise<Named> {
  const wanted = new Set(
    faults.filter(({ kind }) => /^object-(damaged|missing)$/.test(kind)).map(({ subject }) => subject),
  )
  if (wanted.size === 0) return new Map()
  const cases = [...(await client.cases.list({})), ...(await client.cases.list({ archived: true }))]
  const found: [sha256: string, name: string][] = []
  for (const { id, reference } of cases) {
    for (const document of await client.evidence.list({ caseId: id })) {
      if (wanted.has(document.sha256)) found.push([document.sha256, `${reference} · ${listedAs(document)}`])
    }
  }
  const byOriginal = Map.groupBy(found, ([sha256]) => sha256)
  return new Map([...byOriginal].map(([sha256, names]) => [sha256, names.map(([, name]) => name)]))
}

/** What was found: harm first, then what was accepted and what harms nothing. */
export function printFindings({ t }: Cli, verification: Verification, named: Named = new Map()): void {
  const { clean, accepted, faults } = verification
  const harm = faults.filter(isHarm)
  const remarks = faults.filter((fault) => !isHarm(fault))
  const sound = accepted > 0 ? 'cli:verified.cleanButAccepted' : 'cli:verified.clean'
  const tell = (fault: Fault) => faultSentence(t, fault, named)
  print(t(clean ? sound : 'cli:verified.faults', { count: harm.length }))
  printOnce(harm.map(tell))
  if (accepted > 0) print(t('cli:verified.accepted', { count: accepted }))
  if (remarks.length > 0) print(t('cli:verified.remarks', { count: remarks.length }))
  printOnce(remarks.map(tell))
}

/** What the proof of a backup that was restored found, and what can be done about it. */
export function printRestored({ t }: Cli, { clean, faults }: Verification, folder: string): void {
  if (clean) return print(t('cli:vault.restored', { folder }))
  const harm = faults.filter(isHarm)
  print(t('cli:vault.restoredFaulty', { folder, count: harm.length }))
  for (const [kind, ofKind] of Map.groupBy(harm, (fault) => fault.kind)) {
    const subjects = kind === 'structure' ? [] : [...new Set(ofKind.map((fault) => subjectOf(fault, t)))]
    print(`  ${[t(`vault:faultKind.${kind}.title`), subjects.join(', ')].filter(Boolean).join(': ')}`)
  }
  print(t('cli:vault.restoredAdvice', { folder }))
  printAcceptable({ t }, faults, folder)
}

/** How what the trail has lost for good is accepted, where that is among the faults. */
export function printAcceptable({ t }: Pick<Cli, 't'>, faults: readonly Fault[], folder: string): void {
  if (faults.some(canBeAccepted)) print(t('cli:salvage.accept', { folder }))
}

function faultSentence(t: Cli['t'], { kind, subject, detail }: Fault, named: Named): string {
  const names = named.get(subject)
  const shown = kind === 'reference' ? tableInWords(subject, t) : names ? `${names.join(', ')} (${subject})` : subject
  return t(`vault:fault.${kind}`, { subject: shown, ...detail, context: detail['why'] })
}

function printOnce(sentences: readonly string[]): void {
  for (const [sentence, alike] of Map.groupBy(sentences, (one) => one)) {
    print(`  ${sentence}${alike.length > 1 ? ` (×${alike.length})` : ''}`)
  }
}
