import path from 'node:path'
import type { RedactionDraft, RedactionLog } from '../../../shared/contract/redaction.ts'
import type { EngineContext } from '../context.ts'
import { addDocument } from '../evidence/adding.ts'
import { requireDocument } from '../evidence/documents.ts'
import { pagesOf } from '../evidence/pages.ts'
import { addRelation } from '../evidence/relating.ts'
import { EngineError } from '../fault.ts'
import { prepareStored } from '../imports/parts.ts'
import { pagesOfLines } from '../recognition/recognised-pages.ts'
import type { Vault } from '../vault/vault.ts'
import { requireDraft, writeDraft } from './drafts.ts'
import { keepLog } from './log.ts'
import type { Redacted, RedactTask } from './redact-pdf.ts'

type RedactionEngine = Pick<EngineContext, 'pool' | 'host'>

/** Milliseconds that the making and proving of a copy may take. */
const LIMIT = 1_800_000

/**
 * Makes a copy of a document without what lies under the boxes that are drawn on it: a document of its own, tied to the
 * original and yet to be reviewed. The draft ends with it. Throws STALE, NOTHING_TO_REDACT, NO_PAGES_TO_REDACT,
 * REDACTION_NOT_PROVED, REDACTION_TOO_SLOW, and what `pagesOf` throws.
 */
export async function applyRedaction(
  { pool, host }: RedactionEngine,
  vault: Vault,
  { documentId, revision }: { documentId: string; revision: number },
  signal: AbortSignal = new AbortController().signal,
): Promise<{ copyId: string; log: RedactionLog }> {
  const draft = requireDraft(vault, documentId, revision)
  if (draft.areas.length === 0) throw new EngineError('NOTHING_TO_REDACT')
  const made = await makeInPool(pool, await taskOf({ pool }, vault, documentId, draft, signal), signal)
  const { fileName } = requireDocument(vault, documentId)
  const stored = await vault.objects.put(made.bytes)
  const named = nameOf(made.nameTells ? 'document' : path.parse(fileName).name)
  const prepared = await prepareStored(
    { vault, pool, signal },
    { ...stored, bytes: made.bytes, fileName: named, origin: named, modified: null },
  )
  return vault.write(() => {
    requireDraft(vault, documentId, revision)
    const { caseId } = requireDocument(vault, documentId)
    const tool = `Libellus ${host.version}`
    const { documentId: copyId } = addDocument(vault, caseId, prepared, tool, { came: 'redaction' })
    addRelation(vault, { documentId: copyId, kind: 'redaction', ofDocument: documentId, declared: false })
    const log = logFor(vault, documentId, draft, made)
    keepLog(vault, copyId, log)
    writeDraft(vault, documentId, revision + 1, [])
    const { areas, pictures } = log
    vault.audit({ caseId, act: 'redaction.applied', subject: copyId, after: { of: documentId, areas, pictures } })
    return { copyId, log }
  })
}

/** As the field names such copies, in whatever language the case is led. */
const nameOf = (name: string) => `${name} (redacted).pdf`

async function taskOf(
  { pool }: Pick<RedactionEngine, 'pool'>,
  vault: Vault,
  documentId: string,
  { areas }: RedactionDraft,
  signal: AbortSignal,
): Promise<RedactTask> {
  const { fileName } = requireDocument(vault, documentId)
  return {
    bytes: await pagesOf({ vault, pool }, documentId, signal),
    areas: areas.map(({ page, left, top, right, bottom }) => ({ index: page - 1, left, top, right, bottom })),
    recognised: pagesOfLines(vault, documentId).flatMap(({ page, lines }) =>
      lines.flatMap(({ words }) =>
        words.map(([text, left, top, right, bottom]) => {
          const box = [left, top, right, bottom] as const
          return { index: page - 1, text, box }
        }),
      ),
    ),
    fileName,
  }
}

async function makeInPool(pool: EngineContext['pool'], task: RedactTask, signal: AbortSignal): Promise<Redacted> {
  const limit = AbortSignal.timeout(LIMIT)
  let made: Redacted | undefined
  try {
    const options = { name: 'redact', signal: AbortSignal.any([limit, signal]) } as const
    made = (await pool.run(task, options)) as Redacted | undefined
  } catch {
    signal.throwIfAborted()
    throw new EngineError(limit.aborted ? 'REDACTION_TOO_SLOW' : 'REDACTION_NOT_PROVED')
  }
  if (!made) throw new EngineError('REDACTION_NOT_PROVED')
  return made
}

function logFor(
  vault: Vault,
  originalId: string,
  { areas }: RedactionDraft,
  { removed, pictures }: Pick<Redacted, 'removed' | 'pictures'>,
): RedactionLog {
  return {
    originalId,
    areas: areas.map((area, at) => ({ ...area, ...removed[at]! })),
    pictures: pictures.map((index) => index + 1),
    madeAt: new Date().toISOString(),
    madeBy: vault.operator,
  }
}
