import type { TFunction } from 'i18next'
import type { CustodyEvent } from '../contract/evidence.ts'

/** Whether the bytes had the hash that was taken at the import; undefined where they were not hashed then. */
export function matched({ detail }: CustodyEvent): boolean | undefined {
  return typeof detail['match'] === 'boolean' ? detail['match'] : undefined
}

/** An event of a document's record as a sentence, without who and when. */
export function eventInWords(event: CustodyEvent, t: TFunction): string {
  const { act, detail } = event
  if (act === 'verified') {
    const outcome = matched(event) ? 'matched' : 'mismatched'
    return t(`custody:event.${outcome}.${detail['wholeVault'] === true ? 'vault' : 'alone'}`)
  }
  if (act === 'again') return t('custody:event.againAs', { path: detail['origin'] })
  if (act === 'included') return t('custody:event.included', detail)
  if (act === 'acquired') return t('custody:event.acquired')
  if (detail['original'] === true) return t('custody:event.original')
  if (typeof detail['version'] === 'number') return t('custody:event.dossier', detail)
  const { form = detail['package'], kind } = detail
  if (typeof form === 'string') return t('custody:event.package', { form: t(`audit:value.form.${form}`, form) })
  if (typeof kind === 'string') return t('custody:event.report', { kind: t(`custody:report.kind.${kind}`, kind) })
  return t('custody:event.exported')
}
