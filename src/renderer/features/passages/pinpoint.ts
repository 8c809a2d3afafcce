import { useTranslation } from 'react-i18next'
import type { Stretch } from '../../../shared/domain/passage.ts'

/** A pinpoint in words: `C-1 ¶ 6`, `C-1 ¶ 6–8`; without an exhibit number by how the document is listed. */
export function usePinpoint(): (named: string, stretch: Stretch) => string {
  const { t } = useTranslation('facts')
  return (named, { firstBlock, lastBlock }) =>
    firstBlock === lastBlock
      ? t('pinpoint.one', { named, at: firstBlock })
      : t('pinpoint.several', { named, from: firstBlock, to: lastBlock })
}

/** `¶ 6, characters 0 to 55`, as the citation's popover says it. */
export function usePlaceInWords(): (stretch: Stretch) => string {
  const { t } = useTranslation('facts')
  return ({ firstBlock, from, lastBlock, to }) =>
    firstBlock === lastBlock
      ? t('place.one', { at: firstBlock, from, to })
      : t('place.several', { first: firstBlock, from, last: lastBlock, to })
}
