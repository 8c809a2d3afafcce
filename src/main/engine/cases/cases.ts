import { desc, eq, isNotNull, isNull, or } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Case, CaseDraft, PartyDraft } from '../../../shared/contract/cases.ts'
import { changesOf, lastChange } from '../audit/entries.ts'
import { today } from '../clock.ts'
import { EngineError } from '../fault.ts'
import { addParty, partiesOf } from '../parties/parties.ts'
import type { Vault } from '../vault/vault.ts'
import { requireCase, requireOpenCase } from './require.ts'
import { caseFile } from './table.ts'

const EMPTY: Omit<CaseDraft, 'title' | 'reference'> = {
  jurisdiction: null,
  seat: '',
  seatAgreed: false,
  governingLaw: '',
  forum: null,
  forumName: '',
  language: 'en',
  tags: [],
  notes: '',
}

/** The case with its parties, by id or by reference number. Throws CASE_NOT_FOUND. */
export function getCase(vault: Vault, idOrReference: string): Case {
  const row = vault.db
    .select()
    .from(caseFile)
    .where(or(eq(caseFile.id, idOrReference), eq(caseFile.reference, idOrReference)))
    .get()
  if (!row) throw new EngineError('CASE_NOT_FOUND')
  return { ...row, changedAt: lastChange(vault, row.id) ?? row.createdAt, parties: partiesOf(vault, row.id) }
}

/** Open cases, or archived ones; the newest first. */
export function listCases(vault: Vault, archived: boolean): Case[] {
  const which = archived ? isNotNull(caseFile.archivedOn) : isNull(caseFile.archivedOn)
  const rows = vault.db.select({ id: caseFile.id }).from(caseFile).where(which).orderBy(desc(caseFile.id)).all()
  return rows.map(({ id }) => getCase(vault, id))
}

/** Opens a case. Throws REFERENCE_TAKEN. */
export function createCase(
  vault: Vault,
  draft: Partial<CaseDraft> & { title: string; parties?: PartyDraft[]; sample?: boolean },
): Case {
  const { parties = [], sample = false, ...fields } = draft
  return vault.write(() => {
    const reference = fields.reference ?? nextReference(vault)
    requireFreeReference(vault, reference)
    const created = {
      ...EMPTY,
      ...fields,
      reference,
      id: uuidv7(),
      sample,
      archivedOn: null,
      createdAt: new Date().toISOString(),
      revision: 1,
    }
    vault.db.insert(caseFile).values(created).run()
    vault.audit({ caseId: created.id, act: 'case.created', subject: created.id, after: created })
    for (const party of parties) addParty(vault, created.id, party)
    return getCase(vault, created.id)
  })
}

/** Changes the fields given. Throws STALE with what stands now where somebody else changed the case since `revision`. */
export function changeCase(vault: Vault, caseId: string, revision: number, fields: Partial<CaseDraft>): Case {
  return vault.write(() => {
    const before = requireOpenCase(vault, caseId)
    if (before.revision !== revision) {
      throw new EngineError('STALE', { current: getCase(vault, caseId), ...changesOf(vault, caseId) })
    }
    const { reference, ...others } = fields
    if (reference && reference !== before.reference) requireFreeReference(vault, reference)
    const changed = { ...others, ...(reference && { reference }) }
    vault.db
      .update(caseFile)
      .set({ ...changed, revision: revision + 1 })
      .where(eq(caseFile.id, caseId))
      .run()
    vault.audit({ caseId, act: 'case.changed', subject: caseId, before: pick(before, changed), after: changed })
    return getCase(vault, caseId)
  })
}

/** Throws CASE_NOT_FOUND, or CASE_ARCHIVED where it is archived already. */
export function archiveCase(vault: Vault, caseId: string): Case {
  return vault.write(() => {
    requireOpenCase(vault, caseId)
    const archivedOn = today()
    vault.db.update(caseFile).set({ archivedOn }).where(eq(caseFile.id, caseId)).run()
    vault.audit({ caseId, act: 'case.archived', subject: caseId, after: { archivedOn } })
    return getCase(vault, caseId)
  })
}

/** Brings an archived case back. Throws CASE_NOT_FOUND. */
export function unarchiveCase(vault: Vault, caseId: string): Case {
  return vault.write(() => {
    const { archivedOn } = requireCase(vault, caseId)
    vault.db.update(caseFile).set({ archivedOn: null }).where(eq(caseFile.id, caseId)).run()
    vault.audit({ caseId, act: 'case.restored', subject: caseId, before: { archivedOn } })
    return getCase(vault, caseId)
  })
}

/** The year's next free number, as 26-014. */
function nextReference(vault: Vault): string {
  const year = today().slice(2, 4)
  const taken = vault.db.select({ reference: caseFile.reference }).from(caseFile).all()
  const numbers = taken.map(({ reference }) => Number(new RegExp(`^${year}-(\\d+)$`).exec(reference)?.[1] ?? 0))
  return `${year}-${String(Math.max(0, ...numbers) + 1).padStart(3, '0')}`
}

function requireFreeReference(vault: Vault, reference: string): void {
  const taken = vault.db.select({ id: caseFile.id }).from(caseFile).where(eq(caseFile.reference, reference)).get()
  if (taken) throw new EngineError('REFERENCE_TAKEN', { reference })
}

function pick<T extends object>(row: T, fields: object): Partial<T> {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name in fields)) as Partial<T>
}
