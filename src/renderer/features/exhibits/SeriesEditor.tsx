import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Series } from '../../../shared/contract/exhibits.ts'
import { SeriesPrefix } from '../../../shared/domain/exhibit-number.ts'
import { engine } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'

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
  const set = useMutation(engine.exhibits.setSeries.mutationOptions())

  const faultOf = (one: Series, index: number): string | undefined => {
    if (one.prefix === '' && one.title === '') return undefined
    if (!SeriesPrefix.safeParse(one.prefix).success) return t('series.notAPrefix')
    return typed.findIndex(({ prefix }) => prefix === one.prefix) < index ? t('series.twice') : undefined
  }

  function keep(next: readonly Series[] = typed): void {
    const whole = next.every((one) => Series.safeParse(one).success)
    const twice = new Set(next.map(({ prefix }) => prefix)).size < next.length
    if (whole && !twice && JSON.stringify(next) !== JSON.stringify(series)) {
      set.mutate({ caseId, series: [...next] })
    }
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
      {set.isError && <ErrorLine error={set.error} />}
    </div>
  )
}
