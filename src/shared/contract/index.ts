import { agreements } from './agreements.ts'
import { acts } from './acts.ts'
import { answers } from './answers.ts'
import { audit } from './audit.ts'
import { backups } from './backups.ts'
import { cases, parties } from './cases.ts'
import { chronology } from './chronology.ts'
import { claims } from './claims.ts'
import { conflicts } from './conflicts.ts'
import { custody } from './custody.ts'
import { deletion } from './deletion.ts'
import { dossier } from './dossier.ts'
import { events } from './events.ts'
import { evidence, imports } from './evidence.ts'
import { exhibits } from './exhibits.ts'
import { facts } from './facts.ts'
import { jobs } from './jobs.ts'
import { jurisdictions } from './jurisdictions.ts'
import { keys } from './keys.ts'
import { licences } from './licences.ts'
import { loss } from './loss.ts'
import { packages } from './packages.ts'
import { passages } from './passages.ts'
import { places } from './places.ts'
import { recognition } from './recognition.ts'
import { redaction } from './redaction.ts'
import { registers } from './registers.ts'
import { rights } from './rights.ts'
import { search } from './search.ts'
import { sections } from './sections.ts'
import { settings } from './settings.ts'
import { stages } from './stages.ts'
import { stories } from './stories.ts'
import { undo } from './undo.ts'
import { vault } from './vault.ts'

/** The only door to the engine. */
export const contract = {
  agreements,
  acts,
  answers,
  audit,
  backups,
  cases,
  chronology,
  claims,
  conflicts,
  custody,
  deletion,
  dossier,
  events,
  evidence,
  exhibits,
  facts,
  imports,
  jobs,
  jurisdictions,
  keys,
  licences,
  loss,
  packages,
  parties,
  passages,
  places,
  recognition,
  redaction,
  registers,
  rights,
  search,
  sections,
  settings,
  stages,
  stories,
  undo,
  vault,
}
