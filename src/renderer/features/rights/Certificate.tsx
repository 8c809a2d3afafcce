import { Button, Select } from '@mantine/core'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { engine } from '../../app/engine.ts'
import { choiceFilter } from '../../components/choiceFilter.ts'
import { ExhibitNumber } from '../../components/ExhibitNumber.tsx'
import { Kept } from '../../components/SavedFields.tsx'
import { documentLabel, listedAs } from '../evidence/documentList.ts'
import { useRowField } from '../registers/useRegister.ts'
import { useCaseChoices } from './useCases.ts'

/** The document that certifies a right, by its exhibit number where it has one. */
export function Certificate({ right, readOnly }: { right: Row<'right'>; readOnly: boolean }) {
  const { t } = useTranslation('rights')
  const saved = useRowField('right', right, 'certificateId')
  const certificate = useQuery(
    engine.evidence.get.queryOptions({ input: saved.value === null ? skipToken : { documentId: saved.value } }),
  ).data

  function set(documentId: string | null): void {
    saved.change(documentId)
    saved.keep()
  }

  return (
    <section className="section">
      <h2>{t('section.certificate')}</h2>
      <Kept saved={saved} show={(id) => id}>
        {saved.value !== null && certificate && (
          <p className="row small">
            {certificate.exhibit && <ExhibitNumber label={certificate.exhibit} link />}
            <Link
              className="link wrap-anywhere"
              to="/case/$caseId/evidence"
              params={{ caseId: certificate.caseId }}
              search={{ doc: certificate.id }}
            >
              {listedAs(certificate)}
            </Link>
          </p>
        )}
        {!readOnly && (saved.value === null ? <DocumentOfCase onChoose={set} /> : <Clear onClear={() => set(null)} />)}
        {readOnly && saved.value === null && <p className="small faint">{t('certificate.none')}</p>}
      </Kept>
    </section>
  )
}

function Clear({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation('rights')
  return (
    <Button variant="subtle" onClick={onClear}>
      {t('certificate.clear')}
    </Button>
  )
}

function DocumentOfCase({ onChoose }: { onChoose: (documentId: string) => void }) {
  const { t } = useTranslation('rights')
  const cases = useCaseChoices()
  const [chosen, setChosen] = useState<string | null>(null)
  const caseId = chosen ?? (cases.length === 1 ? (cases[0]?.value ?? null) : null)
  const documents = useQuery(
    engine.evidence.list.queryOptions({ input: caseId === null ? skipToken : { caseId } }),
  ).data
  return (
    <div className="saved-fields">
      <Select
        label={t('certificate.case')}
        data={cases}
        value={caseId}
        searchable
        limit={60}
        filter={choiceFilter}
        nothingFoundMessage={t('common:nothingFound')}
        onChange={setChosen}
      />
      <Select
        label={t('certificate.document')}
        placeholder={t('certificate.add')}
        disabled={caseId === null}
        data={(documents ?? []).map((one) => ({ value: one.id, label: documentLabel(one) }))}
        value={null}
        searchable
        limit={60}
        filter={choiceFilter}
        nothingFoundMessage={t('common:nothingFound')}
        onChange={(id) => id !== null && onChoose(id)}
      />
    </div>
  )
}
