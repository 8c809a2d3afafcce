import path from 'node:path'
import { expect, test } from 'vitest'
import { draftOf } from '../../src/shared/domain/blank-rows.ts'
import { translator } from '../../src/shared/messages/translate.ts'
import { libellus } from '../e2e/command-line.ts'
import { benchWithVault, PASSPHRASE } from '../engine-under-test.ts'

test('the report on references lists those that lead nowhere, with the reason', async () => {
  const t = translator('en')
  const { client, folder } = await benchWithVault()
  const { id: caseId, reference } = await client.cases.create({ title: 'Rifles' })
  const fact = await client.facts.add({ caseId, text: 'Rifles were shown.', happened: null, citation: null })
  const run = (...options: string[]) =>
    libellus(folder, ['report', 'references', path.join(folder, 'vault'), '--case', reference, ...options], {
      LIBELLUS_PASSPHRASE: PASSPHRASE,
    })
  const add = async (body: string) => {
    await client.registers.section.add({ caseId, row: draftOf('section', { heading: 'What happened', body }) })
    await client.vault.lock()
  }
  await add(`{fact:${fact.id}} {C-9/8}`)
  const asJson = await run('--json')
  expect(asJson.json).toMatchObject([
    {
      broken: 1,
      references: [
        { heading: 'What happened', label: 'F-1', state: 'resolved', target: { of: 'fact', id: fact.id } },
        { heading: 'What happened', label: 'C-9/8', state: 'not-found', target: null },
      ],
    },
  ])
  const told = await run()
  expect(told.exitCode).toBe(0)
  expect(told.stdout).toContain(t('reports:references.some', { broken: 1, all: 2 }))
  expect(told.stdout).toMatch(new RegExp(`C-9/8\\s+What happened\\s+${t('sections:state.not-found')}`))
  expect(told.stdout).not.toContain('F-1')
})
