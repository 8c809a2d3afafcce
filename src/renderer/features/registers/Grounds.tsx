import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { formatFactNumber, restsOnOneSource } from '../../../shared/domain/fact.ts'
import type { Ground } from '../../../shared/domain/register.ts'
import type { Draft, RegisterKind } from '../../../shared/domain/register-kinds.ts'
import { engine } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { CitationMark } from '../facts/CitationMark.tsx'
import { ChooseFact } from '../facts/ChooseFact.tsx'
import { OneSourceMark } from '../stories/OneSourceMark.tsx'
import { useGroundChange } from './useRegister.ts'

export type Grounded = { [K in RegisterKind]: 'grounds' extends keyof Draft<K> ? K : never }[RegisterKind]

export interface GroundsProps<K extends Grounded> {
  kind: K
  row: Row<K>
  caseId: string
  /** The field that these facts speak for; '' for the row as a whole. */
  about: string
  readOnly?: boolean
}

/** The facts of the case on which something that was entered rests, each with its passages. */
export function Grounds<K extends Grounded>({ kind, row, caseId, about, readOnly = false }: GroundsProps<K>) {
  const { t } = useTranslation(['registers', 'stories'])
  const [choosing, setChoosing] = useState<boolean>()
  const change = useGroundChange(kind, row.id)
  const facts = useQuery(engine.facts.list.queryOptions({ input: { caseId } })).data ?? []
  const standing = (row as { grounds: readonly Ground[] }).grounds.filter((ground) => ground.about === about)

  function add(factId: string): void {
    setChoosing(false)
    change.mutate((grounds) =>
      grounds.some((ground) => ground.about === about && ground.factId === factId)
        ? [...grounds]
        : [...grounds, { about, factId }],
    )
  }

  return (
    <>
      <ul className="grounds">
        {standing.map((ground) => {
          const fact = facts.find(({ id }) => id === ground.factId)
          return (
            <li key={ground.factId} className="ground">
              {fact ? (
                <>
                  <Link
                    className="link fact-number"
                    to="/case/$caseId/facts"
                    params={{ caseId: fact.caseId }}
                    search={{ fact: fact.id }}
                  >
                    {formatFactNumber(fact.number)}
                  </Link>
                  <span className="ground-text wrap-anywhere">
                    {fact.text} {fact.withdrawnOn !== null && <span className="tag">{t('grounds.withdrawn')}</span>}
                    <span className="ground-sources">
                      {fact.citations.map((citation) => (
                        <CitationMark key={citation.id} citation={citation} />
                      ))}
                      {restsOnOneSource(fact) && <OneSourceMark>{t('stories:origins.one')}</OneSourceMark>}
                    </span>
                  </span>
                </>
              ) : (
                <span className="ground-text faint">{t('grounds.elsewhere')}</span>
              )}
              {!readOnly && (
                <ActionIcon
                  size={20}
                  aria-label={t('grounds.remove')}
                  onClick={() =>
                    change.mutate((grounds) =>
                      grounds.filter((one) => one.about !== about || one.factId !== ground.factId),
                    )
                  }
                >
                  <IconX size={13} stroke={1.6} />
                </ActionIcon>
              )}
            </li>
          )
        })}
      </ul>
      {change.isError && <ErrorLine error={change.error} />}
      {choosing ? (
        <ChooseFact caseId={caseId} label={t('grounds.add')} onChoose={add} onClose={() => setChoosing(false)} />
      ) : (
        !readOnly && (
          <Button
            className="ground-add"
            variant="subtle"
            size="compact-xs"
            autoFocus={choosing === false}
            leftSection={<IconPlus size={13} stroke={1.6} />}
            onClick={() => setChoosing(true)}
          >
            {t(standing.length === 0 ? 'grounds.addFirst' : 'grounds.addAnother')}
          </Button>
        )
      )}
    </>
  )
}
