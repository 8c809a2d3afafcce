import { z } from 'zod'
import type { Row } from '../../../shared/contract/registers.ts'
import { RightType } from '../../../shared/domain/right.ts'
import { renewalUrgency } from '../../../shared/domain/right-renewal.ts'
import { RightState } from '../../../shared/domain/right-state.ts'
import { EdtfDate } from '../../../shared/domain/edtf.ts'

/** What the address of the register says: which right is shown, on which day, and by what the list is narrowed. */
export const RightsSearch = z.object({
  show: z.enum(['products']).optional().catch(undefined),
  right: z.uuidv7().optional().catch(undefined),
  product: z.uuidv7().optional().catch(undefined),
  on: EdtfDate.optional().catch(undefined),
  type: RightType.optional().catch(undefined),
  territory: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional()
    .catch(undefined),
  of: z.uuidv7().optional().catch(undefined),
  state: RightState.optional().catch(undefined),
  due: z.boolean().optional().catch(undefined),
})
export type RightsSearch = z.infer<typeof RightsSearch>

/** Whether a right passes the filters; `state` is how it stood on the day asked about. */
export function passesFilter(
  right: Row<'right'>,
  { type, territory, of, state: wanted, due }: RightsSearch,
  state: RightState | undefined,
  today: string,
): boolean {
  if (type !== undefined && right.type !== type) return false
  if (territory !== undefined && right.territory !== territory) return false
  if (of !== undefined && !right.productIds.includes(of)) return false
  if (wanted !== undefined && state !== wanted) return false
  return due !== true || renewalUrgency(right, today) !== undefined
}
