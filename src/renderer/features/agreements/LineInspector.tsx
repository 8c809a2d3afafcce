import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TreatyLine } from '../../../shared/contract/agreements.ts'
import { dateInWords } from '../../../shared/domain/edtf-words.ts'
import { TREATY_STATES, type Treaty } from '../../../shared/domain/treaty.ts'
import { territoryInWords } from '../../../shared/messages/territory-words.ts'
import { dayInWords, lineInWords } from '../../../shared/messages/treaty-words.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { BecauseSteps } from '../../components/BecauseSteps.tsx'
import { DateText } from '../../components/DateText.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { NotVerified } from '../../components/NotVerified.tsx'
import { RowStanding } from '../registers/RowStanding.tsx'
import { useRows } from '../registers/useRegister.ts'
import type { Asked } from './asked.ts'
import { CorrectionForm } from './CorrectionForm.tsx'
import { StateGlyph } from './StateGlyph.tsx'

interface LineInspectorProps {
  caseId: string | undefined
  asked: Asked & { one: string }
  cell: { country: string; treaty: string }
  treaties: readonly Treaty[]
}

/** One treaty between two countries: how it stood, why, on which source, and the lawyer's own word on top. */
export function LineInspector({ caseId, asked, cell, treaties }: LineInspectorProps) {
  const { t } = useTranslation('agreements')
  const language = useLanguage()
  const pair = { one: asked.one, other: cell.country }
  const { on, recognitionOn, investmentOn } = asked
  const lines = useQuery(
    engine.agreements.resolve.queryOptions({
      input: { ...pair, on, recognitionOn, investmentOn },
      placeholderData: keepPreviousData,
    }),
  )
  const line = lines.data?.find((one) => one.treaty === cell.treaty)
  const treaty = treaties.find(({ id }) => id === cell.treaty)
  if (lines.isError) return <ErrorLine error={lines.error} />
  if (!line || !treaty) return null
  const [one, other] = [pair.one, pair.other].map((code) => territoryInWords(code, language))
  return (
    <>
      <section className="section">
        <p className="small second">{t('pairOf', { one, other })}</p>
        <h2 className="inspector-title">{treaty.title[language]}</h2>
        <p className="state">
          <StateGlyph state={line.state} /> {lineInWords(line, language, t)}
        </p>
        <p className="small faint">{dayInWords(line.dayThatMatters, line.on, language, t)}</p>
      </section>
      <section className="section">
        <h2>{t('why')}</h2>
        <Each line={line} />
        <BecauseSteps steps={line.because} />
        {line.agreementIds.map((id) => (
          <p key={id} className="small">
            <Link
              className="link"
              {...(caseId === undefined
                ? { to: '/agreements' }
                : { to: '/case/$caseId/agreements', params: { caseId } })}
              search={{ view: 'register', row: id }}
            >
              {t('openRow')}
            </Link>
          </p>
        ))}
      </section>
      {line.coverage.length > 0 && (
        <section className="section">
          <h2>{t('covers')}</h2>
          {line.coverage.map((key) => (
            <p key={key} className="small">
              {t(`coverage.${key}`)}
            </p>
          ))}
        </section>
      )}
      <Sources line={line} table={treaty.table} />
      {treaty.id !== 'bilateral-ip' && <Corrections key={`${pair.other} ${treaty.id}`} line={line} pair={pair} />}
      <AllTreaties lines={lines.data ?? []} treaties={treaties} country={other ?? ''} />
    </>
  )
}

function Each({ line }: { line: TreatyLine }) {
  const { t } = useTranslation('agreements')
  const language = useLanguage()
  if (line.each.length === 0) return null
  return (
    <dl className="agreements-each">
      {line.each.map(({ country, since, through }) => (
        <div key={country}>
          <dt>{territoryInWords(country, language)}</dt>
          <dd>
            {since === null ? t('each.notKnown') : <DateText date={since} />}
            {through !== null && (
              <span className="faint"> {t('each.through', { organisation: territoryInWords(through, language) })}</span>
            )}
          </dd>
        </div>
      ))}
      {line.since !== null && (
        <div className="strong">
          <dt>{t('both')}</dt>
          <dd>
            <DateText date={line.since} />
          </dd>
        </div>
      )}
    </dl>
  )
}

function Sources({ line, table }: { line: TreatyLine; table: string }) {
  const { t } = useTranslation('agreements')
  const language = useLanguage()
  const known = useQuery(engine.agreements.tables.queryOptions()).data?.tables.find(({ id }) => id === table)
  return (
    <section className="section small">
      <h2>{t('source')}</h2>
      <p>
        {known?.title[language]}{' '}
        {known && known.asOf !== null && (
          <span className="faint">{t('asOf', { date: dateInWords(known.asOf, language, 'short') })}</span>
        )}
      </p>
      <p className="faint">{known?.note[language]}</p>
      {line.sources.map(({ source, verified }, at) => (
        <div key={at}>
          <p className="faint wrap-anywhere">{source}</p>
          {!verified && (
            <p>
              <NotVerified source={source} />
            </p>
          )}
        </div>
      ))}
    </section>
  )
}

function Corrections({ line, pair }: { line: TreatyLine; pair: { one: string; other: string } }) {
  const { t } = useTranslation('agreements')
  const language = useLanguage()
  const [adding, setAdding] = useState(false)
  const rows = useRows('correction', '').data ?? []
  const standing = line.corrections.flatMap(({ id }) => rows.filter((row) => row.id === id))
  return (
    <>
      <section className="section">
        <h2>{t('yourCorrection')}</h2>
        {standing.length === 0 && !adding && <p className="small faint">{t('noCorrection')}</p>}
        {standing.map(({ id, country, note, source }) => (
          <p key={id} className="small">
            <strong>{territoryInWords(country, language)}</strong>: {note} <span className="faint">{source}</span>
          </p>
        ))}
        {adding ? (
          <CorrectionForm treaty={line.treaty} pair={pair} onClose={() => setAdding(false)} />
        ) : (
          <Button variant="default" leftSection={<IconPencil size={14} stroke={1.6} />} onClick={() => setAdding(true)}>
            {t('correct')}
          </Button>
        )}
      </section>
      {standing.map((row) => (
        <RowStanding key={row.id} kind="correction" row={row} />
      ))}
    </>
  )
}

/** How many of the main treaties stood how, and how the others did. */
function AllTreaties({
  lines,
  treaties,
  country,
}: {
  lines: readonly TreatyLine[]
  treaties: readonly Treaty[]
  country: string
}) {
  const { t } = useTranslation('agreements')
  const language = useLanguage()
  const rest = treaties.filter(({ main }) => !main)
  const main = lines.filter(({ treaty }) => treaties.find(({ id }) => id === treaty)?.main)
  const counts = TREATY_STATES.map((state) => ({
    state,
    count: main.filter((line) => line.state === state).length,
  })).filter(({ count }) => count > 0)
  return (
    <section className="section">
      <h2>{t('onThisDay', { country })}</h2>
      <ul className="agreements-rest">
        {counts.map(({ state, count }) => (
          <li key={state} className="small">
            <StateGlyph state={state} />
            <span>
              {t(`told.${state}`)} <span className="numbers faint">{count}</span>
            </span>
          </li>
        ))}
      </ul>
      <details>
        <summary className="small">{t('restOfTreaties')}</summary>
        <ul className="agreements-rest">
          {rest.map(({ id, title }) => {
            const line = lines.find(({ treaty }) => treaty === id)
            return (
              line && (
                <li key={id} className="small">
                  <StateGlyph state={line.state} />
                  <span>
                    {title[language]} <span className="faint">{lineInWords(line, language, t)}</span>
                  </span>
                </li>
              )
            )
          })}
        </ul>
      </details>
    </section>
  )
}
