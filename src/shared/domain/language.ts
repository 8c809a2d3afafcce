import { z } from 'zod'

/** Languages of the window, the command line and the dossier. */
export const LANGUAGES = ['en', 'ru'] as const
export const Language = z.enum(LANGUAGES)
export type Language = z.infer<typeof Language>
