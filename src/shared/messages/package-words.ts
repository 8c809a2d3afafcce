import type { TFunction } from 'i18next'
import { isCarriedKind } from '../contract/carried-rows.ts'
import type { Difference, Inspection } from '../contract/packages.ts'

/** What a part of a case is called where two states of it are compared. */
export function partInWords(part: Difference['part'], t: TFunction): string {
  return isCarriedKind(part) ? t(`registers:kind.${part}`) : t(`packages:part.${part}`)
}

/** Of a case that is not here: how it comes in, and whether rows of the vault's registers differ. */
export function newInWords(otherRows: Inspection['otherRows'], t: TFunction): string {
  return otherRows.length === 0 ? t('packages:in.new') : t('packages:in.newButRows', { count: otherRows.length })
}
