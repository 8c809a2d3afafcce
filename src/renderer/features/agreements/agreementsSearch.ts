import { z } from 'zod'

export const AGREEMENT_VIEWS = ['matrix', 'map', 'register', 'sources'] as const
export type AgreementView = (typeof AGREEMENT_VIEWS)[number]

/** What an address carries of the view: which of its parts is shown, and the agreement by its id. */
export const AgreementsSearch = z.object({
  view: z.enum(AGREEMENT_VIEWS).optional().catch(undefined),
  row: z.uuidv7().optional().catch(undefined),
})
