import { asc, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Party, PartyDraft } from '../../../shared/contract/cases.ts'
import { changesOf } from '../audit/entries.ts'
import { requireOpenCase } from '../cases/require.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { party } from './table.ts'

/** The parties and all others whom the case names, in the order in which they were entered. */
export function partiesOf(vault: Vault, caseId: string): Party[] {
  return vault.db.select().from(party).where(eq(party.caseId, caseId)).orderBy(asc(party.id)).all()
}

/** The parties of every case, archived ones included. */
export function everyParty(vault: Vault): Party[] {
  return vault.db.select().from(party).orderBy(asc(party.id)).all()
}

/** The name of a party by its id; undefined where it is not there. */
export function partyName(vault: Vault, partyId: string): string | undefined {
  return vault.db.select({ name: party.name }).from(party).where(eq(party.id, partyId)).get()?.name
}

/** The case of a party; undefined where it is not there. */
export function caseOfParty(vault: Vault, partyId: string): string | undefined {
  return vault.db.select({ caseId: party.caseId }).from(party).where(eq(party.id, partyId)).get()?.caseId
}

/** Throws CASE_NOT_FOUND, CASE_ARCHIVED. */
export function addParty(vault: Vault, caseId: string, draft: PartyDraft): Party {
  return vault.write(() => {
    requireOpenCase(vault, caseId)
    const added: Party = { ...draft, id: uuidv7(), caseId, revision: 1 }
    vault.db.insert(party).values(added).run()
    vault.audit({ caseId, act: 'party.added', subject: added.id, after: added })
    return added
  })
}

/** Throws PARTY_NOT_FOUND, or STALE with what stands now. */
export function changeParty(vault: Vault, partyId: string, revision: number, fields: Partial<PartyDraft>): Party {
  return vault.write(() => {
    const before = requireParty(vault, partyId, revision)
    const after: Party = { ...before, ...fields, revision: revision + 1 }
    vault.db.update(party).set(after).where(eq(party.id, partyId)).run()
    vault.audit({ caseId: before.caseId, act: 'party.changed', subject: partyId, before, after })
    return after
  })
}

/** Takes a party out of the case; it stays in the trail. Throws PARTY_NOT_FOUND, STALE. */
export function removeParty(vault: Vault, partyId: string, revision: number): void {
  vault.write(() => {
    const before = requireParty(vault, partyId, revision)
    vault.db.delete(party).where(eq(party.id, partyId)).run()
    vault.audit({ caseId: before.caseId, act: 'party.removed', subject: partyId, before })
  })
}

function requireParty(vault: Vault, partyId: string, revision: number): Party {
  const found = vault.db.select().from(party).where(eq(party.id, partyId)).get()
  if (!found) throw new EngineError('PARTY_NOT_FOUND')
  requireOpenCase(vault, found.caseId)
  if (found.revision !== revision) {
    throw new EngineError('STALE', { current: found, ...changesOf(vault, found.caseId, partyId) })
  }
  return found
}
