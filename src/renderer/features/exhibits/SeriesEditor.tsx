import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Series } from '../../../shared/contract/exhibits.ts'
import { SeriesPrefix } from '../../../shared/domain/exhibit-number.ts'
import { client } from '../../app/engine.ts'
import { noteSaved } from '../../app/saved.ts'
import { WriteError } from '../../components/WriteError.tsx'

const { side: Side, kind: Kind } = Series.shape

interface SeriesEditorProps {
  caseId: string
  series: readonly Series[]
  /** Prefixes that exhibits bear: they stay as they are. */
  used: ReadonlySet<string>
  onDone: () => void
}

/** The series of a case: prefix, title, whose they are and what they hold. Kept on leaving a field. */
export function SeriesEditor({ caseId, series, used, onDone }: SeriesEditorProps) {
  const { t } = useTranslation('exhibits')
  const [typed, setTyped] = useState<readonly Series[]>(series)
  const read = useRef(series)
  const refusal = useRef<HTMLDivElement>(null)
  const set = useMutation({
    // One after the other, each over what the one before it has written.
    scope: { id: `series ${caseId}` },
    mutationFn: async (next: readonly Series[]) => {
      read.current = await client.exhibits.setSeries({ caseId, before: [...read.current], series: [...next] })
      noteSaved()
    },
  })

  useEffect(() => {
    if (set.isError) refusal.current?.scrollIntoView({ block: 'nearest' })
  }, [set.isError])

  useEffect(() => {
    setTyped((now) => {
      if (!same(now, read.current)) return now
      read.current = series
      return series
    })
  }, [series])

  const faultOf = (one: Series, index: number): string | undefined => {
    if (one.prefix === '' && one.title === '') return undefined
    if (!SeriesPrefix.safeParse(one.prefix).success) return t('series.notAPrefix')
    return typed.findIndex(({ prefix }) => prefix === one.prefix) < index ? t('series.twice') : undefined
  }

  function keep(next: readonly Series[] = typed): void {
    const whole = next.every((one) => Series.safeParse(one).success)
    const twice = new Set(next.map(({ prefix }) => prefix)).size < next.length
    if (whole && !twice && !same(next, read.current)) set.mutate(next)
  }

  function change(index: number, part: Partial<Series>, now = false): void {
    const next = typed.map((one, at) => (at === index ? { ...one, ...part } : one))
    setTyped(next)
    if (now) keep(next)
  }

  return (
    <div className="pane-scroll">
      <section className="section">
        <h2>{t('series.title')}</h2>
        <p className="field-hint">{t('series.hint')}</p>
      </section>
      <div ref={refusal}>
        {set.isError && (
          <WriteError
            error={set.error}
            mine={inLines(typed)}
            theirs={(current: Series[]) => inLines(current)}
            onMine={(current) => {
              read.current = current
              set.mutate(typed)
            }}
            onTheirs={(current) => {
              read.current = current
              setTyped(current)
              set.reset()
            }}
          />
        )}
      </div>
      {typed.map((one, index) => (
        <section key={index} className="section series-fields" onBlur={() => keep()}>
          <TextInput
            label={t('series.prefix')}
            value={one.prefix}
            maxLength={6}
            readOnly={used.has(one.prefix)}
            error={faultOf(one, index)}
            onChange={(event) => change(index, { prefix: event.currentTarget.value.toUpperCase() })}
          />
          <Select
            className="series-rest"
            label={t('series.kind')}
            data={Kind.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
            value={one.kind}
            allowDeselect={false}
            onChange={(kind) => kind && change(index, { kind }, true)}
          />
          <TextInput
            className="series-wide"
            label={t('series.name')}
            value={one.title}
            maxLength={200}
            onChange={(event) => change(index, { title: event.currentTarget.value })}
          />
          <Select
            className="series-most"
            label={t('series.side')}
            data={Side.options.map((value) => ({ value, label: t(`side.${value}`) }))}
            value={one.side}
            allowDeselect={false}
            onChange={(side) => side && change(index, { side }, true)}
          />
          {!used.has(one.prefix) && typed.length > 1 && (
            <ActionIcon
              aria-label={t('series.remove', { prefix: one.prefix })}
              onClick={() => {
                const next = typed.toSpliced(index, 1)
                setTyped(next)
                keep(next)
              }}
            >
              <IconTrash size={16} stroke={1.5} />
            </ActionIcon>
          )}
        </section>
      ))}
      <section className="section row">
        <Button
          leftSection={<IconPlus size={15} stroke={1.5} />}
          onClick={() => setTyped([...typed, { prefix: '', title: '', side: 'claimant', kind: 'fact' }])}
        >
          {t('series.add')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('series.done')}
        </Button>
      </section>
    </div>
  )

  function inLines(some: readonly Series[]): ReactNode {
    return some.map(({ prefix, title, side, kind }, index) => (
      <div key={index}>
        {prefix} {title}, {t(`side.${side}`)}, {t(`kind.${kind}`)}
      </div>
    ))
  }
}

function same(a: readonly Series[], b: readonly Series[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
