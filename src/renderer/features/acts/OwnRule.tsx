import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { LimitationRuleDraft } from '../../../shared/domain/limitation.ts'
import { PropertyRow } from '../../components/PropertyRow.tsx'
import { SavedCount } from '../../components/SavedChoices.tsx'
import { Kept, type Saved, SavedChoice, SavedText } from '../../components/SavedFields.tsx'
import { partOf } from '../../components/partOf.ts'
import { RowStanding } from '../registers/RowStanding.tsx'
import { useRowField } from '../registers/useRegister.ts'

const STARTS = LimitationRuleDraft.shape.starts.options

/**
 * A rule of the vault's own: it stands in place of a shipped one of the same name until it is withdrawn. Its name stays,
 * since acts name it by that.
 */
export function OwnRule({ row }: { row: Row<'limitation-rule'> }) {
  const { t } = useTranslation('acts')
  const title = useRowField('limitation-rule', row, 'title')
  const years = useRowField('limitation-rule', row, 'years')
  const months = useRowField('limitation-rule', row, 'months')
  const longStop = useRowField('limitation-rule', row, 'longStopYears')
  return (
    <>
      <section className="section saved-fields">
        <Kept saved={title} show={(words) => words.en}>
          {(['en', 'ru'] as const).map((language) => (
            <SavedText
              key={language}
              saved={partOf(
                title,
                (words) => words[language],
                (words, text) => ({ ...words, [language]: text }),
              )}
              label={t(`rule.title.${language}`)}
              maxLength={300}
            />
          ))}
        </Kept>
        <dl className="properties">
          <PropertyRow label={t('rule.name')}>{row.ruleId}</PropertyRow>
        </dl>
        <SavedText
          saved={useRowField('limitation-rule', row, 'territory')}
          label={t('registers:field.territory')}
          maxLength={10}
        />
        <SavedChoice
          saved={useRowField('limitation-rule', row, 'starts')}
          label={t('registers:field.starts')}
          choices={STARTS.map((value) => ({ value, label: t(`starts.${value}`) }))}
        />
        <div className="field-pair">
          <SavedCount saved={orNone(years)} label={t('registers:field.years')} />
          <SavedCount saved={orNone(months)} label={t('registers:field.months')} />
          <SavedCount saved={longStop} label={t('registers:field.longStopYears')} />
        </div>
        <Flag saved={useRowField('limitation-rule', row, 'eachDay')} label={t('registers:field.eachDay')} />
        <Flag
          saved={useRowField('limitation-rule', row, 'concealmentPostpones')}
          label={t('registers:field.concealmentPostpones')}
        />
        <SavedText
          saved={useRowField('limitation-rule', row, 'article')}
          label={t('registers:field.article')}
          maxLength={500}
        />
        <SavedText
          saved={useRowField('limitation-rule', row, 'source')}
          label={t('registers:field.source')}
          long
          maxLength={1000}
        />
        <Flag saved={useRowField('limitation-rule', row, 'verified')} label={t('rule.isVerified')} />
      </section>
      <RowStanding kind="limitation-rule" row={row} />
    </>
  )
}

function orNone(saved: Saved<number>): Saved<number | null> {
  return partOf(
    saved,
    (value): number | null => value,
    (_, typed) => typed ?? 0,
  )
}

function Flag({ saved, label }: { saved: Saved<boolean>; label: string }) {
  const { t } = useTranslation('licences')
  return (
    <Kept saved={saved} show={(value) => t(value ? 'yes' : 'no')}>
      <Checkbox
        label={label}
        checked={saved.value}
        onChange={(event) => {
          saved.change(event.currentTarget.checked)
          saved.keep()
        }}
      />
    </Kept>
  )
}
