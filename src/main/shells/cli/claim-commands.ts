import type { Command } from 'commander'
import { DECISIONS } from '../../../shared/domain/conflict.ts'
import { CRITICALITIES, DISPUTES, FACT_FILTERS, FACT_ORDERS, KNOWLEDGE } from '../../../shared/domain/fact.ts'
import { exportAgreements, importAgreements, showPair } from './commands/agreements.ts'
import { checkConflicts } from './commands/conflicts.ts'
import { addFact, changeFact, listFacts } from './commands/facts.ts'
import { REPORT_NAMES, showReport } from './commands/reports/reports.ts'
import { exportRights, importRights } from './commands/rights.ts'
import type { CommandMaker } from './command-maker.ts'

/** Adds the commands on what is claimed: facts, reports, rights, conflicts and agreements. */
export function addClaimCommands(
  root: Command,
  { command, group, argument, option, folder, ofCase }: CommandMaker,
): void {
  command(root, 'facts', 'facts', listFacts)
    .addArgument(folder())
    .addOption(ofCase())
    .addOption(option('--show <which>', 'factsShow').choices([...FACT_FILTERS]))
    .addOption(option('--order <order>', 'factsOrder').choices([...FACT_ORDERS]))
  const fact = group(root, 'fact', 'fact')
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
  const rights = group(root, 'rights', 'rights')
  command(rights, 'import', 'rightsImport', importRights)
    .addArgument(folder())
    .addArgument(argument('<file>', 'rightsFile'))
    .addOption(option('--dry', 'rightsDry'))
  command(rights, 'export', 'rightsExport', exportRights)
    .addArgument(folder())
    .addArgument(argument('<file>', 'rightsOut'))
  const conflicts = group(root, 'conflicts', 'conflicts')
  command(conflicts, 'check', 'conflictCheck', checkConflicts)
    .addArgument(folder())
    .addArgument(argument('<name...>', 'conflictNames'))
    .addOption(option('--case <id>', 'conflictCase'))
    .addOption(option('--decision <decision>', 'conflictDecision').choices([...DECISIONS]))
    .addOption(option('--reason <text>', 'conflictReason'))
  const agreements = group(root, 'agreements', 'agreements')
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
}
