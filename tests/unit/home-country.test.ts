import { expect, test } from 'vitest'
import { homeOf } from '../../src/shared/domain/home-country.ts'
import { CountryCode } from '../../src/shared/domain/jurisdiction.ts'

test('The home of a case is the country of the first claimant of whom one is known', () => {
  const [bg, ru, pl] = ['BG', 'RU', 'PL'].map((code) => CountryCode.parse(code)) as [
    CountryCode,
    CountryCode,
    CountryCode,
  ]
  const unknown = { role: 'claimant', country: null }
  const defendant = { role: 'defendant', country: bg }
  expect(homeOf([defendant, unknown, { role: 'claimant', country: ru }, { role: 'claimant', country: pl }])).toBe(ru)
  expect(homeOf([defendant, unknown])).toBeNull()
})
