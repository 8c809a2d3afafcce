import { ORPCError } from '@orpc/client'
import path from 'node:path'
import type { Exception } from '../../../../shared/contract/leaving.ts'
import { barredErrors } from '../../../../shared/contract/leaving.ts'
import type { Difference, Inspection } from '../../../../shared/contract/packages.ts'
import { newInWords, partInWords } from '../../../../shared/messages/package-words.ts'
import { callersPath } from '../callers-path.ts'
import { type Cli, EXIT, type ExitCode, wrongUse } from '../cli.ts'
import { print, printFields, printJson, printTable, say } from '../output.ts'
import { packagePassphrase } from '../passphrase.ts'
import { follow, followStream } from '../progress.ts'
import { type Session, withVault } from '../session.ts'

export interface LeavingOptions {
  case: string
  confirm?: string[]
  reason?: string
  reviewed?: true
  leaveOut?: boolean
}

interface ExportOptions extends LeavingOptions {
  out: string
  packagePassphraseFile?: string
}

/** Writes a package of the case; its form follows from how the name ends. */
export async function exportPackage(cli: Cli, [folder = '']: string[], options: ExportOptions): Promise<ExitCode> {
  const file = callersPath(options.out)
  const form = formOf(file)
  const phrase = form === 'sealed' ? await packagePassphrase(cli, options.packagePassphraseFile) : undefined
  return withVault(cli, folder, async (session) => {
    const leaving = await leavingOf(cli, session, options)
    const place = await session.engine.grant(file)
    const started = await sayingBarred(
      cli,
      session.client.packages.export({ ...leaving, place, form, passphrase: phrase }),
    )
    const job = await follow(cli, session.client, started)
    const leftOut = Number(job.result?.['leftOut'] ?? 0)
    if (cli.json) printJson({ type: 'result', state: job.state, file, form, ...job.result })
    else print(cli.t('cli:package.written', { file }))
    if (leftOut > 0) say(cli.t('packages:out.leftOut', { count: leftOut }))
    return leftOut > 0 ? EXIT.someRefused : EXIT.done
  })
}

function formOf(file: string): 'folder' | 'zip' | 'sealed' {
  const ending = path.extname(file).toLowerCase()
  if (ending === '.zip') return 'zip'
  return ending === '.age' ? 'sealed' : 'folder'
}

/** What the gate of the house is told: the documents that were reviewed, those that are let out, and why. */
export async function leavingOf(
  cli: Cli,
  { client }: Session,
  { case: named, confirm = [], reason, reviewed, leaveOut = false }: LeavingOptions,
): Promise<{ caseId: string; exceptions: Exception[]; leaveOut: boolean }> {
  if (confirm.length > 0 && reason === undefined) throw wrongUse(cli, 'package.reasonMissing')
  const { id: caseId } = await client.cases.get({ case: named })
  let documents = await client.evidence.list({ caseId })
  const unread = documents.filter(({ marks }) => !marks.reviewed).map(({ id }) => id)
  if (reviewed && unread.length > 0) {
    await client.evidence.mark({ documentIds: unread, marks: { reviewed: true } })
    documents = await client.evidence.list({ caseId })
  }
  const exceptions = confirm.flatMap((documentId) => {
    const found = documents.find(({ id }) => id === documentId)
    if (!found) throw wrongUse(cli, 'exhibits.noSuchDocument', { id: documentId })
    return found.bars.length === 0 ? [] : [{ documentId, bars: found.bars, reason: reason! }]
  })
  return { caseId, exceptions, leaveOut }
}

/** Names the documents that keep something from leaving, each with its ground. */
export async function sayingBarred<T>(cli: Cli, leaving: Promise<T>): Promise<T> {
  return leaving.catch((failure: unknown) => {
    if (failure instanceof ORPCError && failure.code === 'DOCUMENTS_BARRED') {
      for (const { documentId, listedAs, bars } of barredErrors.DOCUMENTS_BARRED.data.parse(failure.data).documents) {
        const reasons = bars.map((bar) => cli.t(`marks:bar.${bar}`)).join(', ')
        say(cli.t('cli:package.barred', { id: documentId, name: listedAs, reasons }))
      }
    }
    throw failure
  })
}

interface PackageOptions {
  packagePassphraseFile?: string
}

export async function inspectPackage(
  cli: Cli,
  [folder = '', given = '']: string[],
  options: PackageOptions,
): Promise<ExitCode> {
  return withVault(cli, folder, async (session) => {
    const inspection = await inspected(cli, session, given, options)
    if (cli.json) printJson({ type: 'result', ...inspection })
    else printInspection(cli, inspection)
    return inspection.faults.length > 0 ? EXIT.failed : EXIT.done
  })
}

/** Takes the package in; of what differs, `theirs` names what is to stand as the package has it. */
export async function importPackage(
  cli: Cli,
  [folder = '', given = '']: string[],
  { theirs = [], ...options }: PackageOptions & { theirs?: string[] },
): Promise<ExitCode> {
  return withVault(cli, folder, async (session) => {
    const inspection = await inspected(cli, session, given, options)
    const differences = inspection.differences ?? inspection.otherRows
    const all = differences.map(({ id }) => id)
    const chosen = theirs.includes('all') ? all : theirs
    const unknown = chosen.find((id) => !all.includes(id))
    if (unknown !== undefined) throw wrongUse(cli, 'package.noSuchDifference', { id: unknown })
    const started = await session.client.packages.take({ inspection: inspection.id, theirs: chosen })
    const job = await follow(cli, session.client, started)
    const { reference, referenceTaken, merged, notTaken = [] } = job.result ?? {}
    if (cli.json) printJson({ type: 'result', state: job.state, ...job.result })
    else print(cli.t(merged ? 'cli:package.merged' : 'cli:package.taken', { title: inspection.title }))
    if (referenceTaken) say(cli.t('cli:package.otherReference', { reference, was: inspection.reference }))
    const left = new Set(notTaken as string[])
    for (const one of differences.filter(({ id }) => left.has(id))) {
      say(cli.t('cli:package.notTaken', { of: one.of, part: partInWords(one.part, cli.t) }))
    }
    return left.size > 0 ? EXIT.someRefused : EXIT.done
  })
}

async function inspected(
  cli: Cli,
  { engine, client }: Session,
  given: string,
  { packagePassphraseFile }: PackageOptions,
): Promise<Inspection> {
  const place = await engine.grant(callersPath(given))
  const look = (passphrase?: string) =>
    followStream(cli, 'inspect', (signal) => client.packages.inspect({ place, passphrase }, { signal }))
  if (packagePassphraseFile !== undefined || process.env.LIBELLUS_PACKAGE_PASSPHRASE)
    return look(await packagePassphrase(cli, packagePassphraseFile))
  return look().catch(async (failure: unknown) => {
    if (!(failure instanceof ORPCError && failure.code === 'PACKAGE_SEALED')) throw failure
    return look(await packagePassphrase(cli, undefined))
  })
}

function printInspection(
  cli: Cli,
  { title, reference, madeAt, madeBy, documents, faults, ...found }: Inspection,
): void {
  const { t } = cli
  printFields([
    [t('cli:case.title'), title],
    [t('cli:case.reference'), reference],
    [t('packages:in.made'), `${madeAt} (${madeBy})`],
    [t('cli:case.documents'), documents],
  ])
  for (const { path: at, why } of faults) print(`${at}  ${t(`packages:fault.${why}`)}`)
  if (faults.length > 0) return
  const differences = found.differences ?? found.otherRows
  if (found.differences === null) print(newInWords(differences, t))
  else if (differences.length === 0) print(t('packages:in.same'))
  if (differences.length === 0) return
  printTable(
    [t('cli:package.id'), t('packages:differ.ours'), t('packages:differ.theirs'), ''],
    differences.map((one) => [
      one.id,
      valueOf(cli, one, 'ours'),
      valueOf(cli, one, 'theirs'),
      one.newer === null ? '' : `${t(`packages:differ.${one.newer}`)}: ${t('packages:differ.newer')}`,
    ]),
  )
}

function valueOf({ t }: Cli, { of, field, ours, theirs }: Difference, side: 'ours' | 'theirs'): string {
  if (field === null) return side === 'theirs' ? of : t('packages:differ.notHere')
  const value = side === 'ours' ? ours : theirs
  if (value === null || value === '') return t('packages:differ.nothing')
  return typeof value === 'string' ? value : JSON.stringify(value)
}
