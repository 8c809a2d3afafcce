import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Language } from '../domain/language.ts'
import { RecognitionLanguage, RecognitionMode } from '../domain/recognition.ts'

/** Settings of this machine's user; they hold no word of a case. */
export const Settings = z.object({
  language: Language.nullable(),
  theme: z.enum(['system', 'light', 'dark']),
  /** The name that stands on entries of the audit trail; declared, not proved. Empty: the system's account. */
  operator: z.string().max(120),
  /** Minutes without anybody at a window after which the vault locks by itself; null: never. */
  lockAfter: z
    .int()
    .min(1)
    .max(24 * 60)
    .nullable(),
  /** Whether it locks when the computer goes to sleep or its screen is locked. */
  lockOnSleep: z.boolean(),
  /** Whether single letters (N, E, J, K, …) are shortcuts outside fields. */
  singleKeys: z.boolean(),
  /** What is done with pages that hold no text. */
  recognition: RecognitionMode,
  /** The languages to expect on them where nobody says otherwise, the likeliest first. */
  recognitionLanguages: z.array(RecognitionLanguage).min(1).max(8),
  /** Widths of panes in CSS pixels, by view and pane, as a person has drawn them. */
  widths: z.record(z.string().max(80), z.int().min(0).max(4000)),
})
export type Settings = z.infer<typeof Settings>

/** What the shell around the window can do. */
export const About = z.object({
  version: z.string(),
  shell: z.enum(['electron', 'browser', 'cli', 'test']),
  account: z.string(),
  /** `native`: the shell has pickers of its own; `window`: folders are chosen in the window, files are uploaded. */
  chooser: z.enum(['native', 'window']),
  platform: z.string(),
})
export type About = z.infer<typeof About>

export const settings = {
  get: oc.output(Settings),
  change: oc.input(Settings.partial()).output(Settings),
  about: oc.output(About),
}
