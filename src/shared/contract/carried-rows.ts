import { z } from 'zod'
import { type RegisterKind, REGISTER_KINDS, REGISTERS } from '../domain/register-kinds.ts'
import { Day, Id, Instant } from './ids.ts'

/*
 * Rows of registers as a case's JSON holds them: a list a kind, under the kind's name. Checks for conflicts tell of other
 * cases, so that they never travel.
 */

export type CarriedKind = Exclude<RegisterKind, 'conflict-check'>
export const CARRIED_KINDS = REGISTER_KINDS.filter((kind): kind is CarriedKind => kind !== 'conflict-check')

export function isCarriedKind(name: string): name is CarriedKind {
  return (CARRIED_KINDS as string[]).includes(name)
}

/** Kinds whose rows are the case's own; the others are of the vault, and travel where the case names them. */
export const CASE_KINDS = CARRIED_KINDS.filter((kind) => REGISTERS[kind].of === 'case')

/** What every row has beside its own fields. */
interface CarriedStanding {
  id: string
  number: number
  withdrawnOn: string | null
  madeAt: string
  madeBy: string
  revision: number
}

export type RowFields = Record<string, unknown>
export type CarriedRow = CarriedStanding & RowFields
/** As another system hands it over: its id is a name of the file. */
export type GivenRow = Pick<CarriedStanding, 'withdrawnOn' | 'revision'> & Partial<CarriedStanding> & RowFields

export type CarriedRegisters = Record<CarriedKind, CarriedRow[]>
export type GivenRegisters = Record<CarriedKind, GivenRow[]>

const RowNumber = z.int().positive().max(999_999_999)
const Revision = z.int().positive().default(1)

const GIVEN = {
  number: RowNumber.optional(),
  withdrawnOn: Day.nullable().default(null),
  madeAt: Instant.optional(),
  madeBy: z.string().max(300).optional(),
  revision: Revision,
}

const CARRIED = { ...GIVEN, id: Id, number: RowNumber, madeAt: Instant, madeBy: z.string().max(300) }

/** The registers of another system; `name` is what its ids are. */
export function givenRegisters(name: z.ZodString): z.ZodType<GivenRegisters> {
  return registersOf(name, { ...GIVEN, id: name.optional() }) as unknown as z.ZodType<GivenRegisters>
}

export const CarriedRegisters = registersOf(Id, CARRIED) as unknown as z.ZodType<CarriedRegisters>

/** The last numbers that were given in the case's registers. */
export const LastNumbers = z.partialRecord(z.enum(CASE_KINDS), RowNumber).default({})

function registersOf(id: z.ZodType, standing: z.ZodRawShape) {
  const lists = CARRIED_KINDS.map((kind) => {
    const shape = handedOver(REGISTERS[kind].draft, id) as z.ZodObject
    return [kind, z.array(shape.extend(standing)).default([])]
  })
  return z.strictObject(Object.fromEntries(lists) as z.ZodRawShape).prefault({})
}

/** The value of a field of which nothing is told; undefined where something has to be. */
export function nothingOf(schema: z.ZodType): unknown {
  const words = schema instanceof z.ZodEnum ? ['not-in-evidence', 'unknown'] : []
  return [null, [], '', false, ...words].find((nothing) => schema.safeParse(nothing).success)
}

/** A draft as it is handed over: ids are of one kind, an unknown field is refused, and what is left out is nothing. */
function handedOver(schema: z.ZodType, id: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodUUID) return id
  if (schema instanceof z.ZodNullable) return handedOver(schema.unwrap() as z.ZodType, id).nullable()
  if (schema instanceof z.ZodArray) {
    return schema.clone({ ...schema.def, element: handedOver(schema.element as z.ZodType, id) })
  }
  if (schema instanceof z.ZodUnion) {
    return schema.clone({ ...schema.def, options: schema.options.map((one) => handedOver(one as z.ZodType, id)) })
  }
  if (!(schema instanceof z.ZodObject)) return schema
  const fields = Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, field]) => {
    const nothing = nothingOf(field)
    const given = handedOver(field, id)
    return [name, nothing === undefined ? given : given.default(nothing)]
  })
  return z.strictObject(Object.fromEntries(fields) as z.ZodRawShape)
}
