import { Command } from 'commander'
import { LANGUAGES } from '../../../shared/domain/language.ts'
import { showTrail } from './commands/audit.ts'
import { backUpVault, listBackups, planBackups, restoreVault } from './commands/backups.ts'
import { exportJson, importJson } from './commands/case-json.ts'
import { createCase, listCases, showCase } from './commands/cases.ts'
import { showCustody } from './commands/custody.ts'
import { makeDemo } from './commands/demo.ts'
import { deleteDocument, unlockDocument } from './commands/documents.ts'
import { exhibit } from './commands/exhibits.ts'
import { exportDossier } from './commands/export.ts'
import { importEvidence } from './commands/import.ts'
import { changePassphrase, makeRecoveryKey, recoverVault } from './commands/keys.ts'
import { openWindow } from './commands/open.ts'
import { salvageVault } from './commands/salvage.ts'
import { exportPackage, importPackage, inspectPackage } from './commands/packages.ts'
import { recogniseText, rereadDocuments } from './commands/recognise.ts'
import { searchVault } from './commands/search.ts'
import { tellStories } from './commands/stories.ts'
import { tagDocuments } from './commands/tags.ts'
import { acceptLoss, createVault, showVault, verifyVault } from './commands/vault.ts'
import { addClaimCommands } from './claim-commands.ts'
import type { ExitCode } from './cli.ts'
import { type Base, commandsOf } from './command-maker.ts'

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

  const make = commandsOf(base, ended)
  const { command, group, argument, option, folder, ofCase, wholeNumberTo, gather } = make

  const vault = group(root, 'vault', 'vault')
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

  const cases = group(root, 'case', 'cases')
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
  addClaimCommands(root, make)
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

  const document = group(root, 'document', 'documents')
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
