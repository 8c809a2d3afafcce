import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const Texts = z.record(z.string(), z.string())
const Kind = z.object({
  title: z.string(),
  sub: z.string(),
  running: z.string(),
  opening: z.string(),
  process: z.array(z.string()),
  /** What only the declarant knows, with the lines that are left for it. */
  declarant: z.array(z.tuple([z.string(), z.int()])),
})

/** The form of a certification for a court of the United States, in English; `{{…}}` is filled in. */
const Form = z.object({
  /** On what the form rests; `verified` where the text of the rule itself was read. */
  rules: z.array(
    z.object({ id: z.string(), title: z.string(), says: z.string(), source: z.string(), verified: z.boolean() }),
  ),
  draft: z.string(),
  kinds: z.object({ '902-13': Kind, '902-14': Kind }),
  heading: Texts,
  limits: z.array(z.string()),
  notice: z.string(),
  declaration: z.string(),
  blanks: Texts,
  column: Texts,
  words: Texts,
})
export type CertificateForm = z.infer<typeof Form>

let read: CertificateForm | undefined

/** The shipped form, read once. @param resources Absolute path of `resources/`. */
export function readCertificateForm(resources: string): CertificateForm {
  const file = path.join(resources, 'certificates', 'fre-902.json')
  return (read ??= Form.parse(JSON.parse(readFileSync(file, 'utf8'))))
}

/** The text with its `{{names}}` filled in. */
export function filled(text: string | undefined, values: Readonly<Record<string, string | number>> = {}): string {
  return (text ?? '').replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(values[name] ?? ''))
}
