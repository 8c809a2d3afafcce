import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fact } from '../../../shared/contract/facts.ts'
import { formatFactNumber } from '../../../shared/domain/fact.ts'
import { engine } from '../../app/engine.ts'
import { Kept } from '../../components/SavedFields.tsx'
import { ChooseFact } from './ChooseFact.tsx'
import { useFactField } from './FactWeight.tsx'

/** The facts that cannot well stand beside a fact. Each of a pair names the other. */
export function FactStrains({ fact }: { fact: Fact }) {
  const { t } = useTranslation('facts')
  const { caseId } = fact
  const facts = useQuery(engine.facts.list.queryOptions({ input: { caseId } })).data ?? []
  const saved = useFactField(fact, 'strainsWith')
  const [choosing, setChoosing] = useState<boolean>()
  const numberOf = (id: string) => formatFactNumber(facts.find((one) => one.id === id)?.number ?? 0)

  function set(ids: string[]): void {
    saved.change(ids)
    saved.keep()
  }

  function add(id: string): void {
    setChoosing(false)
    if (id !== fact.id && !saved.value.includes(id)) set([...saved.value, id])
  }

  return (
    <section className="section">
      <h2>
        {t('strains.title')} <span className="section-count numbers">{saved.value.length}</span>
      </h2>
      {saved.value.length === 0 && <p className="small faint">{t('strains.none')}</p>}
      <Kept saved={saved} show={(ids) => ids.map(numberOf).join(', ')}>
        <ul className="cited-by">
          {saved.value.map((id) => {
            const other = facts.find((one) => one.id === id)
            return (
              <li key={id} className="fact-strain">
                <Link className="fact-number" to="/case/$caseId/facts" params={{ caseId }} search={{ fact: id }}>
                  {numberOf(id)}
                </Link>
                <span className="wrap-anywhere spring">{other?.text}</span>
                <ActionIcon
                  size={20}
                  aria-label={t('strains.remove')}
                  title={t('strains.remove')}
                  onClick={() => set(saved.value.filter((one) => one !== id))}
                >
                  <IconX size={13} stroke={1.6} />
                </ActionIcon>
              </li>
            )
          })}
        </ul>
      </Kept>
      {choosing ? (
        <ChooseFact caseId={caseId} label={t('strains.add')} onChoose={add} onClose={() => setChoosing(false)} />
      ) : (
        fact.withdrawnOn === null && (
          <Button
            variant="subtle"
            size="compact-xs"
            autoFocus={choosing === false}
            leftSection={<IconPlus size={13} stroke={1.6} />}
            title={t('strains.hint')}
            onClick={() => setChoosing(true)}
          >
            {t('strains.add')}
          </Button>
        )
      )}
    </section>
  )
}
