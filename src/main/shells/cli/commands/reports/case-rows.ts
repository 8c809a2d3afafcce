import type { Fact } from '../../../../../shared/contract/facts.ts'
import type { Row } from '../../../../../shared/contract/registers.ts'
import type { Because } from '../../../../../shared/domain/because.ts'
import type { Ground } from '../../../../../shared/domain/register.ts'
import { becauseInWords } from '../../../../../shared/messages/because-words.ts'
import type { EngineClient } from '../../../engine-client.ts'
import type { Cli } from '../../cli.ts'
import { toldFact } from './told-facts.ts'

/** What the reports on licences and acts read of a case. */
export async function readCaseRows(client: EngineClient, caseId: string) {
  const [licences, acts, facts, { parties }] = await Promise.all([
    client.registers.licence.list({ caseId }),
    client.registers.act.list({ caseId }),
    client.facts.list({ caseId }),
    client.cases.get({ case: caseId }),
  ])
  const named = new Map(parties.map(({ id, name }) => [id, name]))
  return {
    licences: standing(licences),
    acts: standing(acts),
    facts: new Map(facts.map((fact) => [fact.id, fact])),
    namesOf: (ids: readonly string[]) => ids.map((id) => named.get(id) ?? id),
  }
}

function standing<R extends Pick<Row<'act'>, 'withdrawnOn'>>(rows: readonly R[]): R[] {
  return rows.filter(({ withdrawnOn }) => withdrawnOn === null)
}

/** Steps as sentences, each with the numbers of the facts it rests on. */
export function stepsInWords({ t, language }: Cli, steps: readonly Because[], facts: ReadonlyMap<string, Fact>) {
  return steps.map((step) => ({
    says: becauseInWords(step, language, t),
    facts: step.factIds.flatMap((id) => facts.get(id)?.number ?? []).map((number) => `F-${number}`),
  }))
}

/** The facts that speak for a row, each with what of it and its passages. */
export function groundsInFull(grounds: readonly Ground[], facts: ReadonlyMap<string, Fact>) {
  return grounds.flatMap(({ about, factId }) => {
    const fact = facts.get(factId)
    return fact?.withdrawnOn === null ? [{ about, ...toldFact(fact) }] : []
  })
}
