import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { closesOnEscape } from '../../components/closesOnEscape.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { useAddRow } from '../registers/useRegister.ts'

interface NewSectionProps {
  caseId: string
  /** Its place after those that are there. */
  position: number
  onMade: (section: Row<'section'>) => void
  onClose: () => void
}

export function NewSection({ caseId, position, onMade, onClose }: NewSectionProps) {
  const { t } = useTranslation('sections')
  const [heading, setHeading] = useState('')
  const add = useAddRow('section', caseId, (section) => {
    onMade(section)
    onClose()
  })
  const isTold = heading.trim() !== ''
  return (
    <form
      className="new-section"
      aria-label={t('new.title')}
      onSubmit={(event) => {
        event.preventDefault()
        if (isTold) add.mutate({ heading, position })
      }}
      onKeyDown={closesOnEscape(onClose)}
    >
      <TextInput
        autoFocus
        label={t('new.heading')}
        maxLength={300}
        value={heading}
        onChange={(event) => setHeading(event.currentTarget.value)}
      />
      {add.isError && <ErrorLine error={add.error} />}
      <div className="row">
        <Button type="submit" variant="filled" disabled={!isTold || add.isPending}>
          {t('new.add')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  )
}
