import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import type { LimitationInputs } from '../../../shared/domain/limitation.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { choiceFilter } from '../../components/choiceFilter.ts'
import { DateText } from '../../components/DateText.tsx'
import { DayField } from '../../components/DayField.tsx'
import { SavedDate, SavedDay } from '../../components/SavedDates.tsx'
import { Kept } from '../../components/SavedFields.tsx'
import { partOf } from '../../components/partOf.ts'
import { useRowField } from '../registers/useRegister.ts'

const NOTHING_KNOWN = { knew: null, concealedUntil: null, tolled: [], interrupted: [], contractualBar: null }

/** The rule by which time runs against an act, and what is known of its running. */
export function LimitationFields({ act, readOnly }: { act: Row<'act'>; readOnly: boolean }) {
  const { t } = useTranslation('acts')
  const language = useLanguage()
  const rules = useQuery(engine.acts.rules.queryOptions()).data ?? []
  const saved = useRowField('act', act, 'limitation')
  const known = saved.value
  const write = (next: LimitationInputs | null) => {
    saved.change(next)
    saved.keep()
  }
  return (
    <Kept saved={saved} show={(all) => all?.ruleId}>
      <Select
        label={t('registers:field.ruleId')}
        placeholder={t('noRule')}
        data={rules.map(({ ruleId, title, verified }) => ({
          value: ruleId,
          label: `${title[language] || ruleId}${verified ? '' : ` (${t('common:notVerified')})`}`,
        }))}
        value={known?.ruleId ?? null}
        clearable
        searchable
        readOnly={readOnly}
        filter={choiceFilter}
        nothingFoundMessage={t('common:nothingFound')}
        onChange={(ruleId) => write(ruleId === null ? null : { ...NOTHING_KNOWN, ...known, ruleId })}
      />
      {known && (
        <>
          <div className="field-pair">
            <SavedDate
              saved={partOf(
                saved,
                (all) => all?.knew ?? null,
                (all, knew) => all && { ...all, knew },
              )}
              label={t('registers:field.knew')}
              readOnly={readOnly}
            />
            <SavedDate
              saved={partOf(
                saved,
                (all) => all?.concealedUntil ?? null,
                (all, concealedUntil) => all && { ...all, concealedUntil },
              )}
              label={t('registers:field.concealedUntil')}
              readOnly={readOnly}
            />
          </div>
          <SavedDay
            saved={partOf(
              saved,
              (all) => all?.contractualBar ?? null,
              (all, contractualBar) => all && { ...all, contractualBar },
            )}
            label={t('registers:field.contractualBar')}
            readOnly={readOnly}
          />
          <Spans
            label={t('registers:field.tolled')}
            add={t('tolled.add')}
            wordsLabel={t('tolled.reason')}
            rows={known.tolled.map(({ from, to, reason }) => ({ from, to, words: reason }))}
            readOnly={readOnly}
            onChange={(rows) =>
              write({ ...known, tolled: rows.map(({ from, to, words }) => ({ from, to: to ?? from, reason: words })) })
            }
            ranged
          />
          <Spans
            label={t('registers:field.interrupted')}
            add={t('interrupted.add')}
            wordsLabel={t('interrupted.how')}
            rows={known.interrupted.map(({ on, how }) => ({ from: on, to: undefined, words: how }))}
            readOnly={readOnly}
            onChange={(rows) =>
              write({ ...known, interrupted: rows.map(({ from, words }) => ({ on: from, how: words })) })
            }
          />
        </>
      )}
    </Kept>
  )
}

interface Span {
  from: string
  to: string | undefined
  words: string
}

interface SpansProps {
  label: string
  add: string
  wordsLabel: string
  rows: readonly Span[]
  readOnly: boolean
  onChange: (rows: Span[]) => void
  /** Whether each has a last day, too. */
  ranged?: boolean
}

/** Days, or spans of days, each with a word on why. */
function Spans({ label, add, wordsLabel, rows, readOnly, onChange, ranged = false }: SpansProps) {
  const { t } = useTranslation('acts')
  const [adding, setAdding] = useState(false)
  const [from, setFrom] = useState<string>()
  const [to, setTo] = useState<string>()
  const [words, setWords] = useState('')
  const ready = from !== undefined && (!ranged || (to !== undefined && to >= from))

  function close(): void {
    setAdding(false)
    setFrom(undefined)
    setTo(undefined)
    setWords('')
  }

  return (
    <div className="licence-part">
      <div className="field-label">{label}</div>
      <ul>
        {rows.map((row, at) => (
          <li key={at} className="row small">
            <span className="wrap-anywhere">
              <DateText date={row.from} />
              {row.to !== undefined && (
                <>
                  {' – '}
                  <DateText date={row.to} />
                </>
              )}
              {row.words && <span className="faint"> · {row.words}</span>}
            </span>
            {!readOnly && (
              <ActionIcon
                size={20}
                aria-label={t('licences:take', { what: `${label} ${row.from}` })}
                onClick={() => onChange(rows.filter((other) => other !== row))}
              >
                <IconX size={13} stroke={1.6} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {adding ? (
        <form
          className="licence-part"
          onSubmit={(event) => {
            event.preventDefault()
            if (!ready) return
            onChange([...rows, { from, to: ranged ? to : undefined, words: words.trim() }])
            close()
          }}
        >
          <div className="field-pair">
            <DayField label={t(ranged ? 'tolled.from' : 'interrupted.on')} value={from} onChange={setFrom} />
            {ranged && <DayField label={t('tolled.to')} value={to} onChange={setTo} />}
          </div>
          <TextInput
            label={wordsLabel}
            maxLength={500}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <div className="row">
            <Button type="submit" disabled={!ready}>
              {add}
            </Button>
            <Button variant="subtle" onClick={close}>
              {t('common:cancel')}
            </Button>
          </div>
        </form>
      ) : (
        !readOnly && (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconPlus size={13} stroke={1.6} />}
            onClick={() => setAdding(true)}
          >
            {add}
          </Button>
        )
      )}
    </div>
  )
}
