import { oc } from '@orpc/contract'
import { z } from 'zod'
import { type Draft, type RegisterKind, REGISTERS } from '../domain/register-kinds.ts'
import { caseErrors, refusals, staleError, tableErrors } from './errors.ts'
import { Day, Id, Instant } from './ids.ts'

/** What every row of a register has beside its own fields. */
const STANDING = {
  id: Id,
  /** Null for rows of the vault. */
  caseId: Id.nullable(),
  /** Counted from 1 in its register; never given again. */
  number: z.int().positive(),
  /** Withdrawn instead of deleted, so that its number stays its own. */
  withdrawnOn: Day.nullable(),
  madeAt: Instant,
  madeBy: z.string(),
  revision: z.int(),
}

export interface RowStanding {
  id: string
  caseId: string | null
  number: number
  withdrawnOn: string | null
  madeAt: string
  madeBy: string
  revision: number
}

export type Row<K extends RegisterKind> = Draft<K> & RowStanding

export function rowOf<K extends RegisterKind>(kind: K) {
  return REGISTERS[kind].draft.extend(STANDING) as unknown as z.ZodType<Row<K>>
}

/** NAMED_ROW_UNKNOWN: a field names a row, a party, a fact or a document that is not there, or is of another case. */
export const rowErrors = {
  ...caseErrors,
  ...tableErrors,
  ROW_NOT_FOUND: {},
  ROW_WITHDRAWN: {},
  NAMED_ROW_UNKNOWN: { data: z.object({ field: z.string() }) },
  KEY_TAKEN: { data: z.object({ key: z.string() }) },
}

/** The procedures of one register. Of the vault's registers `caseId` is null. */
function register<K extends RegisterKind>(kind: K) {
  const row = rowOf(kind)
  const draft = REGISTERS[kind].draft as unknown as z.ZodType<Draft<K>, Draft<K>>
  const fields = (REGISTERS[kind].draft as unknown as z.ZodObject).partial() as unknown as z.ZodType<
    Partial<Draft<K>>,
    Partial<Draft<K>>
  >
  const whose: z.ZodType<string | null, string | null> = REGISTERS[kind].of === 'case' ? Id : z.null()
  const stale = { ...rowErrors, ...staleError(row) }
  return {
    /** By number, withdrawn rows included. */
    list: oc
      .input(z.object({ caseId: whose }))
      .output(z.array(row))
      .errors(refusals(caseErrors)),
    get: oc
      .input(z.object({ id: Id }))
      .output(row)
      .errors(refusals(rowErrors)),
    add: oc
      .input(z.object({ caseId: whose, row: draft }))
      .output(row)
      .errors(refusals(rowErrors)),
    /** Changes the fields given; `revision` is the one that was read. */
    change: oc
      .input(z.object({ id: Id, revision: z.int(), fields }))
      .output(row)
      .errors(refusals(stale)),
    withdraw: oc
      .input(z.object({ id: Id, revision: z.int() }))
      .output(row)
      .errors(refusals(stale)),
    restore: oc
      .input(z.object({ id: Id, revision: z.int() }))
      .output(row)
      .errors(refusals(stale)),
  }
}

/** What is entered of a claim, a register of each kind. */
export const registers = {
  product: register('product'),
  right: register('right'),
  agreement: register('agreement'),
  correction: register('correction'),
  'limitation-rule': register('limitation-rule'),
  'conflict-check': register('conflict-check'),
  licence: register('licence'),
  act: register('act'),
  consent: register('consent'),
  claim: register('claim'),
  'loss-line': register('loss-line'),
  proceeding: register('proceeding'),
  deadline: register('deadline'),
  section: register('section'),
} satisfies { [K in RegisterKind]: ReturnType<typeof register<K>> }
