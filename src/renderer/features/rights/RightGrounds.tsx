import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { Grounds } from '../registers/Grounds.tsx'
import { useCaseChoices } from './useCases.ts'

/** What of a right a fact can speak for; '' is the right as a whole. */
const ABOUT = ['', 'status', 'registered', 'expires', 'owner', 'chainOfTitle', 'registrationNumber'] as const

/** The facts on which a right rests: those of one case at a time, since rights are the vault's. */
export function RightGrounds({ right, readOnly }: { right: Row<'right'>; readOnly: boolean }) {
  const { t } = useTranslation('rights')
  const cases = useCaseChoices()
  const [chosen, setChosen] = useState<string | null>(null)
  const [about, setAbout] = useState<string>('')
  const caseId = chosen ?? (cases.length === 1 ? cases[0]?.value : undefined)
  return (
    <section className="section saved-fields">
      <h2>
        {t('section.grounds')} <span className="section-count numbers">{right.grounds.length}</span>
      </h2>
      <Select
        label={t('groundsOf')}
        data={cases}
        value={caseId ?? null}
        searchable
        nothingFoundMessage={t('common:nothingFound')}
        onChange={setChosen}
      />
      <Select
        label={t('groundsAbout')}
        data={ABOUT.map((one) => ({ value: one, label: one === '' ? t('groundsWhole') : t(`column.${one}`) }))}
        value={about}
        allowDeselect={false}
        onChange={(next) => setAbout(next ?? '')}
      />
      {caseId === undefined ? (
        <p className="small faint">{t('groundsHint')}</p>
      ) : (
        <Grounds
          key={`${caseId} ${about}`}
          kind="right"
          row={right}
          caseId={caseId}
          about={about}
          readOnly={readOnly}
        />
      )}
    </section>
  )
}
