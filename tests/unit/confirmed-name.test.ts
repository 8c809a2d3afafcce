import { expect, test } from 'vitest'
import { confirmsName } from '../../src/renderer/features/deletion/confirmsName.ts'

test('a file’s name confirms its deletion as it is shown, however its accents are composed', () => {
  const decomposed = 'Договор й.pdf'.normalize('NFD')
  expect(confirmsName('Договор й.pdf', decomposed)).toBe(true)
  expect(confirmsName(decomposed, 'Договор й.pdf')).toBe(true)
  expect(confirmsName('letter\ufffdfdp.exe', 'letter\u202efdp.exe')).toBe(true)
  expect(confirmsName('договор й.pdf', decomposed)).toBe(false)
  expect(confirmsName('', decomposed)).toBe(false)
})
