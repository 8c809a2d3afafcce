import path from 'node:path'
import { expect, test } from 'vitest'
import { edtfDate } from '../../src/shared/domain/edtf.ts'
import { translator } from '../../src/shared/messages/translate.ts'
import { libellus } from '../e2e/command-line.ts'
import { benchWithVault, PASSPHRASE } from '../engine-under-test.ts'
import { actOf, licenceOf } from '../fixtures/register-rows.ts'

test('the reports on licences and acts tell the state on a day, with reasons and facts', async () => {
  const t = translator('en')
  const { client, folder } = await benchWithVault()
  const { id: caseId, reference } = await client.cases.create({ title: 'Rifles' })
  const fact = await client.facts.add({ caseId, text: 'The licence had lapsed.', happened: null, citation: null })
  const grounds = [{ about: 'end', factId: fact.id }]
  const licence = licenceOf({ title: 'Licence of 1968', end: edtfDate('../2006-12-04'), grounds })
  const { id: licenceId } = await client.registers.licence.add({ caseId, row: licence })
  await client.registers.act.add({
    caseId,
    row: actOf({ title: 'Rifles made', licenceId, when: edtfDate('2006-12-05'), country: 'BG' }),
  })
  await client.vault.lock()
  const run = (name: string, ...options: string[]) =>
    libellus(folder, ['report', name, path.join(folder, 'vault'), '--case', reference, ...options], {
      LIBELLUS_PASSPHRASE: PASSPHRASE,
    })

  const before = await run('licences', '--on', '2006-12-04', '--json')
  expect(before.json).toMatchObject([{ on: '2006-12-04', licences: [{ number: 'L-1', state: 'cannot-tell' }] }])
  const after = await run('licences', '--on', '5 December 2006')
  expect(after.exitCode).toBe(0)
  expect(after.stdout).toContain(`L-1 Licence of 1968: ${t('chronology:state.expired')}`)
  expect(after.stdout).toContain('F-1 The licence had lapsed.')

  const asJson = await run('acts', '--json')
  expect(asJson.json).toMatchObject([
    {
      acts: [
        {
          number: 'A-1',
          licence: 'expired',
          stands: 'no-right-in-evidence',
          licences: [{ number: 'L-1', limits: [{ limit: 'term', broken: 'yes' }, { limit: 'territory' }, {}, {}, {}] }],
          limitation: { state: 'no-rule' },
        },
      ],
    },
  ])
  const [{ acts }] = asJson.json as unknown as [{ acts: { licences: { because: { facts: string[] }[] }[] }[] }]
  expect(acts[0]?.licences[0]?.because.flatMap(({ facts }) => facts)).toContain('F-1')
  const told = await run('acts')
  expect(told.stdout).toContain(
    `A-1 Rifles made: ${t('chronology:state.expired')}; ${t('acts:stands.no-right-in-evidence')}`,
  )
})
