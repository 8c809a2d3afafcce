import type { ConsentStanding, ElementStanding } from '../../../../../shared/contract/claims.ts'
import type { Fact } from '../../../../../shared/contract/facts.ts'
import type { Row } from '../../../../../shared/contract/registers.ts'
import { sidesOf } from '../../../../../shared/domain/claim-sides.ts'
import { becauseInWords } from '../../../../../shared/messages/because-words.ts'
import type { EngineClient } from '../../../engine-client.ts'
import { today } from '../../civil-day.ts'
import type { Cli } from '../../cli.ts'
import { print } from '../../output.ts'
import type { Report } from './report.ts'
import { factInLine, toldFact } from './told-facts.ts'

/** What is claimed from whom, what proves it, and whether there is consent to arbitrate it. */
export const claimsReport: Report = {
  name: 'claims',
  takes: 'day',
  run: async (cli, { client, caseId, on = today() }) => {
    const read = await readClaims(client, caseId, on)
    return {
      json: { asOf: on, claims: read.claims.map((claim) => toldClaim(cli, read, claim)) },
      print() {
        if (read.claims.length === 0) print(cli.t('reports:claims.none'))
        for (const claim of read.claims) printClaim(cli, read, claim)
      },
    }
  },
}

type ClaimRow = Row<'claim'>
type Read = Awaited<ReturnType<typeof readClaims>>

async function readClaims(client: EngineClient, caseId: string, on: string) {
  const [rows, elements, consent, facts, causes, { parties }] = await Promise.all([
    client.registers.claim.list({ caseId }),
    client.claims.elements({ caseId }),
    client.claims.consent({ caseId, on }),
    client.facts.list({ caseId }),
    client.claims.causes(),
    client.cases.get({ case: caseId }),
  ])
  return {
    claims: rows.filter(({ withdrawnOn }) => withdrawnOn === null),
    elements: new Map(elements.map((one) => [`${one.claimId} ${one.number}`, one])),
    consent: Map.groupBy(consent, ({ claimId }) => claimId),
    facts: new Map(facts.map((fact) => [fact.id, fact])),
    causes: new Map(causes.map((cause) => [cause.id, cause])),
    parties,
  }
}

function standingFacts({ facts }: Read, ids: readonly string[]): Fact[] {
  return ids.flatMap((id) => facts.get(id) ?? []).filter(({ withdrawnOn }) => withdrawnOn === null)
}

function namesOf({ parties }: Read, ids: readonly string[]): string[] {
  return ids.map((id) => parties.find((party) => party.id === id)?.name ?? id)
}

function countOf({ elements }: Read, claimId: string, number: number): ElementStanding | undefined {
  return elements.get(`${claimId} ${number}`)
}

function toldClaim({ t, language }: Cli, read: Read, claim: ClaimRow) {
  const sides = sidesOf(claim, read.parties)
  const cause = claim.causeId === null ? undefined : read.causes.get(claim.causeId)
  return {
    id: claim.id,
    key: claim.key,
    title: claim.title,
    cause: cause && { id: cause.id, source: cause.source, verified: cause.verified },
    law: claim.law,
    position: claim.position,
    alternativeTo: read.claims.find(({ id }) => id === claim.alternativeToId)?.key ?? null,
    claimants: namesOf(read, sides.claimantIds),
    defendants: namesOf(read, sides.defendantIds),
    standing: claim.standing,
    grounds: claim.grounds.map(({ about, factId }) => ({ about, fact: factTold(read, factId) })),
    elements: claim.elements.map(({ number, title, asks, strength, factIds, againstIds, note }) => {
      const count = countOf(read, claim.id, number)
      return {
        number,
        title,
        asks,
        strength,
        note,
        gap: count?.gap ?? null,
        documents: count?.documents ?? 0,
        exhibits: count?.exhibits ?? [],
        origins: count?.origins ?? 0,
        facts: standingFacts(read, factIds).map(toldFact),
        against: standingFacts(read, againstIds).map(toldFact),
      }
    }),
    defences: claim.defences.map(({ title, answer, factIds }) => ({
      title,
      answer,
      facts: standingFacts(read, factIds).map(toldFact),
    })),
    consent: (read.consent.get(claim.id) ?? []).map(({ defendantId, state, consentId, because }) => ({
      defendant: namesOf(read, [defendantId])[0],
      state,
      consentId,
      because: because.map((step) => ({
        ...step,
        says: becauseInWords(step, language, t),
        facts: step.factIds.map((id) => factTold(read, id)),
      })),
    })),
  }
}

function factTold({ facts }: Read, id: string) {
  const fact = facts.get(id)
  return fact ? toldFact(fact) : null
}

function printClaim(cli: Cli, read: Read, claim: ClaimRow): void {
  const { t } = cli
  const sides = sidesOf(claim, read.parties)
  const named = (ids: readonly string[]) => namesOf(read, ids).join(', ') || t('reports:claims.nobody')
  const cause = claim.causeId === null ? undefined : read.causes.get(claim.causeId)
  const alternative = read.claims.find(({ id }) => id === claim.alternativeToId)
  print(`${claim.title} (${t(`claims:position.${claim.position}`)}) {E:${claim.key}}`)
  print(
    `  ${t('reports:claims.sides', { claimants: named(sides.claimantIds), defendants: named(sides.defendantIds) })}`,
  )
  if (alternative) print(`  ${t('reports:claims.alternativeTo', { claim: alternative.title })}`)
  if (cause && !cause.verified) print(`  ${t('reports:claims.notVerified')}: ${cause.source}`)
  if (claim.standing !== '') print(`  ${t('reports:claims.standing')}: ${claim.standing}`)
  for (const element of claim.elements) printElement(cli, read, claim.id, element)
  if (claim.defences.length > 0) print(`  ${t('reports:claims.defences')}:`)
  for (const { title, answer } of claim.defences) print(`    ${title}: ${answer || t('reports:claims.noAnswer')}`)
  for (const one of read.consent.get(claim.id) ?? []) printConsent(cli, read, one)
}

function printElement(cli: Cli, read: Read, claimId: string, element: ClaimRow['elements'][number]): void {
  const { t } = cli
  const { number, title, strength, factIds, againstIds } = element
  const gap = countOf(read, claimId, number)?.gap
  const marks = [t(`claims:strength.${strength ?? 'none'}`), ...(gap ? [t(`claims:gap.${gap}`)] : [])]
  print(`  ${t('reports:claims.element', { number, title })} (${marks.join(', ')})`)
  for (const fact of standingFacts(read, factIds)) print(`     ${factInLine(cli, fact)}`)
  for (const fact of standingFacts(read, againstIds)) {
    print(`     ${t('reports:claims.against')}: ${factInLine(cli, fact)}`)
  }
}

function printConsent({ t, language }: Cli, read: Read, { defendantId, state, because }: ConsentStanding): void {
  const [defendant] = namesOf(read, [defendantId])
  print(`  ${t('reports:claims.consent', { defendant, state: t(`claims:consent.state.${state}`) })}`)
  for (const step of because) print(`     ${becauseInWords(step, language, t)}`)
}
