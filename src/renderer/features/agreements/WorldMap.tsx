import { Select } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { dateInWords } from '../../../shared/domain/edtf-words.ts'
import { TREATY_STATES, type Treaty, type TreatyState } from '../../../shared/domain/treaty.ts'
import { territoryInWords } from '../../../shared/messages/territory-words.ts'
import { lineInWords } from '../../../shared/messages/treaty-words.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { choiceFilter } from '../../components/choiceFilter.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import type { Asked } from './asked.ts'
import { MapLegend, MapWords } from './MapLegend.tsx'
import { MapPatterns } from './MapPatterns.tsx'
import { yearOf } from './line.ts'
import { MAP_ID } from './saveMap.ts'
import { StateGlyph } from './StateGlyph.tsx'
import { useCountries } from './useCountries.ts'
import { WORLD, WORLD_SIZE } from './worldShapes.ts'

interface WorldMapProps {
  asked: Asked & { one: string }
  treaties: readonly Treaty[]
  treaty: string
  country: string | undefined
  onSelect: (cell: { country: string; treaty: string }) => void
}

/** Every country by how one treaty stood between it and the right-holder's; beside the map the same as a list. */
export function WorldMap({ asked, treaties, treaty, country, onSelect }: WorldMapProps) {
  const { t } = useTranslation('agreements')
  const language = useLanguage()
  const known = useCountries()
  const others = useMemo(() => known.flatMap(({ value }) => (value === asked.one ? [] : [value])), [known, asked.one])
  const { one, on, recognitionOn, investmentOn } = asked
  const matrix = useQuery(
    engine.agreements.matrix.queryOptions({
      input: { one, others, on, recognitionOn, investmentOn, treaties: [treaty] },
      enabled: others.length > 0,
      placeholderData: keepPreviousData,
    }),
  )
  const lines = useMemo(
    () => new Map((matrix.data ?? []).flatMap((row) => row.lines.map((line) => [row.country, line] as const))),
    [matrix.data],
  )
  const title = treaties.find(({ id }) => id === treaty)?.title[language] ?? treaty
  const label = t('mapLabel', { treaty: title, date: dateInWords(on, language, 'long') })
  const source = [...lines.values()][0]?.sources[0]
  const sourceNote = source?.asOf ? t('asOfTable', { date: dateInWords(source.asOf, language, 'short') }) : ''
  const legend = {
    caption: [label, sourceNote].filter(Boolean).join('; '),
    home: territoryInWords(one, language),
    states: new Set([...lines.values()].map(({ state }) => state)),
  }
  const told = (code: string) => {
    const line = lines.get(code)
    if (code === one) return t('homeMark')
    return line ? lineInWords(line, language, t) : ''
  }

  return (
    <div className="agreements-world">
      <div className="agreements-map">
        <Select
          label={t('mapOf')}
          data={treaties.map(({ id, title: titles }) => ({ value: id, label: titles[language] ?? id }))}
          value={treaty}
          searchable
          allowDeselect={false}
          limit={60}
          filter={choiceFilter}
          onChange={(next) => next !== null && onSelect({ country: country ?? others[0] ?? one, treaty: next })}
        />
        {matrix.isError && <ErrorLine error={matrix.error} />}
        <svg id={MAP_ID} role="img" aria-label={label} viewBox={`0 0 ${WORLD_SIZE.width} ${WORLD_SIZE.height}`}>
          <title>{label}</title>
          <MapPatterns />
          {WORLD.map(({ key, code, path }) => {
            const state = code === undefined ? undefined : lines.get(code)?.state
            const kind = code === one ? 'home' : (state ?? 'no-row')
            const chosen = code !== undefined && code === country
            return (
              <path
                key={key}
                d={path}
                className={`map-shape map-${kind}${chosen ? ' map-chosen' : ''}`}
                onClick={() => code !== undefined && code !== one && onSelect({ country: code, treaty })}
              >
                {code !== undefined && <title>{`${territoryInWords(code, language)}: ${told(code)}`}</title>}
              </path>
            )
          })}
          <MapLegend {...legend} />
        </svg>
        <MapWords {...legend} />
      </div>
      <StateList {...{ lines, country }} onChoose={(code) => onSelect({ country: code, treaty })} />
    </div>
  )
}

interface StateListProps {
  lines: ReadonlyMap<string, { state: TreatyState } & Parameters<typeof yearOf>[0]>
  country: string | undefined
  onChoose: (code: string) => void
}

/** The countries by state, so that the map can be read without seeing it. */
function StateList({ lines, country, onChoose }: StateListProps) {
  const { t } = useTranslation('agreements')
  const language = useLanguage()
  const named = [...lines].map(([code, line]) => ({ code, line, name: territoryInWords(code, language) }))
  const groups = TREATY_STATES.map((state) => ({
    state,
    of: named.filter(({ line }) => line.state === state).toSorted((a, b) => a.name.localeCompare(b.name, language)),
  })).filter(({ of }) => of.length > 0)
  return (
    <div className="agreements-list" role="region" aria-label={t('listOfCountries')}>
      {groups.map(({ state, of }) => (
        <details key={state} open={of.length <= 12 || of.some(({ code }) => code === country)}>
          <summary>
            <span className="agreements-state">
              <svg className="map-swatch" width="16" height="12" aria-hidden>
                <rect width="16" height="12" className={`map-shape map-${state}`} />
              </svg>
              <StateGlyph state={state} /> {t(`told.${state}`)} <span className="numbers faint">{of.length}</span>
            </span>
          </summary>
          <ul>
            {of.map(({ code, line, name }) => (
              <li key={code}>
                <button
                  type="button"
                  className="agreements-country"
                  aria-current={code === country ? 'true' : undefined}
                  onClick={() => onChoose(code)}
                >
                  <span>{name}</span>
                  <span className="numbers faint">{yearOf(line)}</span>
                </button>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  )
}
