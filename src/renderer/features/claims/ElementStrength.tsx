import { useTranslation } from 'react-i18next'
import { type ElementDraft, Strength } from '../../../shared/domain/claim.ts'
import { SavedChoice, type Saved } from '../../components/SavedFields.tsx'
import { StrengthMark } from './StrengthMark.tsx'
import { type ClaimRow, useElementField } from './useClaims.ts'

const WEIGHTS = [0, 1, 2, 3] as const

interface ElementStrengthProps {
  claim: ClaimRow
  element: ElementDraft
  readOnly: boolean
}

/** How strong counsel thinks an element is. */
export function ElementStrength({ claim, element, readOnly }: ElementStrengthProps) {
  const { t } = useTranslation('claims')
  const saved = useElementField(claim, element, 'strength')
  const asText = (strength: Strength) => (strength === null ? null : String(strength))
  const asStrength = (text: string | null) => Strength.catch(null).parse(text === null ? null : Number(text))
  const { value, standing, change, conflict } = saved
  const chosen: Saved<string | null> = {
    ...saved,
    value: asText(value),
    standing: asText(standing),
    change: (text) => change(asStrength(text)),
    conflict: conflict && { ...conflict, mine: asText(conflict.mine), theirs: asText(conflict.theirs) },
  }
  return (
    <div className="row element-strength">
      <StrengthMark strength={element.strength} />
      <SavedChoice
        saved={chosen}
        label={t('strength.label')}
        none={t('strength.none')}
        readOnly={readOnly}
        choices={WEIGHTS.map((weight) => ({ value: String(weight), label: t(`strength.${weight}`) }))}
      />
    </div>
  )
}
