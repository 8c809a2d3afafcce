import { ORPCError } from '@orpc/client'
import { CommanderError } from 'commander'
import type { TFunction } from 'i18next'
import { z } from 'zod'
import { Ended, EXIT } from './cli.ts'

/** What neither the command line nor the contract accepts was typed wrongly. Undefined for any other error. */
export function typedWrongly(t: TFunction, error: unknown): Ended | undefined {
  if (!(error instanceof CommanderError)) return notAccepted(t, error)
  return new Ended(EXIT.wrongUse, { code: 'WRONG_USE', sentence: usageSentence(t, error) })
}

/** The sentence for a command line that was typed wrongly; what commander names is kept. */
function usageSentence(t: TFunction, error: CommanderError): string {
  const help = t('cli:usage.help')
  if (error.code === 'commander.help') return help
  const what = /'(.+?)'/.exec(error.message)?.[1] ?? ''
  const allowed = /Allowed choices are (.+)\.$/.exec(error.message)?.[1] ?? ''
  return `${t([`cli:usage.${error.code.replace('commander.', '')}`, 'cli:usage.other'], { what, allowed })}\n${help}`
}

const Refused = z.object({ issues: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])).optional() })) })

/** Names the fields that the contract does not accept. */
function notAccepted(t: TFunction, error: unknown): Ended | undefined {
  if (!(error instanceof ORPCError) || error.code !== 'BAD_REQUEST') return undefined
  const issues = Refused.safeParse(error.data).data?.issues ?? []
  const fields = new Set(issues.map(({ path = [] }) => path.join('.')))
  return new Ended(EXIT.wrongUse, {
    code: error.code,
    sentence: t('cli:usage.notAccepted', { fields: [...fields].join(', ') }),
  })
}
