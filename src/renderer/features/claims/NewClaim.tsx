import { Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { claimOfCause, keyOfTitle } from '../../../shared/domain/claim-cause.ts'
import { exchangesSides } from '../../../shared/domain/claim-sides.ts'
import { Position } from '../../../shared/domain/claim.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { choiceFilter } from '../../components/choiceFilter.ts'
import { NotVerified } from '../../components/NotVerified.tsx'
import { RowForm } from '../registers/RowForm.tsx'
import { useAddRow } from '../registers/useRegister.ts'
import { type ClaimRow, countAnew } from './useClaims.ts'

const OWN = 'own'

interface NewClaimProps {
  caseId: string
  /** Every claim of the case, withdrawn ones included. */
  others: readonly ClaimRow[]
  onMade: (claim: ClaimRow) => void
  onClose: () => void
}

/** A claim from a cause of action that ships, or one of the user's own. */
export function NewClaim({ caseId, others, onMade, onClose }: NewClaimProps) {
  const { t } = useTranslation('claims')
  const language = useLanguage()
  const causes = useQuery(engine.claims.causes.queryOptions()).data ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const [typed, setTyped] = useState<string>()
  const [position, setPosition] = useState<Position>('principal')
  const add = useAddRow('claim', caseId, (claim) => {
    void countAnew()
    onMade(claim)
    onClose()
  })
  const cause = causes.find(({ id }) => id === chosen)
  const title = (typed ?? cause?.title[language] ?? '').trim()

  function submit(): void {
    if (title === '' || add.isPending) return
    const keys = others.map(({ key }) => key)
    const fields = cause ? claimOfCause(cause, language, keys) : { key: keyOfTitle(title, keys) }
    add.mutate({ ...fields, title, position })
  }

  return (
    <RowForm
      label={t('new.title')}
      submit={t('new.add')}
      isReady={title !== ''}
      adding={add}
      onSubmit={() => submit()}
      onClose={onClose}
      className="new-claim stack"
    >
      <div className="new-claim-fields">
        <Select
          autoFocus
          label={t('new.cause')}
          data={[
            ...causes.map((one) => ({ value: one.id, label: one.title[language] })),
            { value: OWN, label: t('new.own') },
          ]}
          value={chosen}
          searchable
          filter={choiceFilter}
          nothingFoundMessage={t('common:nothingFound')}
          onChange={setChosen}
        />
        <TextInput
          label={t('new.name')}
          maxLength={300}
          value={typed ?? cause?.title[language] ?? ''}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Select
          searchable
          label={t('new.position')}
          data={Position.options.map((one) => ({ value: one, label: t(`position.${one}`) }))}
          value={position}
          allowDeselect={false}
          onChange={(value) => setPosition(Position.catch('principal').parse(value))}
        />
      </div>
      {exchangesSides(position) && <p className="field-hint">{t('positionHint.exchanged')}</p>}
      {chosen === OWN && <p className="field-hint">{t('new.ownHint')}</p>}
      {cause && (
        <p className="small">
          <span className="second">{t('new.what')}:</span> {cause.elements.map((one) => one.title[language]).join('; ')}
          . {!cause.verified && <NotVerified source={cause.source} />}
        </p>
      )}
    </RowForm>
  )
}
