import type { TFunction } from 'i18next'
import type { CustodyEvent } from '../contract/evidence.ts'

/** Whether the bytes had the hash that was taken at the import; undefined where they were not hashed then. */
export function matched({ detail }: CustodyEvent): boolean | undefined {
  return typeof detail['match'] === 'boolean' ? detail['match'] : undefined
}

/** Whether the vault did not hold the original any more. */
export function isMissing({ detail }: CustodyEvent): boolean {
  return detail['state'] === 'missing'
}

/** An event of a document's record as a sentence, without who and when. */
export function eventInWords(event: CustodyEvent, t: TFunction): string {
  const { act, detail } = event
  switch (act) {
    case 'acquired':
      return t('custody:event.acquired')
    case 'again': {
      const path = detail['origin'] ?? detail['path']
      return typeof path === 'string' ? t('custody:event.againAs', { path }) : t('custody:event.again')
    }
    case 'verified': {
      const outcome = matched(event) ? 'matched' : isMissing(event) ? 'missing' : 'mismatched'
      return t(`custody:event.${outcome}.${detail['wholeVault'] === true ? 'vault' : 'alone'}`)
    }
    case 'included':
      return inDossier('included', detail, t)
    case 'exported':
      return exportInWords(detail, t)
  }
}

function exportInWords(detail: CustodyEvent['detail'], t: TFunction): string {
  const { version, original, form, kind } = detail
  if (original === true) return t('custody:event.original')
  if (typeof version === 'number') return inDossier('dossier', detail, t)
  if (typeof form === 'string') return t('custody:event.package', { form: t(`audit:value.form.${form}`, form) })
  if (typeof kind === 'string') return t('custody:event.report', { kind: t(`custody:report.kind.${kind}`, kind) })
  return t('custody:event.exported')
}

function inDossier(how: 'included' | 'dossier', { version, label }: CustodyEvent['detail'], t: TFunction): string {
  return t(`custody:event.${how}`, { version, label: typeof label === 'string' ? label : '' })
}
