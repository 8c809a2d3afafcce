import { type QueryKey, useMutation, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Row } from '../../../shared/contract/registers.ts'
import { draftOf } from '../../../shared/domain/blank-rows.ts'
import { type Draft, type RegisterKind, REGISTERS } from '../../../shared/domain/register-kinds.ts'
import type { Ground } from '../../../shared/domain/register.ts'
import { client, engine } from '../../app/engine.ts'
import { staleIn } from '../../app/errors.ts'
import { queryClient } from '../../app/queries.ts'
import { noteSaved } from '../../app/saved.ts'
import { useAutosave } from '../../components/useAutosave.ts'

/** The procedures are the same for every kind of row: the compiler follows them for one. */
const queriesOf = (kind: RegisterKind) => engine.registers[kind] as unknown as typeof engine.registers.licence
const procedures = (kind: RegisterKind) => client.registers[kind] as unknown as typeof client.registers.licence

/** Whose a register is: rows of the vault have no case. */
const whose = (kind: RegisterKind, caseId: string) => (REGISTERS[kind].of === 'case' ? caseId : (null as never))

/** Every row of a register by number, withdrawn ones included. Of the vault's registers the case does not count. */
export function useRows<K extends RegisterKind>(kind: K, caseId: string) {
  const query = useQuery(queriesOf(kind).list.queryOptions({ input: { caseId: whose(kind, caseId) } }))
  return { ...query, data: query.data as readonly Row<K>[] | undefined }
}

/** Adds a row of which these fields are told. */
export function useAddRow<K extends RegisterKind>(kind: K, caseId: string, onAdded: (row: Row<K>) => void) {
  return useMutation({
    mutationKey: [['registers', kind, 'add']],
    mutationFn: async (fields: Partial<Draft<K>>) => {
      const row = draftOf(kind, fields) as unknown as Draft<'licence'>
      return (await procedures(kind).add({ caseId: whose(kind, caseId), row })) as unknown as Row<K>
    },
    onSuccess: async (row) => {
      noteSaved()
      await readAnew(kind)
      onAdded(row)
    },
  })
}

/** One field of a row, written as it is left where the register takes it. */
export function useRowField<K extends RegisterKind, F extends keyof Draft<K> & keyof Row<K>>(
  kind: K,
  row: Row<K>,
  field: F,
) {
  const schema = (REGISTERS[kind].draft.shape as Record<PropertyKey, z.ZodType>)[field]
  return useAutosave<Row<K>[F], Row<K>>({
    row,
    valueOf: (one) => one[field],
    isComplete: (value) => schema?.safeParse(value).success ?? false,
    write: async (value, revision) => {
      await procedures(kind).change({ id: row.id, revision, fields: { [field]: value } })
      noteSaved()
      await readAnew(kind)
    },
  })
}

/** Times that an edit is tried over changes that were made meanwhile. */
const TRIES = 4

/**
 * Changes a row from what stands in it now; `edit` is called again where somebody changed it meanwhile, and must therefore
 * say what is to be changed and not what is to stand.
 */
export async function changeRow<K extends RegisterKind>(
  kind: K,
  rowId: string,
  edit: (row: Row<K>) => Partial<Draft<K>>,
): Promise<void> {
  for (let left = TRIES; ; left--) {
    const row = (await procedures(kind).get({ id: rowId })) as unknown as Row<K>
    try {
      await procedures(kind).change({ id: rowId, revision: row.revision, fields: edit(row) })
      return
    } catch (failure) {
      if (!staleIn(failure) || left === 0) throw failure
    }
  }
}

/**
 * Changes the grounds of a row on what stands at that moment: several fields of one row rest on facts, and a ground that is
 * added to one of them must not undo what was just added to another.
 */
export function useGroundChange(kind: RegisterKind, rowId: string) {
  return useMutation({
    mutationKey: [['registers', kind, 'change']],
    scope: { id: `grounds of ${rowId}` },
    // Every kind that is grounded keeps its grounds alike: the compiler follows them for one.
    mutationFn: (edit: (grounds: readonly Ground[]) => Ground[]) =>
      changeRow(kind as 'licence', rowId, ({ grounds }) => ({ grounds: edit(grounds) })),
    onSuccess: async () => {
      noteSaved()
      await readAnew(kind)
    },
  })
}

/** Withdraws a row that stands, or lets a withdrawn one stand again. */
export function useStanding<K extends RegisterKind>(kind: K, row: Row<K>) {
  const act = row.withdrawnOn === null ? 'withdraw' : 'restore'
  return useMutation({
    mutationKey: [['registers', kind, act]],
    mutationFn: (revision: number) => procedures(kind)[act]({ id: row.id, revision }),
    onSuccess: async () => {
      noteSaved()
      await readAnew(kind)
    },
  })
}

/** What the window knows of a register is read again. */
export function readAnew(kind: RegisterKind): Promise<void> {
  const queryKey: QueryKey = queriesOf(kind).key()
  return queryClient.invalidateQueries({ queryKey })
}
