import { Argument, Command, Option } from 'commander'
import { DECISIONS } from '../../../shared/domain/conflict.ts'
import { CRITICALITIES, DISPUTES, FACT_FILTERS, FACT_ORDERS, KNOWLEDGE } from '../../../shared/domain/fact.ts'
import { LANGUAGES } from '../../../shared/domain/language.ts'
import { exportAgreements, importAgreements, showPair } from './commands/agreements.ts'
import { showTrail } from './commands/audit.ts'
import { backUpVault, listBackups, planBackups, restoreVault } from './commands/backups.ts'
import { exportJson, importJson } from './commands/case-json.ts'
import { createCase, listCases, showCase } from './commands/cases.ts'
import { checkConflicts } from './commands/conflicts.ts'
import { showCustody } from './commands/custody.ts'
import { makeDemo } from './commands/demo.ts'
import { deleteDocument, unlockDocument } from './commands/documents.ts'
import { exhibit } from './commands/exhibits.ts'
import { exportDossier } from './commands/export.ts'
import { addFact, changeFact, listFacts } from './commands/facts.ts'
import { importEvidence } from './commands/import.ts'
import { changePassphrase, makeRecoveryKey, recoverVault } from './commands/keys.ts'
import { openWindow } from './commands/open.ts'
import { REPORT_NAMES, showReport } from './commands/reports/reports.ts'
import { exportRights, importRights } from './commands/rights.ts'
import { salvageVault } from './commands/salvage.ts'
import { exportPackage, importPackage, inspectPackage } from './commands/packages.ts'
import { recogniseText, rereadDocuments } from './commands/recognise.ts'
import { searchVault } from './commands/search.ts'
import { tellStories } from './commands/stories.ts'
import { tagDocuments } from './commands/tags.ts'
import { acceptLoss, createVault, showVault, verifyVault } from './commands/vault.ts'
import { type Cli, type ExitCode, wrongUse } from './cli.ts'

type Common = { json?: true; passphraseFile?: string }
type Base = Omit<Cli, 'json' | 'passphraseFile'>

/** The command line. `ended` hears the exit code of the command that ran. */
export function program(base: Base, ended: (code: ExitCode) => void): Command {
  const { t } = base
  const root = new Command('libellus').description(t('cli:describe.libellus'))
  root
    .exitOverride()
    .enablePositionalOptions()
    .version(base.installation.version, '-V, --version', t('cli:describe.version'))
    .helpOption('-h, --help', t('cli:describe.help'))
    .helpCommand('help [command]', t('cli:describe.help'))
    .configureOutput({ outputError: () => undefined })
    .configureHelp({
      styleTitle: (title) => t(`cli:title.${title.replace(':', '').toLowerCase()}`, title),
      optionDescription: (option) => option.description,
    })

  /** A command with the options that all have, whose action answers the exit code. */
  function command<O extends object>(
    parent: Command,
    name: string,
    described: string,
    run: (cli: Cli, args: string[], options: O) => Promise<ExitCode>,
  ): Command {
    return parent
      .command(name)
      .helpOption('-h, --help', t('cli:describe.help'))
      .description(t(`cli:describe.${described}`))
      .option('--json', t('cli:describe.json'))
      .option('--passphrase-file <file>', t('cli:describe.passphraseFile'))
      .action(async (...given: unknown[]) => {
        const self = given.at(-1) as Command
        const { json, passphraseFile, ...options } = self.opts<Common & O>()
        const cli = { ...base, json: json ?? false, passphraseFile }
        ended(await run(cli, self.processedArgs.flat() as string[], options as unknown as O))
      })
  }

  const argument = (name: string, described: string) => new Argument(name, t(`cli:describe.${described}`))
  const option = (flags: string, described: string) => new Option(flags, t(`cli:describe.${described}`))
  const folder = () => argument('<dir>', 'dir')
  const ofCase = () => option('--case <id>', 'case').makeOptionMandatory()
  const wholeNumberTo = (most: number, what: string) => (given: string) => {
    const number = Number(given)
    if (!Number.isInteger(number) || number < 1 || number > most) throw wrongUse(base, `usage.${what}`)
    return number
  }
  const gather = (name: string, before: string[] = []) => [...before, name]

  const vault = root.command('vault').description(t('cli:describe.vault')).helpCommand(false)
  vault.helpOption('-h, --help', t('cli:describe.help'))
  command(vault, 'create', 'vaultCreate', createVault).addArgument(folder())
  command(vault, 'info', 'vaultInfo', showVault).addArgument(folder())
  const replacing = () => option('--new-passphrase-file <file>', 'newPassphraseFile')
  const sheetLanguage = () => option('--language <language>', 'sheetLanguage').choices([...LANGUAGES])
  command(vault, 'passphrase', 'vaultPassphrase', changePassphrase).addArgument(folder()).addOption(replacing())
  command(vault, 'recovery-key', 'vaultRecoveryKey', makeRecoveryKey)
    .addArgument(folder())
    .addOption(option('--sheet <file>', 'sheet'))
    .addOption(sheetLanguage())
  command(vault, 'recover', 'vaultRecover', recoverVault)
    .addArgument(folder())
    .addOption(option('--words-file <file>', 'wordsFile'))
    .addOption(replacing())
  command(vault, 'accept-loss', 'vaultAcceptLoss', acceptLoss)
    .addArgument(folder())
    .addOption(option('--reason <text>', 'lossReason').makeOptionMandatory())
  command(root, 'verify', 'verify', verifyVault).addArgument(folder())
  const byRecoveryKey = (one: Command) =>
    one.addOption(option('--recovery-key', 'byRecoveryKey')).addOption(option('--words-file <file>', 'wordsFile'))
  byRecoveryKey(command(root, 'salvage', 'salvage', salvageVault))
    .addArgument(argument('<dir>', 'damagedDir'))
    .addArgument(argument('<new-dir>', 'newDir'))
  const keep = () => option('--keep <n>', 'keep').argParser(wholeNumberTo(365, 'keep'))
  const backup = command(root, 'backup', 'backup', backUpVault)
    .addArgument(folder())
    .addArgument(argument('[file]', 'backupFile'))
    .addOption(option('--into <folder>', 'into'))
    .addOption(keep())
    .enablePositionalOptions()
  command(backup, 'plan', 'backupPlan', planBackups)
    .addArgument(folder())
    .addOption(option('--into <folder>', 'into'))
    .addOption(keep())
    .addOption(option('--every <hours>', 'every').argParser(wholeNumberTo(744, 'every')))
    .addOption(option('--on-close', 'onClose'))
    .addOption(option('--off', 'off'))
  command(root, 'backups', 'backups', listBackups).addArgument(argument('<folder>', 'backupFolder'))
  byRecoveryKey(command(root, 'restore', 'restore', restoreVault))
    .addArgument(argument('<backup>', 'backupFileOrFolder'))
    .addArgument(argument('<dir>', 'newDir'))
    .addOption(option('--generation <id>', 'generation'))

  const cases = root.command('case').description(t('cli:describe.cases')).helpCommand(false)
  cases.helpOption('-h, --help', t('cli:describe.help'))
  command(cases, 'create', 'caseCreate', createCase)
    .addArgument(folder())
    .addOption(option('--title <title>', 'title').makeOptionMandatory())
    .addOption(option('--claimant <name>', 'claimant').argParser(gather))
    .addOption(option('--defendant <name>', 'defendant').argParser(gather))
    .addOption(option('--jurisdiction <code>', 'jurisdiction'))
  command(cases, 'list', 'caseList', listCases).addArgument(folder()).addOption(option('--archived', 'archived'))
  command(cases, 'show', 'caseShow', showCase).addArgument(folder()).addOption(ofCase())
  const phraseFile = () => option('--package-passphrase-file <file>', 'packagePassphraseFile')
  const leaving = (one: Command) =>
    one
      .addArgument(folder())
      .addOption(ofCase())
      .addOption(option('--reviewed', 'reviewedAll'))
      .addOption(option('--confirm <id...>', 'confirm'))
      .addOption(option('--reason <text>', 'reason'))
      .addOption(option('--leave-out', 'leaveOut'))
  leaving(command(cases, 'export', 'caseExport', exportPackage))
    .addOption(option('--out <path>', 'packageOut').makeOptionMandatory())
    .addOption(phraseFile())
  command(cases, 'inspect', 'caseInspect', inspectPackage)
    .addArgument(folder())
    .addArgument(argument('<package>', 'package'))
    .addOption(phraseFile())
  command(cases, 'import', 'caseImport', importPackage)
    .addArgument(folder())
    .addArgument(argument('<package>', 'package'))
    .addOption(option('--theirs <id...>', 'theirs'))
    .addOption(phraseFile())
  leaving(command(cases, 'export-json', 'caseExportJson', exportJson)).addOption(option('--out <file>', 'jsonOut'))
  command(cases, 'import-json', 'caseImportJson', importJson)
    .addArgument(folder())
    .addArgument(argument('<file>', 'jsonFile'))
    .addOption(option('--files <folder>', 'jsonFiles'))

  command(root, 'import', 'import', importEvidence)
    .addArgument(folder())
    .addArgument(argument('[path...]', 'paths'))
    .addOption(ofCase())
    .addOption(option('--resume', 'resume'))
  command(root, 'recognise', 'recognise', recogniseText)
    .addArgument(folder())
    .addOption(ofCase())
    .addOption(option('--doc <id...>', 'recogniseDoc'))
    .addOption(option('--languages <languages>', 'recogniseLanguages'))
    .addOption(option('--anew', 'recogniseAnew'))
  command(root, 'reread', 'reread', rereadDocuments)
    .addArgument(folder())
    .addOption(ofCase())
    .addOption(option('--doc <id...>', 'rereadDoc'))
  command(root, 'exhibits', 'exhibits', exhibit)
    .addArgument(folder())
    .addOption(ofCase())
    .addOption(option('--all', 'all').conflicts('doc'))
    .addOption(option('--doc <id...>', 'doc'))
    .addOption(option('--reviewed', 'reviewed'))
  command(root, 'facts', 'facts', listFacts)
    .addArgument(folder())
    .addOption(ofCase())
    .addOption(option('--show <which>', 'factsShow').choices([...FACT_FILTERS]))
    .addOption(option('--order <order>', 'factsOrder').choices([...FACT_ORDERS]))
  const fact = root.command('fact').description(t('cli:describe.fact')).helpCommand(false)
  fact.helpOption('-h, --help', t('cli:describe.help'))
  /** Adds to a command what counsel says of a fact. */
  const weighing = (one: Command) =>
    one
      .addOption(option('--party <name...>', 'factParty'))
      .addOption(option('--weight <weight>', 'factWeight').choices([...CRITICALITIES]))
      .addOption(option('--dispute <dispute>', 'factDispute').choices([...DISPUTES]))
      .addOption(option('--strains <number...>', 'factStrains'))
  weighing(command(fact, 'change', 'factsChange', changeFact))
    .addArgument(folder())
    .addOption(ofCase())
    .addOption(option('--fact <number>', 'factNumber').makeOptionMandatory())
    .addOption(option('--text <words>', 'factWords'))
    .addOption(option('--date <date>', 'factDate'))
  weighing(command(fact, 'add', 'factsAdd', addFact))
    .addArgument(folder())
    .addOption(ofCase())
    .addOption(option('--text <words>', 'factText'))
    .addOption(option('--fact <number>', 'factNumber'))
    .addOption(option('--date <date>', 'factDate'))
    .addOption(option('--doc <id>', 'factDoc'))
    .addOption(option('--quote <words>', 'factQuote'))
    .addOption(option('--contradicts', 'factContradicts'))
    .addOption(option('--speaker <name>', 'factSpeaker'))
    .addOption(option('--said <date>', 'factSaid'))
    .addOption(option('--knowledge <kind>', 'factKnowledge').choices([...KNOWLEDGE]))
    .addOption(option('--hedge <words>', 'factHedge'))
    .addOption(option('--translation <text>', 'factTranslation'))
  command(root, 'report', 'report', showReport)
    .addArgument(argument('<name>', 'reportName').choices([...REPORT_NAMES]))
    .addArgument(folder())
    .addOption(ofCase())
    .addOption(option('--on <day>', 'reportOn'))
  const rights = root.command('rights').description(t('cli:describe.rights')).helpCommand(false)
  rights.helpOption('-h, --help', t('cli:describe.help'))
  command(rights, 'import', 'rightsImport', importRights)
    .addArgument(folder())
    .addArgument(argument('<file>', 'rightsFile'))
    .addOption(option('--dry', 'rightsDry'))
  command(rights, 'export', 'rightsExport', exportRights)
    .addArgument(folder())
    .addArgument(argument('<file>', 'rightsOut'))
  const conflicts = root.command('conflicts').description(t('cli:describe.conflicts')).helpCommand(false)
  conflicts.helpOption('-h, --help', t('cli:describe.help'))
  command(conflicts, 'check', 'conflictCheck', checkConflicts)
    .addArgument(folder())
    .addArgument(argument('<name...>', 'conflictNames'))
    .addOption(option('--case <id>', 'conflictCase'))
    .addOption(option('--decision <decision>', 'conflictDecision').choices([...DECISIONS]))
    .addOption(option('--reason <text>', 'conflictReason'))
  const agreements = root.command('agreements').description(t('cli:describe.agreements')).helpCommand(false)
  agreements.helpOption('-h, --help', t('cli:describe.help'))
  command(agreements, 'pair', 'agreementPair', showPair)
    .addArgument(folder())
    .addArgument(argument('<country>', 'agreementCountry'))
    .addArgument(argument('<other>', 'agreementCountry'))
    .addOption(option('--on <day>', 'agreementOn'))
  command(agreements, 'import', 'agreementsImport', importAgreements)
    .addArgument(folder())
    .addArgument(argument('<file>', 'agreementsFile'))
    .addOption(option('--dry', 'agreementsDry'))
  command(agreements, 'export', 'agreementsExport', exportAgreements)
    .addArgument(folder())
    .addArgument(argument('<file>', 'agreementsOut'))
  command(root, 'search', 'search', searchVault)
    .addArgument(folder())
    .addArgument(argument('<query...>', 'query'))
    .addOption(option('--case <id>', 'case'))
    .addOption(option('--limit <n>', 'limit').argParser(wholeNumberTo(500, 'limit')))
    .addOption(option('--order <order>', 'searchOrder').choices(['relevance', 'newest', 'oldest']))
    .addOption(option('--facets', 'searchFacets'))
    .addOption(option('--csv <file>', 'searchCsv'))
    .addOption(option('--leave-out', 'searchLeaveOut'))
    .addOption(option('--language <language>', 'searchLanguage').choices([...LANGUAGES]))
  command(root, 'stories', 'stories', tellStories)
    .addArgument(folder())
    .addOption(ofCase())
    .addOption(option('--doc <id...>', 'storiesDoc'))
  command(root, 'export', 'export', exportDossier)
    .addArgument(folder())
    .addOption(ofCase())
    .addOption(option('--out <file>', 'out').makeOptionMandatory())
    .addOption(option('--profile <profile>', 'profile').choices(['bundle']).default('bundle'))
    .addOption(option('--language <language>', 'language').choices([...LANGUAGES]))
    .addOption(option('--chronology', 'exportChronology'))
  const paperLanguage = () => option('--language <language>', 'paperLanguage').choices([...LANGUAGES])
  command(root, 'audit', 'audit', showTrail)
    .addArgument(folder())
    .addOption(option('--case <id>', 'case').conflicts('vault'))
    .addOption(option('--vault', 'vaultChain'))
    .addOption(option('--document <id>', 'trailDocument'))
    .addOption(option('--operator <name>', 'trailOperator'))
    .addOption(option('--from <day>', 'trailFrom'))
    .addOption(option('--to <day>', 'trailTo'))
    .addOption(option('--csv <file>', 'trailCsv').conflicts('pdf'))
    .addOption(option('--pdf <file>', 'trailPdf'))
    .addOption(option('--whole', 'trailWhole'))
    .addOption(paperLanguage())
  command(root, 'custody', 'custody', showCustody)
    .addArgument(folder())
    .addOption(ofCase())
    .addOption(option('--doc <id...>', 'custodyDoc'))
    .addOption(option('--exhibit <number...>', 'custodyExhibit'))
    .addOption(option('--verify', 'custodyVerify'))
    .addOption(option('--report <file>', 'custodyReport'))
    .addOption(option('--certificate <rule>', 'certificate').choices(['902-13', '902-14']))
    .addOption(option('--out <file>', 'certificateOut'))
    .addOption(paperLanguage())

  command(root, 'tag', 'tag', tagDocuments)
    .addArgument(folder())
    .addOption(ofCase())
    .addOption(option('--doc <id...>', 'tagDoc'))
    .addOption(option('--add <tag...>', 'tagAdd'))
    .addOption(option('--remove <tag...>', 'tagRemove'))

  const document = root.command('document').description(t('cli:describe.documents')).helpCommand(false)
  document.helpOption('-h, --help', t('cli:describe.help'))
  command(document, 'unlock', 'documentUnlock', unlockDocument)
    .addArgument(folder())
    .addOption(option('--doc <id>', 'unlockDoc').makeOptionMandatory())
    .addOption(option('--password-file <file>', 'passwordFile'))
  command(document, 'delete', 'documentDelete', deleteDocument)
    .addArgument(folder())
    .addOption(option('--doc <id>', 'deleteDoc').makeOptionMandatory())
    .addOption(option('--file-name <name>', 'deleteFileName').makeOptionMandatory())
    .addOption(option('--reason <text>', 'deleteReason').makeOptionMandatory())

  command(root, 'demo', 'demo', makeDemo).addArgument(argument('[dir]', 'demoDir'))
  command(root, 'open', 'open', openWindow)
    .addArgument(argument('[dir]', 'openDir'))
    .addOption(option('--no-window', 'noWindow').hideHelp())
  return root
}
