import { and, eq } from 'drizzle-orm'
import { formatExhibitNumber } from '../../../shared/domain/exhibit-number.ts'
import type { Vault } from '../vault/vault.ts'
import { exhibitsOfDocument } from './labels.ts'
import { exhibit, retiredNumber, service } from './table.ts'

type RetiredNumber = typeof retiredNumber.$inferSelect

/** Takes a document's exhibits away, served ones too, and retires their numbers. Inside a transaction. */
export function retireExhibits(vault: Vault, documentId: string): void {
  for (const row of exhibitsOfDocument(vault, documentId)) {
    const { id, caseId, series, number, correction, translation } = row
    vault.db.delete(service).where(eq(service.exhibitId, id)).run()
    vault.db.delete(exhibit).where(eq(exhibit.id, id)).run()
    vault.db.insert(retiredNumber).values({ caseId, series, number, correction, translation }).run()
    vault.audit({ caseId, act: 'exhibit.retired', subject: id, after: { label: formatExhibitNumber(row) } })
  }
}

/** The retired numbers of a series. */
export function retiredNumbers(vault: Vault, caseId: string, series: string): RetiredNumber[] {
  const ofSeries = and(eq(retiredNumber.caseId, caseId), eq(retiredNumber.series, series))
  return vault.db.select().from(retiredNumber).where(ofSeries).all()
}
