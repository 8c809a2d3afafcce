import { Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { LicenceOnDay } from '../../../shared/contract/licences.ts'
import type { Row } from '../../../shared/contract/registers.ts'
import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import { engine } from '../../app/engine.ts'
import { BecauseSteps } from '../../components/BecauseSteps.tsx'
import { DateText } from '../../components/DateText.tsx'
import { SavedCount, SavedDecimal, SavedMany, SavedOneOf } from '../../components/SavedChoices.tsx'
import { SavedDate } from '../../components/SavedDates.tsx'
import { Kept, SavedText } from '../../components/SavedFields.tsx'
import { StateThatDayMark } from '../chronology/StateThatDayMark.tsx'
import { useParties } from '../cases/useParties.ts'
import { documentLabel } from '../evidence/documentList.ts'
import { Grounded } from '../registers/Grounded.tsx'
import { RowStanding } from '../registers/RowStanding.tsx'
import { useReadOnly } from '../registers/useReadOnly.ts'
import { useRowField } from '../registers/useRegister.ts'
import { useRowChoices } from '../registers/useRowChoices.ts'
import { useTerritories } from '../rights/rightWords.ts'
import { Extensions, OpenEnded, SellOff, Termination } from './LicenceTermFields.tsx'
import { Milestones } from './Milestones.tsx'
import { partOf } from '../../components/partOf.ts'

interface LicenceInspectorProps {
  caseId: string
  licence: Row<'licence'>
  on: EdtfDate
  onDay: LicenceOnDay | undefined
}

/** One licence as far as it is in evidence; under each term the facts that speak for it. */
export function LicenceInspector({ caseId, licence, on, onDay }: LicenceInspectorProps) {
  const { t } = useTranslation('licences')
  const readOnly = useReadOnly(licence)
  const { choices: parties } = useParties(caseId)
  const rights = useRowChoices('right', caseId, licence.rightIds)
  const products = useRowChoices('product', caseId, licence.productIds)
  const documents = useQuery(engine.evidence.list.queryOptions({ input: { caseId } })).data ?? []
  const told = (['yes', 'no', 'not-in-evidence'] as const).map((value) => ({ value, label: t(`told.${value}`) }))
  const of = { kind: 'licence', row: licence, caseId, readOnly } as const
  return (
    <>
      <section className="section saved-fields">
        <SavedText
          saved={useRowField('licence', licence, 'title')}
          label={t('title')}
          maxLength={300}
          readOnly={readOnly}
        />
        <Grounded {...of} about="granted">
          <SavedOneOf
            saved={useRowField('licence', licence, 'granted')}
            label={t('registers:field.granted')}
            choices={told}
            readOnly={readOnly}
          />
        </Grounded>
        <SavedMany
          saved={useRowField('licence', licence, 'licensorIds')}
          label={t('registers:field.licensorIds')}
          choices={parties}
          readOnly={readOnly}
        />
        <SavedMany
          saved={useRowField('licence', licence, 'licenseeIds')}
          label={t('registers:field.licenseeIds')}
          choices={parties}
          readOnly={readOnly}
        />
        <Grounded {...of} about="">
          <h3 className="field-label">{t('wholeRests')}</h3>
        </Grounded>
      </section>
      {onDay && (
        <section className="section">
          <h2>
            {t('stood')} <DateText date={on} length="long" />
          </h2>
          <StateThatDayMark state={onDay.state} />
          <BecauseSteps steps={onDay.because} />
        </section>
      )}
      <section className="section saved-fields">
        <h2>{t('section.term')}</h2>
        <Grounded {...of} about="start">
          <SavedDate
            saved={useRowField('licence', licence, 'start')}
            label={t('registers:field.start')}
            readOnly={readOnly}
          />
        </Grounded>
        <Grounded {...of} about="end">
          <SavedDate
            saved={useRowField('licence', licence, 'end')}
            label={t('registers:field.end')}
            hint={t('endHint')}
            readOnly={readOnly}
          />
        </Grounded>
        <OpenEnded licence={licence} readOnly={readOnly} />
        <Grounded {...of} about="extensions">
          <Extensions licence={licence} readOnly={readOnly} />
        </Grounded>
        <Grounded {...of} about="termination">
          <Termination licence={licence} readOnly={readOnly} />
        </Grounded>
        <Grounded {...of} about="sellOff">
          <SellOff licence={licence} readOnly={readOnly} />
        </Grounded>
        <div className="field-pair">
          <SavedCount
            saved={useRowField('licence', licence, 'noticePeriod')}
            label={t('registers:field.noticePeriod')}
            readOnly={readOnly}
          />
          <SavedCount
            saved={useRowField('licence', licence, 'curePeriod')}
            label={t('registers:field.curePeriod')}
            readOnly={readOnly}
          />
        </div>
      </section>
      <section className="section saved-fields">
        <h2>{t('section.limits')}</h2>
        <Grounded {...of} about="territories">
          <Territories licence={licence} readOnly={readOnly} />
        </Grounded>
        <Grounded {...of} about="productIds">
          <SavedMany
            saved={useRowField('licence', licence, 'productIds')}
            label={t('registers:field.productIds')}
            choices={products}
            readOnly={readOnly}
          />
        </Grounded>
        <Grounded {...of} about="volumePerYear">
          <SavedDecimal
            saved={useRowField('licence', licence, 'volumePerYear')}
            label={t('registers:field.volumePerYear')}
            readOnly={readOnly}
          />
        </Grounded>
        <Grounded {...of} about="export">
          <SavedOneOf
            saved={useRowField('licence', licence, 'export')}
            label={t('registers:field.export')}
            choices={told}
            readOnly={readOnly}
          />
        </Grounded>
        <SavedMany
          saved={useRowField('licence', licence, 'rightIds')}
          label={t('registers:field.rightIds')}
          choices={rights}
          readOnly={readOnly}
        />
        <Grounded {...of} about="royalty">
          <SavedText
            saved={useRowField('licence', licence, 'royalty')}
            label={t('registers:field.royalty')}
            long
            maxLength={1000}
            readOnly={readOnly}
          />
        </Grounded>
        <Grounded {...of} about="survivingDuties">
          <SavedText
            saved={useRowField('licence', licence, 'survivingDuties')}
            label={t('registers:field.survivingDuties')}
            long
            maxLength={2000}
            readOnly={readOnly}
          />
        </Grounded>
      </section>
      <section className="section saved-fields">
        <h2>{t('section.milestones')}</h2>
        <Grounded {...of} about="milestones">
          <Milestones caseId={caseId} licence={licence} readOnly={readOnly} />
        </Grounded>
      </section>
      <section className="section saved-fields">
        <Grounded {...of} about="documentIds">
          <SavedMany
            saved={useRowField('licence', licence, 'documentIds')}
            label={t('registers:field.documentIds')}
            choices={documents.map((one) => ({
              value: one.id,
              label: documentLabel(one),
            }))}
            readOnly={readOnly}
          />
        </Grounded>
        <SavedText
          saved={useRowField('licence', licence, 'notes')}
          label={t('notes')}
          long
          maxLength={10_000}
          readOnly={readOnly}
        />
      </section>
      <RowStanding kind="licence" row={licence} />
    </>
  )
}

/** Where the licence was given for; that none is in evidence is not that there is none. */
function Territories({ licence, readOnly }: { licence: Row<'licence'>; readOnly: boolean }) {
  const { t } = useTranslation('licences')
  const saved = useRowField('licence', licence, 'territories')
  return (
    <Kept saved={saved} show={(all) => all?.join(', ')}>
      <SavedMany
        saved={partOf(
          saved,
          (all) => all ?? [],
          (_, all) => all,
        )}
        label={t('registers:field.territories')}
        choices={useTerritories()}
        readOnly={readOnly}
      />
      <Switch
        label={t('territoriesUnknown')}
        checked={saved.value === null}
        disabled={readOnly}
        onChange={(event) => {
          saved.change(event.currentTarget.checked ? null : [])
          saved.keep()
        }}
      />
    </Kept>
  )
}
