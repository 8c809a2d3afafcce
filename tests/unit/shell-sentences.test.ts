import { ORPCError } from '@orpc/client'
import { describe, expect, test } from 'vitest'
import { civilDay } from '../../src/main/shells/cli/civil-day.ts'
import { tell } from '../../src/main/shells/sentences.ts'
import { QueryFault } from '../../src/shared/domain/query.ts'
import { LANGUAGES } from '../../src/shared/domain/language.ts'
import { catalogues } from '../../src/shared/messages/catalogues.ts'
import { translator } from '../../src/shared/messages/translate.ts'

describe.each(LANGUAGES)('in %s', (language) => {
  const t = translator(language)

  test.each(QueryFault.options)('a query is told its fault and its place: %s', (fault) => {
    const data = { fault, at: 11, character: 12 }
    const { sentence } = tell(t, new ORPCError('QUERY_NOT_UNDERSTOOD', { data }))
    expect(sentence).toContain(catalogues[language].search.fault[fault])
    expect(sentence).toMatch(/\b12\./)
  })

  test('a moment is told as the person’s clock shows it', () => {
    const data = { by: 'orlova', computer: 'ORLOVA-PC', since: '2026-11-21T23:30:05.120Z' }
    const { sentence } = tell(t, new ORPCError('VAULT_IN_USE', { data }))
    const moment = new Intl.DateTimeFormat(t('cli:locale'), { dateStyle: 'long', timeStyle: 'short' })
    expect(sentence).toContain(moment.format(new Date(data.since)))
    expect(sentence).not.toMatch(/\dT\d|Z\b/)
  })
})

test('an instant falls on the day that the person’s calendar shows', () => {
  expect(civilDay('2026-12-31T11:59:59.999Z', 'Etc/GMT+12')).toBe('2026-12-30')
  expect(civilDay('2026-12-31T12:00:00.000Z', 'Etc/GMT+12')).toBe('2026-12-31')
  expect(civilDay('2026-12-31T10:00:00.000Z', 'Pacific/Kiritimati')).toBe('2027-01-01')
})
