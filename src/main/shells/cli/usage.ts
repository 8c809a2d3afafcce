import { ORPCError } from '@orpc/client'
import type { CommanderError } from 'commander'
import type { TFunction } from 'i18next'
import { z } from 'zod'
import { Ended, EXIT } from './cli.ts'

/** The sentence for a command line that was typed wrongly; what commander names in quotes is kept. */
export function usageSentence(t: TFunction, error: CommanderError): string {
  const help = t('cli:usage.help')
  if (error.code === 'commander.help') return help
  const what = /'(.+?)'/.exec(error.message)?.[1] ?? ''
  return `${t([`cli:usage.${error.code.replace('commander.', '')}`, 'cli:usage.other'], { what })}\n${help}`
}

const Refused = z.object({ issues: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])).optional() })) })

/** What the contract does not accept was typed wrongly: names the fields. Undefined for any other error. */
export function notAccepted(t: TFunction, error: unknown): Ended | undefined {
  if (!(error instanceof ORPCError) || error.code !== 'BAD_REQUEST') return undefined
  const issues = Refused.safeParse(error.data).data?.issues ?? []
  const fields = new Set(issues.map(({ path = [] }) => path.join('.')))
  return new Ended(EXIT.wrongUse, {
    code: error.code,
    sentence: t('cli:usage.notAccepted', { fields: [...fields].join(', ') }),
  })
}
