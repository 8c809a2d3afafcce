import type { Case, CaseSummary, Party, PartyRole } from '../../../../shared/contract/cases.ts'
import { JurisdictionCode } from '../../../../shared/domain/jurisdiction.ts'
import type { EngineClient } from '../../engine-client.ts'
import { type Cli, EXIT, type ExitCode, wrongUse } from '../cli.ts'
import { print, printFields, printJson, printTable } from '../output.ts'
import { withVault } from '../session.ts'
import { printMeetings } from './conflicts.ts'

/** Names in one check. */
const NAMES_CHECKED = 100

interface NewCase {
  title: string
  claimant?: string[]
  defendant?: string[]
  jurisdiction?: string
}

/** Makes a case after its names were looked for in every other; whom they meet is told, and to be decided. */
export async function createCase(cli: Cli, [folder = '']: string[], options: NewCase): Promise<ExitCode> {
  const { title, claimant = [], defendant = [], jurisdiction } = options
  return withVault(cli, folder, async ({ client }) => {
    const code = jurisdiction === undefined ? null : await knownJurisdiction(cli, client, jurisdiction)
    const names = [...new Set([...claimant, ...defendant])].slice(0, NAMES_CHECKED)
    const meetings = names.length === 0 ? [] : await client.conflicts.check({ names })
    const made = await client.cases.create({
      title,
      jurisdiction: code,
      parties: [...claimant.map(party('claimant')), ...defendant.map(party('defendant'))],
    })
    if (names.length > 0 && meetings.length === 0) await recordClear(client, names, made.id)
    if (cli.json) printJson({ ...made, meetings })
    else {
      print(cli.t('cli:case.created', { reference: made.reference, title: made.title }))
      if (names.length > 0) printMeetings(cli, meetings)
      if (meetings.length > 0) print(cli.t('conflicts:report.met', { reference: made.reference }))
    }
    return EXIT.done
  })
}

/** Nobody was met: there is nothing to decide. */
async function recordClear(client: EngineClient, names: string[], forCaseId: string): Promise<void> {
  const row = { names, forCaseId, found: [], decision: 'clear' as const, reason: '' }
  await client.registers['conflict-check'].add({ caseId: null, row })
}

function party(role: PartyRole) {
  return (name: string) => ({ role, name, aliases: [], country: null, address: '', representative: '' })
}

async function knownJurisdiction(cli: Cli, client: EngineClient, typed: string): Promise<JurisdictionCode> {
  const code = JurisdictionCode.safeParse(typed.toUpperCase()).data
  const known = await client.jurisdictions.list()
  if (code === undefined || !known.some((jurisdiction) => jurisdiction.code === code)) {
    throw wrongUse(cli, 'case.noSuchJurisdiction', { code: typed })
  }
  return code
}

export async function listCases(
  cli: Cli,
  [folder = '']: string[],
  { archived = false }: { archived?: boolean },
): Promise<ExitCode> {
  const cases = await withVault(cli, folder, ({ client }) => client.cases.list({ archived }))
  if (cli.json) printJson(cases)
  else if (cases.length === 0) print(cli.t(archived ? 'cli:case.noneArchived' : 'cli:case.none'))
  else printCases(cli, cases)
  return EXIT.done
}

function printCases({ t }: Cli, cases: CaseSummary[]): void {
  printTable(
    [
      t('cli:case.reference'),
      t('cli:case.stage'),
      t('cli:case.documents'),
      t('cli:case.exhibits'),
      t('cli:case.title'),
    ],
    cases.map((one) => [
      one.reference,
      one.stage ? `${t(`cases:stage.${one.stage.stage}`, one.stage.stage)}, ${one.stage.on}` : '—',
      String(one.documents),
      String(one.exhibits),
      one.title,
    ]),
  )
}

export async function showCase(cli: Cli, [folder = '']: string[], options: { case: string }): Promise<ExitCode> {
  const found = await withVault(cli, folder, ({ client }) => client.cases.get({ case: options.case }))
  if (cli.json) printJson(found)
  else printCase(cli, found)
  return EXIT.done
}

function printCase({ t }: Cli, found: Case): void {
  const named = (role: PartyRole) =>
    found.parties
      .filter((one) => one.role === role)
      .map(nameOf)
      .join('; ')
  printFields([
    [t('cli:case.reference'), found.reference],
    [t('cli:case.title'), found.title],
    [t('cli:case.claimant'), named('claimant')],
    [t('cli:case.defendant'), named('defendant')],
    [t('cli:case.jurisdiction'), found.jurisdiction],
    [t('cli:case.forum'), found.forumName || found.forum],
    [t('cli:case.seat'), found.seat],
    [t('cli:case.governingLaw'), found.governingLaw],
    [t('cli:case.tags'), found.tags.join(', ')],
    [t('cli:case.archived'), found.archivedOn],
  ])
}

function nameOf({ name, country }: Party): string {
  return country === null ? name : `${name} (${country})`
}
