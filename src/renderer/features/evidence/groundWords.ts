import type { TFunction } from 'i18next'

/** How the ground of a mark is asked for. */
export function groundWords(mark: 'privileged' | 'confidential', t: TFunction<'evidence'>) {
  return mark === 'privileged'
    ? { groundLabel: t('marks.ground'), hint: t('marks.groundHint'), needed: t('marks.needsGround') }
    : { groundLabel: t('marks.to'), hint: t('marks.toHint'), needed: t('marks.needsTo') }
}
