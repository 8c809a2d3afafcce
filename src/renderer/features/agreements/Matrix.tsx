import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgreementsAbout, MatrixRow, TreatyLine } from '../../../shared/contract/agreements.ts'
import { TREATY_STATES, type Treaty } from '../../../shared/domain/treaty.ts'
import { territoryInWords } from '../../../shared/messages/territory-words.ts'
import { lineInWords } from '../../../shared/messages/treaty-words.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import type { Asked } from './asked.ts'
import { yearOf } from './line.ts'
import { StateGlyph } from './StateGlyph.tsx'

interface MatrixProps {
  asked: Asked & { one: string }
  groups: AgreementsAbout['countries']
  treaties: readonly Treaty[]
  selected: { country: string; treaty: string } | undefined
  onSelect: (cell: { country: string; treaty: string }) => void
}

/** Countries × treaties on a day. Arrows move from cell to cell; beside it stands why. */
export function Matrix({ asked, groups, treaties, selected, onSelect }: MatrixProps) {
  const { t } = useTranslation('agreements')
  const language = useLanguage()
  const id = useId()
  const cellOf = (country: string, treaty: string) => `${id}-${country}-${treaty}`
  const grid = useRef<HTMLTableElement>(null)
  const others = [...asked.others]
  const matrix = useQuery(
    engine.agreements.matrix.queryOptions({ input: { ...asked, others }, placeholderData: keepPreviousData }),
  )
  const rows = grouped(matrix.data ?? [], groups)
  const countries = rows.flatMap(({ rows: of }) => of.map(({ country }) => country))
  const active =
    selected && countries.includes(selected.country) ? cellOf(selected.country, selected.treaty) : undefined

  useEffect(() => {
    if (active) document.getElementById(active)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [active])

  function onKeyDown(event: KeyboardEvent): void {
    if (!selected) return
    const ids = treaties.map((treaty) => treaty.id)
    const [row, column] = [countries.indexOf(selected.country), ids.indexOf(selected.treaty)]
    const moves: Record<string, [number, number]> = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      Home: [row, 0],
      End: [row, ids.length - 1],
    }
    const [toRow, toColumn] = moves[event.key] ?? []
    const [country, treaty] = [countries[toRow ?? -1], ids[toColumn ?? -1]]
    if (toRow === undefined) return
    event.preventDefault()
    if (country !== undefined && treaty !== undefined) onSelect({ country, treaty })
  }

  if (matrix.isError) return <ErrorLine error={matrix.error} />
  if (others.length === 0) return <EmptyState>{t('noOthers')}</EmptyState>
  return (
    <>
      <div className="agreements-scroll">
        <table
          ref={grid}
          className="agreements-matrix"
          role="grid"
          aria-label={t('matrix')}
          aria-activedescendant={active}
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr>
              <th scope="col">{t('column.country')}</th>
              {treaties.map((treaty) => (
                <th key={treaty.id} scope="col" title={treaty.title[language]}>
                  {treaty.short[language]}
                </th>
              ))}
            </tr>
          </thead>
          {rows.map(({ group, rows: of }) => (
            <tbody key={group}>
              <tr className="agreements-group">
                <th colSpan={treaties.length + 1} scope="colgroup">
                  {t(`group.${group}`)}
                </th>
              </tr>
              {of.map(({ country, lines }) => (
                <tr key={country}>
                  <th scope="row">
                    <span className="agreements-code">{country}</span> {territoryInWords(country, language)}
                  </th>
                  {lines.map((line) => (
                    <td
                      key={line.treaty}
                      id={cellOf(country, line.treaty)}
                      role="gridcell"
                      aria-selected={active === cellOf(country, line.treaty)}
                      aria-label={lineInWords(line, language, t)}
                      title={lineInWords(line, language, t)}
                      onClick={() => {
                        onSelect({ country, treaty: line.treaty })
                        grid.current?.focus()
                      }}
                    >
                      <CellContent line={line} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
      <Legend lines={matrix.data?.flatMap((row) => row.lines) ?? []} />
    </>
  )
}

function CellContent({ line }: { line: TreatyLine }) {
  const year = yearOf(line)
  const corrected = line.corrections.length > 0
  return (
    <span className={`agreements-cell${corrected ? ' agreements-corrected' : ''}`}>
      <StateGlyph state={line.state} />
      {(year !== undefined || line.afterTable) && (
        <span className="numbers second">
          {year}
          {line.afterTable && '*'}
        </span>
      )}
    </span>
  )
}

function Legend({ lines }: { lines: readonly TreatyLine[] }) {
  const { t } = useTranslation('agreements')
  const states = new Set(lines.map(({ state }) => state))
  return (
    <div className="agreements-legend">
      {TREATY_STATES.filter((state) => states.has(state)).map((state) => (
        <span key={state} className="row">
          <StateGlyph state={state} /> {t(`legend.${state}`)}
        </span>
      ))}
      {lines.some(({ afterTable }) => afterTable) && <span>* {t('afterTable')}</span>}
      <span className="spring" />
      <span>{t('notFoundIsNotNo')}</span>
    </div>
  )
}

/** The rows under what their countries are in the cases; those that were chosen beside them come last. */
function grouped(rows: readonly MatrixRow[], groups: AgreementsAbout['countries']) {
  const groupOf = new Map(groups.map(({ country, group }) => [country, group]))
  const all = ['defendants', 'acts', 'agreements', 'chosen'] as const
  return all
    .map((group) => ({ group, rows: rows.filter(({ country }) => (groupOf.get(country) ?? 'chosen') === group) }))
    .filter((one) => one.rows.length > 0)
}
