import { onError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/fetch'
import { Hono } from 'hono'
import { actProcedures } from './acts/procedures.ts'
import { agreementProcedures } from './agreements/procedures.ts'
import { answerProcedures } from './answers/procedures.ts'
import { auditProcedures } from './audit/procedures.ts'
import { backupProcedures } from './backups/procedures.ts'
import { scheduleBackups } from './backups/schedule.ts'
import { caseProcedures } from './cases/procedures.ts'
import { chronologyProcedures } from './chronology/procedures.ts'
import { claimProcedures } from './claims/procedures.ts'
import { conflictProcedures } from './conflicts/procedures.ts'
import type { EngineContext } from './context.ts'
import { custodyProcedures } from './custody/procedures.ts'
import { deletionProcedures } from './deletion/procedures.ts'
import { dossierProcedures } from './dossier/procedures.ts'
import { dossierRoutes } from './dossier/routes.ts'
import { createChangeBoard } from './events/board.ts'
import { eventProcedures } from './events/procedures.ts'
import { evidenceProcedures } from './evidence/procedures.ts'
import { documentRoutes } from './evidence/routes.ts'
import { searchedEvidence } from './evidence/searching.ts'
import { exhibitProcedures } from './exhibits/procedures.ts'
import { factProcedures } from './facts/procedures.ts'
import { foreseen } from './fault.ts'
import type { EngineHost } from './host.ts'
import { importProcedures } from './imports/procedures.ts'
import { uploadRoutes } from './imports/routes.ts'
import { createJobBoard } from './jobs/jobs.ts'
import { jobProcedures } from './jobs/procedures.ts'
import { jurisdictionProcedures } from './jurisdictions/procedures.ts'
import { type Keychain, NO_KEYCHAIN } from './keys/keychain.ts'
import { keyGuest } from './keys/keys.ts'
import { keyProcedures } from './keys/procedures.ts'
import { createTries } from './keys/tries.ts'
import { licenceProcedures } from './licences/procedures.ts'
import { openLog } from './log.ts'
import { lossProcedures } from './loss/procedures.ts'
import { packageGuest } from './packages/out/begun.ts'
import { packageProcedures } from './packages/procedures.ts'
import { createPapers } from './papers/papers.ts'
import { paperRoutes } from './papers/routes.ts'
import { partyProcedures } from './parties/procedures.ts'
import { passageProcedures } from './passages/procedures.ts'
import { placeProcedures } from './places/procedures.ts'
import { createPlaces } from './places/places.ts'
import { createPool } from './pool.ts'
import { procedures } from './procedure.ts'
import { recogniseAfter } from './recognition/after-import.ts'
import { recognitionProcedures } from './recognition/procedures.ts'
import { redactionProcedures } from './redaction/procedures.ts'
import { registerProcedures } from './registers/procedures.ts'
import { rightProcedures } from './rights/procedures.ts'
import { searchProcedures } from './search/procedures.ts'
import { indexGuest } from './search/reindexing.ts'
import { sectionProcedures } from './sections/procedures.ts'
import { settingProcedures } from './settings/procedures.ts'
import { createSettings } from './settings/settings.ts'
import { stageProcedures } from './stages/procedures.ts'
import { createIdleLock } from './vault/idle-lock.ts'
import { endTold } from './told-progress.ts'
import { undoProcedures } from './undo/procedures.ts'
import { undoGuest } from './undo/undoing.ts'
import { storyProcedures } from './stories/procedures.ts'
import { sketchGuest } from './stories/renewing.ts'
import { vaultProcedureRouter } from './vault/procedures.ts'
import { sweepReadingCopies } from './vault/reading-copy.ts'
import { createSession, type VaultGuest } from './vault/session.ts'

/** The whole application as one function. A shell is whoever calls it. */
export interface EngineServer {
  fetch(request: Request): Promise<Response>
  /** A handle for a path that a shell has let the person choose. */
  grant(path: string): string
  busy(): boolean
  /** The computer goes to sleep, or its screen was locked: the vault is locked where the settings say so. */
  sleep(): Promise<void>
  /**
   * Calls `listener` when a vault begins to be locked, and when it has been: this engine is then to be ended, with all
   * that it has read.
   */
  onLock(listener: (stage: 'locking' | 'locked') => void): void
  close(): Promise<void>
}

const router = procedures.router({
  agreements: agreementProcedures,
  acts: actProcedures,
  answers: answerProcedures,
  audit: auditProcedures,
  backups: backupProcedures,
  cases: caseProcedures,
  chronology: chronologyProcedures,
  claims: claimProcedures,
  conflicts: conflictProcedures,
  custody: custodyProcedures,
  deletion: deletionProcedures,
  dossier: dossierProcedures,
  events: eventProcedures,
  evidence: evidenceProcedures,
  exhibits: exhibitProcedures,
  facts: factProcedures,
  imports: importProcedures,
  jobs: jobProcedures,
  jurisdictions: jurisdictionProcedures,
  keys: keyProcedures,
  licences: licenceProcedures,
  loss: lossProcedures,
  packages: packageProcedures,
  parties: partyProcedures,
  passages: passageProcedures,
  places: placeProcedures,
  recognition: recognitionProcedures,
  redaction: redactionProcedures,
  registers: registerProcedures,
  rights: rightProcedures,
  search: searchProcedures(searchedEvidence),
  sections: sectionProcedures,
  settings: settingProcedures,
  stages: stageProcedures,
  stories: storyProcedures,
  undo: undoProcedures,
  vault: vaultProcedureRouter,
})

interface CallContext extends EngineContext {
  /** Hears what a call throws, for the log. */
  failed(error: unknown): void
}

/** @param keychain That of the person's account, where the shell reaches one. */
export async function createEngine(host: EngineHost, keychain: Keychain = NO_KEYCHAIN): Promise<EngineServer> {
  const settings = createSettings(host.settings)
  const changes = createChangeBoard()
  const log = openLog(host)
  sweepReadingCopies(host)
  const jobs = createJobBoard(changes, log.jobFailed, (vault, job) => {
    // A command does what it was told to, and ends.
    if (host.shell === 'cli' || session.current() !== vault) return
    recogniseAfter(context, vault, job).catch((failure: unknown) => log.jobFailed('recognise', failure))
  })
  const places = createPlaces()
  const pool = createPool(host.poolWorker)
  const papers = createPapers()
  const tries = createTries(host.settings)
  const idle = createIdleLock(settings.read, jobs.running, (why) => session.lock(why))
  const lockListeners = new Set<Parameters<EngineServer['onLock']>[0]>()
  // A command runs to its end whoever is at the terminal.
  const guests: VaultGuest[] = [
    keyGuest,
    packageGuest(),
    indexGuest(searchedEvidence, changes),
    sketchGuest(changes),
    undoGuest(changes),
    ...(host.shell === 'cli' ? [] : [idle, scheduleBackups({ host, jobs })]),
  ]
  const session = createSession({
    host,
    jobs,
    changes,
    pool,
    papers,
    tries,
    guests,
    operator: () => settings.read().operator,
    locking() {
      for (const listener of lockListeners) listener('locking')
    },
    locked() {
      if (lockListeners.size === 0) return false
      changes.end()
      for (const listener of lockListeners) listener('locked')
      return true
    },
  })
  const context: EngineContext = {
    host,
    places,
    session,
    jobs,
    pool,
    papers,
    changes,
    settings,
    tries,
    keychain,
    idle,
  }
  const rpc = new RPCHandler<CallContext>(router, {
    interceptors: [onError((error, { context: { failed } }) => failed(error))],
  })

  const app = new Hono()
  app.use(async (c, next) => {
    const began = performance.now()
    await next()
    log.answered(c.req.raw, c.res.status, performance.now() - began, c.error)
  })
  app.use('/rpc/*', async (c) => {
    const failed = (error: unknown) => {
      if (error instanceof Error) c.error = error
    }
    const { response } = await rpc.handle(c.req.raw, { prefix: '/rpc', context: { ...context, failed } })
    return response ?? c.notFound()
  })
  documentRoutes(app, context)
  dossierRoutes(app, context)
  paperRoutes(app, context)
  uploadRoutes(app, context)
  app.onError((error, c) => {
    const told = foreseen(error, session.current())
    if (told) return c.json({ code: told.code, data: told.data }, 409)
    return c.json({ code: 'UNEXPECTED', data: {} }, 500)
  })

  let closing: Promise<void> | undefined
  async function close(): Promise<void> {
    try {
      await endTold()
      await session.lock('end')
    } finally {
      await pool.destroy()
      log.close()
    }
  }

  return {
    fetch: async (request) => app.fetch(request),
    grant: places.grant,
    busy: jobs.running,
    async sleep() {
      if (settings.read().lockOnSleep) await session.lock('sleep')
    },
    onLock: (listener) => void lockListeners.add(listener),
    close: () => (closing ??= close()),
  }
}
