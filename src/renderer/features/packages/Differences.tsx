import { Button, SegmentedControl } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Difference, Inspection } from '../../../shared/contract/packages.ts'
import { type EntryNames, fieldInWords, valueInWords } from '../../../shared/messages/entry-words.ts'
import { partInWords } from '../../../shared/messages/package-words.ts'
import { useTrailNames } from '../audit/useTrailNames.ts'
import { byRow, chosen, comesIn, type DifferingRow } from './mergeChoice.ts'

interface DifferencesProps {
  caseId: string
  differences: readonly Difference[]
  /** What ids in their values stand for, where they are not of the case as it is here. */
  named: Inspection['names']
  /** The ids of those that are to stand as the package has them. */
  theirs: ReadonlySet<string>
  onTheirs: (theirs: ReadonlySet<string>) => void
}

/** Field by field what stands here and what the package has; each is chosen by itself, nothing is overwritten unseen. */
export function Differences({ caseId, differences, named, theirs, onTheirs }: DifferencesProps) {
  const { t } = useTranslation('packages')
  const rows = useMemo(() => byRow(differences), [differences])
  const known = useTrailNames(caseId)
  const names = { ...known, exhibit: (id: string) => known.exhibit(id) ?? named[id] }
  const choose = (some: readonly Difference[], take: boolean) => onTheirs(chosen(theirs, some, take))
  return (
    <>
      <div className="row small">
        <span className="second">{t('differ.all')}</span>
        <Button variant="subtle" onClick={() => choose(differences, false)}>
          {t('differ.allOurs')}
        </Button>
        <Button variant="subtle" onClick={() => choose(differences, true)}>
          {t('differ.allTheirs')}
        </Button>
      </div>
      <div className="differences" tabIndex={0} role="region" aria-label={t('differ.label')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('differ.field')}</th>
              <th scope="col">{t('differ.ours')}</th>
              <th scope="col">{t('differ.theirs')}</th>
              <th scope="col">{t('differ.choice')}</th>
            </tr>
          </thead>
          {rows.map((row) => (
            <RowDifferences key={row.key} row={row} names={names} theirs={theirs} onChoose={choose} />
          ))}
        </table>
      </div>
    </>
  )
}

interface RowDifferencesProps {
  row: DifferingRow
  names: EntryNames
  theirs: ReadonlySet<string>
  onChoose: (some: readonly Difference[], take: boolean) => void
}

function RowDifferences({ row: { part, of, fields }, names, theirs, onChoose }: RowDifferencesProps) {
  const { t } = useTranslation('packages')
  const words = (field: string, value: unknown) =>
    valueInWords(field, value, names, t) || <span className="faint">{t('differ.nothing')}</span>
  return (
    <tbody>
      <tr className="differences-row">
        <th scope="rowgroup" colSpan={3}>
          <span className="tag">{partInWords(part, t)}</span> {of}
        </th>
        <td>
          {fields.length > 1 && (
            <span className="row">
              <button type="button" className="link-button" onClick={() => onChoose(fields, false)}>
                {t('differ.rowOurs')}
              </button>
              <button type="button" className="link-button" onClick={() => onChoose(fields, true)}>
                {t('differ.rowTheirs')}
              </button>
            </span>
          )}
        </td>
      </tr>
      {fields.map((one) => {
        const name = one.field === null ? t('differ.wholeRow') : fieldInWords(one.field, t)
        return (
          <tr key={one.id}>
            <th scope="row">{name}</th>
            <td>
              {one.field === null ? (
                <span className="faint">{t(comesIn(one) ? 'differ.notHere' : 'differ.takenOut')}</span>
              ) : (
                words(one.field, one.ours)
              )}
              {one.newer === 'ours' && <Newer />}
            </td>
            <td>
              {words(one.field ?? part, one.theirs)}
              {one.newer === 'theirs' && <Newer />}
            </td>
            <td>
              {comesIn(one) ? (
                <span className="second">{t('differ.comesIn')}</span>
              ) : (
                <SegmentedControl
                  aria-label={t('differ.choiceOf', { field: name, of })}
                  data={[
                    { value: 'ours', label: t(one.field === null ? 'differ.leave' : 'differ.keep') },
                    { value: 'theirs', label: t(one.field === null ? 'differ.add' : 'differ.take') },
                  ]}
                  value={theirs.has(one.id) ? 'theirs' : 'ours'}
                  onChange={(next) => onChoose([one], next === 'theirs')}
                />
              )}
            </td>
          </tr>
        )
      })}
    </tbody>
  )
}

function Newer() {
  const { t } = useTranslation('packages')
  return <span className="tag differences-newer">{t('differ.newer')}</span>
}
