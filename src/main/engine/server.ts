import { onError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/fetch'
import { Hono } from 'hono'
import { auditProcedures } from './audit/procedures.ts'
import { caseProcedures } from './cases/procedures.ts'
import type { EngineContext } from './context.ts'
import { dossierProcedures } from './dossier/procedures.ts'
import { dossierRoutes } from './dossier/routes.ts'
import { createChangeBoard } from './events/board.ts'
import { eventProcedures } from './events/procedures.ts'
import { describeBlocks } from './evidence/describe-blocks.ts'
import { evidenceProcedures } from './evidence/procedures.ts'
import { documentRoutes } from './evidence/routes.ts'
import { exhibitProcedures } from './exhibits/procedures.ts'
import { foreseen } from './fault.ts'
import type { EngineHost } from './host.ts'
import { importProcedures } from './imports/procedures.ts'
import { uploadRoutes } from './imports/routes.ts'
import { createJobBoard } from './jobs/jobs.ts'
import { jobProcedures } from './jobs/procedures.ts'
import { jurisdictionProcedures } from './jurisdictions/procedures.ts'
import { openLog } from './log.ts'
import { createPapers } from './papers/papers.ts'
import { paperRoutes } from './papers/routes.ts'
import { partyProcedures } from './parties/procedures.ts'
import { placeProcedures } from './places/procedures.ts'
import { createPlaces } from './places/places.ts'
import { createPool } from './pool.ts'
import { procedures } from './procedure.ts'
import { searchProcedures } from './search/procedures.ts'
import { settingProcedures } from './settings/procedures.ts'
import { createSettings } from './settings/settings.ts'
import { stageProcedures } from './stages/procedures.ts'
import { vaultProcedureRouter } from './vault/procedures.ts'
import { createSession } from './vault/session.ts'

/** The whole application as one function. A shell is whoever calls it. */
export interface EngineServer {
  fetch(request: Request): Promise<Response>
  /** A handle for a path that a shell has let the person choose. */
  grant(path: string): string
  busy(): boolean
  close(): Promise<void>
}

const router = procedures.router({
  audit: auditProcedures,
  cases: caseProcedures,
  dossier: dossierProcedures,
  events: eventProcedures,
  evidence: evidenceProcedures,
  exhibits: exhibitProcedures,
  imports: importProcedures,
  jobs: jobProcedures,
  jurisdictions: jurisdictionProcedures,
  parties: partyProcedures,
  places: placeProcedures,
  search: searchProcedures(describeBlocks),
  settings: settingProcedures,
  stages: stageProcedures,
  vault: vaultProcedureRouter,
})

interface CallContext extends EngineContext {
  /** Hears what a call throws, for the log. */
  failed(error: unknown): void
}

export async function createEngine(host: EngineHost): Promise<EngineServer> {
  const settings = createSettings(host.settings)
  const changes = createChangeBoard()
  const log = openLog(host)
  const jobs = createJobBoard(changes, log.jobFailed)
  const places = createPlaces()
  const pool = createPool(host.poolWorker)
  const papers = createPapers()
  const session = createSession({ host, jobs, changes, pool, papers, operator: () => settings.read().operator })
  const context: EngineContext = { host, places, session, jobs, pool, papers, changes, settings }
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
    const told = foreseen(error)
    if (told) return c.json({ code: told.code, data: told.data }, 409)
    return c.json({ code: 'UNEXPECTED', data: {} }, 500)
  })

  let closing: Promise<void> | undefined
  async function close(): Promise<void> {
    try {
      await session.lock()
    } finally {
      await pool.destroy()
      log.close()
    }
  }

  return {
    fetch: async (request) => app.fetch(request),
    grant: places.grant,
    busy: jobs.running,
    close: () => (closing ??= close()),
  }
}
