import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LossInput } from '../../../shared/domain/loss.ts'
import { ASKED_INPUTS, FREE_UNITS } from '../../../shared/domain/loss-inputs.ts'
import { nameOfInput } from '../../../shared/domain/loss-words.ts'
import { useLanguage } from '../../app/i18n.ts'
import { Kept } from '../../components/SavedFields.tsx'
import { useRowField } from '../registers/useRegister.ts'
import { FigureFields } from './FigureFields.tsx'
import { FormInPlace, PlaceOfForm } from './FormInPlace.tsx'
import type { LossRow } from './useLoss.ts'

interface FiguresProps {
  row: LossRow
  caseId: string
  readOnly: boolean
}

/** The stated figures of a line, and those that its computation asks for. */
export function Figures({ row, caseId, readOnly }: FiguresProps) {
  const { t } = useTranslation('loss')
  const language = useLanguage()
  const saved = useRowField('loss-line', row, 'inputs')
  const [adding, setAdding] = useState<LossInput>()
  const { computation, currency } = row
  const figures = saved.value
  const wanted = ASKED_INPUTS[computation]?.filter(({ name }) => !figures.some((figure) => figure.name === name))
  const isSound = adding !== undefined && LossInput.safeParse(adding).success

  function write(next: LossInput[]): void {
    saved.change(next)
    saved.keep()
  }

  function add(): void {
    if (!adding) return
    write([...figures, adding])
    setAdding(undefined)
  }

  return (
    <Kept saved={saved} show={(all) => all.map((figure, place) => nameOfInput(figure, place, language)).join(', ')}>
      {figures.map((figure, place) => (
        <FigureFields
          key={place}
          caseId={caseId}
          computation={computation}
          currency={currency}
          value={figure}
          place={place}
          onChange={(value) => saved.change(figures.with(place, value))}
          onKeep={saved.keep}
          onRemove={() => write(figures.toSpliced(place, 1))}
          readOnly={readOnly}
        />
      ))}
      <PlaceOfForm isOpen={adding !== undefined}>
        {adding && (
          <FormInPlace label={t('figure.add')} isSound={isSound} onAdd={add} onClose={() => setAdding(undefined)}>
            <FigureFields
              caseId={caseId}
              computation={computation}
              currency={currency}
              value={adding}
              place={figures.length}
              onChange={setAdding}
              onKeep={() => undefined}
              readOnly={false}
            />
          </FormInPlace>
        )}
        {!adding && !readOnly && (
          <div className="figure-wanted">
            {wanted ? (
              wanted.map(({ name, units }) => (
                <AddFigure
                  key={name}
                  label={t('figure.addAnother', { name: t(`input.${name}`) })}
                  onAdd={() => setAdding(blankFigure(name, units[0]))}
                />
              ))
            ) : (
              <AddFigure
                label={t('figure.add')}
                onAdd={() => setAdding(blankFigure(freeName(figures), FREE_UNITS[computation as 'sum']?.[0]))}
              />
            )}
          </div>
        )}
      </PlaceOfForm>
    </Kept>
  )
}

function AddFigure({ label, onAdd }: { label: string; onAdd: () => void }) {
  return (
    <Button variant="subtle" size="compact-xs" leftSection={<IconPlus size={13} stroke={1.6} />} onClick={onAdd}>
      {label}
    </Button>
  )
}

/** What it is, and how much, is still to be told. */
function blankFigure(name: string, unit: LossInput['unit'] = 'money'): LossInput {
  return { name, title: '', value: { low: '', high: '', likely: null }, unit, shareOf: null, factId: null }
}

function freeName(figures: readonly LossInput[]): string {
  const taken = new Set(figures.map(({ name }) => name))
  for (let number = figures.length + 1; ; number += 1) {
    if (!taken.has(`figure-${number}`)) return `figure-${number}`
  }
}
