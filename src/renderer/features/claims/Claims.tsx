import { Button, SegmentedControl } from '@mantine/core'
import { IconArrowRight, IconListCheck, IconPlus, IconQuote, IconScale } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Command, useCommands } from '../../app/commands.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { Pane } from '../../components/Pane.tsx'
import { useIsArchived } from '../cases/useIsArchived.ts'
import { ClaimInspector } from './ClaimInspector.tsx'
import { ClaimMatrix } from './ClaimMatrix.tsx'
import { Consents } from './Consents.tsx'
import { type Adding, ElementInspector } from './ElementInspector.tsx'
import { GapList } from './GapList.tsx'
import { NewClaim } from './NewClaim.tsx'
import { focusPlace } from './focusPlace.ts'
import { placeOf, useClaims } from './useClaims.ts'
import './claims.css'

const FROM = '/case/$caseId/claims'

/** Claims and what each must prove, or the clauses by which they can be arbitrated. */
export function Claims({ caseId }: { caseId: string }) {
  const navigate = useNavigate({ from: FROM })
  const { part = 'matrix', consent } = useSearch({ from: FROM })
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'claims.matrix',
        title: 'claims:command.matrix',
        words: 'claims:command.words',
        icon: IconListCheck,
        run: () => void navigate({ search: {} }),
      },
      {
        id: 'claims.consent',
        title: 'claims:command.consent',
        words: 'claims:command.words',
        icon: IconScale,
        run: () => void navigate({ search: { part: 'consent' } }),
      },
    ],
    [navigate],
  )
  useCommands(commands)
  return part === 'consent' ? (
    <Consents
      caseId={caseId}
      selected={consent}
      onSelect={(id) => void navigate({ search: { part: 'consent', consent: id }, replace: true })}
    />
  ) : (
    <Matrix caseId={caseId} />
  )
}

function Matrix({ caseId }: { caseId: string }) {
  const { t } = useTranslation('claims')
  const navigate = useNavigate({ from: FROM })
  const { claim: askedClaim, element: askedElement, show = 'all' } = useSearch({ from: FROM })
  const { rows, claims, standing } = useClaims(caseId)
  const readOnly = useIsArchived(caseId)
  const [making, setMaking] = useState(false)
  const [adding, setAdding] = useState<Adding>()

  const all = claims ?? []
  // A withdrawn claim that is asked for by its address is shown, so that it can stand again.
  const asked = rows.data?.find(({ id }) => id === askedClaim)
  const current = asked ?? all[0]
  const chosen = asked ? (askedElement ?? null) : (current?.elements[0]?.number ?? null)
  const element = current?.elements.find(({ number }) => number === chosen)
  const gaps = all.flatMap(({ id, elements }) =>
    elements.flatMap(({ number }) => (standing.get(placeOf(id, number))?.gap ? [{ claimId: id, number }] : [])),
  )
  const withdrawn = (rows.data ?? []).filter(({ withdrawnOn }) => withdrawnOn !== null)
  const elements = all.reduce((sum, one) => sum + one.elements.length, 0)

  const counted = `${t('count.claims', { count: all.length })}, ${t('count.elements', { count: elements })}`

  function select(claimId: string, number: number | null, put: Adding = undefined): void {
    setAdding(put)
    void navigate({
      search: (known) => ({ ...known, claim: claimId, element: number ?? undefined }),
      replace: true,
    })
  }

  function toNextGap(): void {
    const order = all.flatMap(({ id, elements: ofClaim }) =>
      [null, ...ofClaim.map(({ number }) => number)].map((number) => placeOf(id, number)),
    )
    const here = order.indexOf(placeOf(current?.id ?? '', chosen))
    const next = gaps.find(({ claimId, number }) => order.indexOf(placeOf(claimId, number)) > here) ?? gaps[0]
    if (!next) return
    select(next.claimId, next.number)
    focusPlace(next.claimId, next.number)
  }

  const acts = useRef({ begin: () => setMaking(true), nextGap: toNextGap, addFact: () => {} })
  acts.current = { begin: () => setMaking(true), nextGap: toNextGap, addFact: () => element && setAdding('for') }
  const commands = useMemo<Command[]>(
    () => [
      ...(readOnly
        ? []
        : [
            {
              id: 'claim.new',
              title: 'registers:new.claim',
              keys: ['n'],
              icon: IconPlus,
              run: () => acts.current.begin(),
            },
          ]),
      {
        id: 'claims.next-gap',
        title: 'claims:command.nextGap',
        words: 'claims:command.words',
        keys: ['g'],
        icon: IconArrowRight,
        run: () => acts.current.nextGap(),
      },
      {
        id: 'claims.add-fact',
        title: 'claims:command.addFact',
        words: 'claims:command.words',
        keys: ['c'],
        icon: IconQuote,
        run: () => acts.current.addFact(),
      },
    ],
    [readOnly],
  )
  useCommands(commands)

  return (
    <div className="panes">
      <Pane view="claims" name="list" label={t('title')}>
        <div className="view-head claims-head">
          <h1>{t('title')}</h1>
          <span className="small faint one-line" title={counted}>
            {counted}
          </span>
          <span className="spring" />
          {all.length > 0 && (
            <SegmentedControl
              aria-label={t('show.label')}
              data={(['all', 'gaps'] as const).map((one) => ({ value: one, label: t(`show.${one}`) }))}
              value={show}
              onChange={(next) =>
                void navigate({
                  search: (known) => ({ ...known, show: next === 'gaps' ? ('gaps' as const) : undefined }),
                  replace: true,
                })
              }
            />
          )}
          {!readOnly && (
            <Button leftSection={<IconPlus size={15} stroke={1.5} />} onClick={() => setMaking(true)}>
              {t('new.button')}
            </Button>
          )}
        </div>
        {rows.isError && <ErrorLine error={rows.error} />}
        {making && (
          <NewClaim
            caseId={caseId}
            others={rows.data ?? []}
            onMade={({ id }) => select(id, null)}
            onClose={() => setMaking(false)}
          />
        )}
        {rows.data?.length === 0 && !making && (
          <EmptyState action={!readOnly && <Button onClick={() => setMaking(true)}>{t('empty.act')}</Button>}>
            {t('empty.say')}
          </EmptyState>
        )}
        {(rows.data?.length ?? 0) > 0 && (
          <div className="pane-scroll">
            {show === 'gaps' && gaps.length === 0 && <p className="small second gap-hint">{t('empty.noGaps')}</p>}
            <ClaimMatrix
              claims={all}
              standing={standing}
              gapsOnly={show === 'gaps'}
              claim={current?.id}
              element={chosen}
              readOnly={readOnly}
              onSelect={select}
              onEnter={() => setAdding('for')}
            />
            {withdrawn.length > 0 && (
              <p className="withdrawn-claims small second">
                {t('claim.withdrawn')}{' '}
                {withdrawn.map(({ id, title }) => (
                  <button key={id} type="button" className="link-button" onClick={() => select(id, null)}>
                    {title}
                  </button>
                ))}
              </p>
            )}
            <GapList
              caseId={caseId}
              claims={all}
              onElement={select}
              onPlace={(claimId, number) => select(claimId, number, 'for')}
            />
          </div>
        )}
      </Pane>
      {current && (
        <Pane
          view="claims"
          name="inspector"
          label={t(element ? 'element.label' : 'claim.label')}
          width={360}
          least={290}
          most={640}
          edge="start"
          ground="inspector"
        >
          {element ? (
            <ElementInspector
              key={placeOf(current.id, element.number)}
              caseId={caseId}
              claim={current}
              element={element}
              standing={standing.get(placeOf(current.id, element.number))}
              adding={adding}
              onAdding={(next) => {
                setAdding(next)
                if (next === undefined) focusPlace(current.id, element.number)
              }}
              onClaim={() => select(current.id, null)}
            />
          ) : (
            <ClaimInspector
              key={current.id}
              caseId={caseId}
              claim={current}
              claims={all}
              onElement={(number) => select(current.id, number)}
            />
          )}
        </Pane>
      )}
    </div>
  )
}
