import { Select } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Fact, FactUse } from '../../../shared/contract/facts.ts'
import { engine } from '../../app/engine.ts'
import { choiceFilter } from '../../components/choiceFilter.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { RowLink } from '../registers/RowLink.tsx'
import { editClaim, placeOf, useClaims, withElement, withFact } from '../claims/useClaims.ts'

/** What rests on a fact: claims and their elements, licences, acts, loss; and the way to put it to another element. */
export function FactUses({ fact }: { fact: Fact }) {
  const { t } = useTranslation(['facts', 'registers'])
  const { caseId, id: factId } = fact
  const uses = useQuery(engine.facts.usedBy.queryOptions({ input: { factId } }))
  const { claims = [] } = useClaims(caseId)
  const place = useMutation({
    mutationKey: [['registers', 'claim', 'change']],
    mutationFn: ([claimId = '', element]: string[]) =>
      editClaim(claimId, (claim) => withElement(claim, Number(element), withFact(factId, 'for'))),
  })
  const elements = claims.flatMap(({ id, title: claim, elements: ofClaim }) =>
    ofClaim
      .filter(({ factIds }) => !factIds.includes(factId))
      .map(({ number, title }) => ({ value: placeOf(id, number), label: t('uses.element', { claim, number, title }) })),
  )
  return (
    <section className="section">
      <h2>
        {t('uses.title')} <span className="section-count numbers">{uses.data?.length}</span>
      </h2>
      {uses.isError && <ErrorLine error={uses.error} />}
      {uses.data?.length === 0 && <p className="small faint">{t('uses.none')}</p>}
      <ul className="fact-uses small">
        {uses.data?.map((use) => (
          <li key={use.id}>
            <Use caseId={caseId} use={use} />
          </li>
        ))}
      </ul>
      {fact.withdrawnOn === null && elements.length > 0 && (
        <Select
          aria-label={t('uses.place')}
          placeholder={t('uses.place')}
          data={elements}
          value={null}
          searchable
          limit={60}
          filter={choiceFilter}
          disabled={place.isPending}
          nothingFoundMessage={t('common:nothingFound')}
          onChange={(value) => value && place.mutate(value.split(' '))}
        />
      )}
      {place.isError && <ErrorLine error={place.error} />}
    </section>
  )
}

function Use({ caseId, use }: { caseId: string; use: FactUse }) {
  const { t } = useTranslation(['facts', 'registers'])
  const { kind, id, label, about, elements, withdrawnOn } = use
  const fields = about.filter((field) => field !== '').map((field) => t(`registers:field.${field}`, field))
  return (
    <>
      <span className="faint">{t(`registers:kind.${kind}`)}:</span>{' '}
      <RowLink caseId={caseId} about={{ kind, id }}>
        {label}
      </RowLink>
      {fields.length > 0 && (
        <span className="faint"> ({t('uses.field', { field: fields.join(', ').toLocaleLowerCase() })})</span>
      )}
      {withdrawnOn !== null && <span className="tag">{t('uses.withdrawn')}</span>}
      {elements.map(({ number, title, against }) => (
        <span key={number} className="fact-use-element">
          <Link className="link" to="/case/$caseId/claims" params={{ caseId }} search={{ claim: id, element: number }}>
            {number}. {title}
          </Link>
          {against && <span className="faint"> ({t('uses.against')})</span>}
        </span>
      ))}
    </>
  )
}
