import type { TFunction } from 'i18next'

/** How the ground of a mark is asked for, and what stands in its place until it is stated. */
export function groundWords(mark: 'privileged' | 'confidential', t: TFunction<'evidence'>) {
  return mark === 'privileged'
    ? {
        groundLabel: t('marks.ground'),
        hint: t('marks.groundHint'),
        unstated: t('marks.groundNotStated'),
        needed: t('marks.needsGround'),
      }
    : {
        groundLabel: t('marks.to'),
        hint: t('marks.toHint'),
        unstated: t('marks.toNotStated'),
        needed: t('marks.needsTo'),
      }
}
