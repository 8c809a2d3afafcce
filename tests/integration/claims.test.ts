import { beforeEach, describe, expect, test } from 'vitest'
import { draftOf } from '../../src/shared/domain/blank-rows.ts'
import { claimOfCause } from '../../src/shared/domain/claim-cause.ts'
import type { ElementDraft } from '../../src/shared/domain/claim.ts'
import { edtfDate } from '../../src/shared/domain/edtf.ts'
import type { Cli } from '../../src/main/shells/cli/cli.ts'
import { claimsReport } from '../../src/main/shells/cli/commands/reports/claims.ts'
import { factsReport } from '../../src/main/shells/cli/commands/reports/facts.ts'
import { gapsReport } from '../../src/main/shells/cli/commands/reports/gaps.ts'
import { translator } from '../../src/shared/messages/translate.ts'
import { caseOfFiles, type Client } from '../engine-under-test.ts'
import { SAYS } from '../fixtures/case-with-facts.ts'
import { actOf, claimOf, licenceOf, rightOf } from '../fixtures/register-rows.ts'

const TEXT = 'The company’s right to make the rifles ran out long ago, yet its lines have not stopped.'

let client: Client
let caseId: string
let documentId: string

beforeEach(async () => {
  const held = await caseOfFiles('Rifles', { 'report.txt': TEXT })
  ;({ client, caseId } = held)
  documentId = held.documents[0]!.id
})

const passage = () => ({ documentId, firstBlock: 1, from: 0, lastBlock: 1, to: 55, quote: TEXT.slice(0, 55) })
const addFact = (text: string, isShown = true) =>
  client.facts.add({ caseId, text, happened: null, citation: isShown ? { ...SAYS, passage: passage() } : null })
const element = (number: number, factIds: string[], againstIds: string[] = []): ElementDraft => ({
  number,
  title: `Element ${number}`,
  asks: '',
  strength: null,
  factIds,
  againstIds,
  note: '',
})

describe('the elements of a claim', () => {
  test('count facts for and against, exhibits and independent sources', async () => {
    const shown = await addFact('The licence had ended')
    const unshown = await addFact('Nothing was paid', false)
    await client.evidence.mark({ documentIds: [documentId], marks: { reviewed: true } })
    await client.exhibits.number({ caseId, documentIds: [documentId], series: 'C' })
    const elements = [element(1, [shown.id], [unshown.id]), element(2, [unshown.id]), element(3, [])]
    const { id: claimId } = await client.registers.claim.add({ caseId, row: claimOf({ elements }) })
    expect(await client.claims.elements({ caseId })).toEqual([
      { claimId, number: 1, facts: 1, against: 1, exhibits: ['C-1'], documents: 1, origins: 1, gap: 'one-source' },
      { claimId, number: 2, facts: 1, against: 0, exhibits: [], documents: 0, origins: 0, gap: 'no-document' },
      { claimId, number: 3, facts: 0, against: 0, exhibits: [], documents: 0, origins: 0, gap: 'no-fact' },
    ])
    expect(await client.claims.gaps({ caseId })).toMatchObject([
      { kind: 'no-fact', claimId, element: 3, label: 'Element 3' },
      { kind: 'no-document', claimId, element: 2, factId: unshown.id, label: 'F-2 Nothing was paid' },
      { kind: 'one-source', claimId, element: 1 },
    ])
  })

  test('lose a fact that is withdrawn, and the claim its exhibit with it', async () => {
    const fact = await addFact('The licence had ended')
    await client.evidence.mark({ documentIds: [documentId], marks: { reviewed: true } })
    await client.exhibits.number({ caseId, documentIds: [documentId], series: 'C' })
    await client.registers.claim.add({ caseId, row: claimOf({ elements: [element(1, [fact.id])] }) })
    expect((await client.claims.gaps({ caseId })).map(({ kind }) => kind)).toEqual(['one-source'])
    await client.facts.withdraw({ factId: fact.id, revision: fact.revision })
    expect((await client.claims.gaps({ caseId })).map(({ kind }) => kind)).toEqual(['no-fact'])
  })

  test('leave an exhibit that nothing uses among the gaps', async () => {
    await client.evidence.mark({ documentIds: [documentId], marks: { reviewed: true } })
    await client.exhibits.number({ caseId, documentIds: [documentId], series: 'C' })
    expect(await client.claims.gaps({ caseId })).toMatchObject([{ kind: 'unused-exhibit', documentId }])
    await client.registers.licence.add({ caseId, row: licenceOf({ documentIds: [documentId] }) })
    expect(await client.claims.gaps({ caseId })).toEqual([])
  })

  test('count an exhibit as used that shows a right which an act of the case names', async () => {
    await client.evidence.mark({ documentIds: [documentId], marks: { reviewed: true } })
    await client.exhibits.number({ caseId, documentIds: [documentId], series: 'C' })
    const fact = await addFact('The mark is registered')
    const mark = rightOf({ grounds: [{ about: '', factId: fact.id }] })
    const { id } = await client.registers.right.add({ caseId: null, row: mark })
    expect(await client.claims.gaps({ caseId })).toMatchObject([{ kind: 'unused-exhibit' }])
    await client.registers.act.add({ caseId, row: actOf({ rightIds: [id] }) })
    expect(await client.claims.gaps({ caseId })).toEqual([])
  })

  test('are those of a cause that ships, none of them shown yet', async () => {
    const cause = (await client.claims.causes()).find(({ id }) => id === 'use-after-end')!
    await client.registers.claim.add({ caseId, row: claimOfCause(cause, 'ru', []) })
    const standing = await client.claims.elements({ caseId })
    expect(standing).toHaveLength(cause.elements.length)
    expect(new Set(standing.map(({ gap }) => gap))).toEqual(new Set(['no-fact']))
  })
})

describe('consent to arbitrate', () => {
  const party = (role: 'claimant' | 'defendant', name: string) =>
    client.parties.add({ caseId, role, name, aliases: [], country: 'BG', address: '', representative: '' })

  test('is told for each defendant and claim, and changes with what is entered', async () => {
    const claimant = await party('claimant', 'Ustrezhmash')
    const defendant = await party('defendant', 'Trakorazh')
    const fact = await addFact('The licence has a clause')
    const licence = await client.registers.licence.add({
      caseId,
      row: licenceOf({ end: edtfDate('../2006-12-05'), licenseeIds: [defendant.id] }),
    })
    await client.registers.claim.add({
      caseId,
      row: claimOf({ causeId: 'breach-of-licence', licenceIds: [licence.id] }),
    })
    const told = async (on?: string) => (await client.claims.consent({ caseId, on }))[0]
    expect(await told()).toMatchObject({ defendantId: defendant.id, state: 'no-consent-in-evidence' })
    const clause = await client.registers.consent.add({
      caseId,
      row: draftOf('consent', {
        title: 'Article 14',
        licenceId: licence.id,
        scope: 'contract',
        partyIds: [claimant.id, defendant.id],
        grounds: [{ about: '', factId: fact.id }],
      }),
    })
    expect(await told()).toMatchObject({ state: 'may-not-survive', consentId: clause.id })
    expect(await told('2006-01-01')).toMatchObject({ state: 'cannot-tell' })
    const { revision } = await client.registers.consent.change({
      id: clause.id,
      revision: clause.revision,
      fields: { survivesEnd: 'yes' },
    })
    expect(await told()).toMatchObject({ state: 'in-evidence' })
    const withdrawn = await client.facts.withdraw({ factId: fact.id, revision: fact.revision })
    expect(await told()).toMatchObject({ state: 'no-consent-in-evidence', consentId: clause.id })
    await client.facts.restore({ factId: fact.id, revision: withdrawn.revision })
    await client.registers.consent.withdraw({ id: clause.id, revision })
    expect(await told()).toMatchObject({ state: 'no-consent-in-evidence', consentId: null })
  })
})

describe('the reports', () => {
  const cli = (language: 'en' | 'ru') => ({ t: translator(language), language }) as unknown as Cli

  test('name each element with its facts, their passages and speakers, and why there is no consent', async () => {
    const defendant = { role: 'defendant' as const, name: 'Trakorazh', aliases: [], country: 'BG', address: '' }
    await client.parties.add({ caseId, ...defendant, representative: '' })
    const said = { ...SAYS, voice: 'speaker' as const, speaker: 'an unnamed official' }
    const fact = await client.facts.add({
      caseId,
      text: 'The licence had ended',
      happened: null,
      citation: { ...said, passage: passage() },
    })
    await client.registers.claim.add({ caseId, row: claimOf({ elements: [element(1, [fact.id])] }) })
    const { json } = await claimsReport.run(cli('en'), { client, caseId, on: undefined })
    expect(json).toMatchObject({
      claims: [
        {
          key: 'breach',
          defendants: ['Trakorazh'],
          elements: [
            {
              gap: 'one-source',
              facts: [{ number: 'F-1', passages: [{ speaker: 'an unnamed official', paragraph: 1, documentId }] }],
            },
          ],
          consent: [
            {
              defendant: 'Trakorazh',
              state: 'no-consent-in-evidence',
              because: [{ says: 'No arbitration clause has been entered.' }],
            },
          ],
        },
      ],
    })
    expect((await gapsReport.run(cli('ru'), { client, caseId, on: undefined })).json).toMatchObject({
      counts: { 'no-fact': 0, 'one-source': 1 },
      gaps: [{ kind: 'one-source', claim: { key: 'breach' }, label: 'Element 1' }],
    })
    expect((await factsReport.run(cli('en'), { client, caseId, on: undefined })).json).toMatchObject({
      facts: [{ number: 'F-1', oneSource: true, usedBy: [{ kind: 'claim', label: 'Breach of the licence' }] }],
    })
  })
})

test('a case that is not there has neither elements nor gaps', async () => {
  const nobody = { caseId: '01890000-0000-7000-8000-000000000000' }
  await expect(client.claims.elements(nobody)).rejects.toMatchObject({ code: 'CASE_NOT_FOUND' })
  await expect(client.claims.gaps(nobody)).rejects.toMatchObject({ code: 'CASE_NOT_FOUND' })
  await expect(client.claims.consent(nobody)).rejects.toMatchObject({ code: 'CASE_NOT_FOUND' })
})
