import { ActionIcon, Button, Checkbox, Select } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import { DateText } from '../../components/DateText.tsx'
import { SavedDate } from '../../components/SavedDates.tsx'
import { Kept, SavedText } from '../../components/SavedFields.tsx'
import { TypedDate } from '../../components/TypedDate.tsx'
import { useRowField } from '../registers/useRegister.ts'
import { partOf } from '../../components/partOf.ts'

interface TermProps {
  licence: Row<'licence'>
  readOnly: boolean
}

/** Each lengthens the term to its own last day. */
export function Extensions({ licence, readOnly }: TermProps) {
  const { t } = useTranslation('licences')
  const saved = useRowField('licence', licence, 'extensions')
  const [until, setUntil] = useState<EdtfDate | null | undefined>()
  const [adding, setAdding] = useState(false)
  const set = (next: typeof saved.value) => {
    saved.change(next)
    saved.keep()
  }
  return (
    <Kept saved={saved} show={(all) => all.map((one) => one.until).join(', ')}>
      <div className="field-label">{t('registers:field.extensions')}</div>
      <ul>
        {saved.value.map((one, at) => (
          <li key={at} className="row small">
            <DateText date={one.until} length="long" />
            {!readOnly && (
              <ActionIcon
                size={20}
                aria-label={t('take', { what: one.until })}
                onClick={() => set(saved.value.filter((other) => other !== one))}
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
            if (!until) return
            set([...saved.value, { until, note: '' }])
            setUntil(undefined)
            setAdding(false)
          }}
        >
          <TypedDate label={t('registers:field.until')} value={until ?? null} onChange={setUntil} />
          <div className="row">
            <Button type="submit" disabled={!until}>
              {t('extension')}
            </Button>
            <Button variant="subtle" onClick={() => setAdding(false)}>
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
            {t('extension')}
          </Button>
        )
      )}
    </Kept>
  )
}

export function OpenEnded({ licence, readOnly }: TermProps) {
  const { t } = useTranslation('licences')
  const saved = useRowField('licence', licence, 'openEnded')
  return (
    <Kept saved={saved} show={(value) => t(value ? 'yes' : 'no')}>
      <Checkbox
        label={t('registers:field.openEnded')}
        checked={saved.value}
        disabled={readOnly}
        onChange={(event) => {
          saved.change(event.currentTarget.checked)
          saved.keep()
        }}
      />
    </Kept>
  )
}

/** From which day a licence was terminated, and why. */
export function Termination({ licence, readOnly }: TermProps) {
  const { t } = useTranslation('licences')
  const saved = useRowField('licence', licence, 'termination')
  return (
    <Kept saved={saved} show={(value) => value && <DateText date={value.on} />}>
      <SavedDate
        saved={partOf(
          saved,
          (whole) => whole?.on ?? null,
          (whole, on) => on && { on, ground: whole?.ground ?? '' },
        )}
        label={t('registers:field.termination')}
        readOnly={readOnly}
      />
      {saved.value && (
        <SavedText
          saved={partOf(
            saved,
            (whole) => whole?.ground ?? '',
            (whole, ground) => whole && { ...whole, ground },
          )}
          label={t('registers:field.ground')}
          maxLength={1000}
          readOnly={readOnly}
        />
      )}
    </Kept>
  )
}

/** Until when stock may be sold off, that it may not, or nothing in evidence of either. */
export function SellOff({ licence, readOnly }: TermProps) {
  const { t } = useTranslation('licences')
  const saved = useRowField('licence', licence, 'sellOff')
  const [dated, setDated] = useState(false)
  const { value } = saved
  const kind = value === null ? (dated ? 'until' : 'unknown') : value === 'none' ? 'none' : 'until'
  return (
    <Kept saved={saved} show={(one) => (one && one !== 'none' ? <DateText date={one.until} /> : t('sellOff.none'))}>
      <Select
        label={t('registers:field.sellOff')}
        data={(['unknown', 'none', 'until'] as const).map((one) => ({ value: one, label: t(`sellOff.${one}`) }))}
        value={kind}
        allowDeselect={false}
        readOnly={readOnly}
        onChange={(next) => {
          setDated(next === 'until')
          if (next === 'until') return
          saved.change(next === 'none' ? 'none' : null)
          saved.keep()
        }}
      />
      {kind === 'until' && (
        <SavedDate
          saved={partOf(
            saved,
            (whole) => (whole && whole !== 'none' ? whole.until : null),
            (_, until) => until && { until },
          )}
          label={t('registers:field.until')}
          readOnly={readOnly}
        />
      )}
    </Kept>
  )
}
